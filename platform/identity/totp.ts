import { createHmac, timingSafeEqual } from 'node:crypto';

/** Time-based one-time passwords (RFC 6238: SHA-1, 30 seconds, 6 digits), as authenticator apps compute them. */

const STEP_MILLISECONDS = 30_000;
/** Clocks of telephones are off; one step to either side. */
const WINDOW = 1;

export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / STEP_MILLISECONDS);
}

/** The six digits of a step. The secret is used as UTF-8 bytes, as better-auth stores it. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  const number = digest.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The step whose code it is, around an instant; undefined where it is none of them. */
export function stepOf(secret: string, code: string, instant: Date): number | undefined {
  let found: number | undefined;
  const now = stepAt(instant);
  for (let step = now - WINDOW; step <= now + WINDOW; step += 1) {
    const [given, expected] = [Buffer.from(code), Buffer.from(codeOf(secret, step))];
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = step;
  }
  return found;
}
