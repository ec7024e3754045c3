import { connect, type Socket } from 'node:net';
import { z } from 'zod';

/** What the scanner found; `signature` in its own words. */
export type ScanResult = { readonly scan: 'clean' } | { readonly scan: 'infected'; readonly signature: string };

/** A virus scanner that speaks the protocol of clamd. */
export interface Scanner {
  /** Throws where the scanner is away or cannot look at the content. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanResult>;
  /** Resolves when the scanner answers. */
  ping(): Promise<void>;
}

/** Longest silence of the scanner, in milliseconds. */
const SILENCE_MILLISECONDS = 60_000;
/** Longest answer that is read. */
const ANSWER_BYTES = 4096;

/** Where clamd listens: `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
export const clamdUrl = z
  .string()
  .refine((text) => URL.canParse(text) && addressOf(text) !== undefined)
  .meta({ id: 'ClamdUrl' });

type Address = { readonly path: string } | { readonly host: string; readonly port: number };

function addressOf(url: string): Address | undefined {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === 'unix:' && pathname.startsWith('/')) return { path: decodeURIComponent(pathname) };
  if (protocol === 'tcp:' && hostname !== '') {
    return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 3310 : Number(port) };
  }
  return undefined;
}

/** A scanner by its address. Every question is a connection of its own: a restarted scanner is found again. */
export function openScanner(url: string, silenceMilliseconds = SILENCE_MILLISECONDS): Scanner {
  const found = addressOf(url);
  if (found === undefined) throw new Error('no address of a scanner');
  const address: Address = found;

  async function ask(command: string, bytes?: AsyncIterable<Uint8Array>): Promise<string> {
    const socket = connect(address);
    socket.setTimeout(silenceMilliseconds, () => socket.destroy(new Error('the scanner is silent')));
    try {
      const answer = answerOf(socket);
      // Content that cannot be read is not what the scanner was asked about.
      send(socket, command, bytes).catch((error) => socket.destroy(error));
      return await answer;
    } finally {
      socket.destroy();
    }
  }

  return {
    async scan(bytes) {
      const answer = await ask('zINSTREAM\0', bytes);
      if (answer === 'stream: OK') return { scan: 'clean' };
      const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (signature === undefined) throw new Error(`the scanner did not look: ${answer}`);
      return { scan: 'infected', signature };
    },
    async ping() {
      const answer = await ask('zPING\0');
      if (answer !== 'PONG') throw new Error(`the scanner answers ${answer}`);
    },
  };
}

/** The answer, without the zero that ends it. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) {
    answer += String(piece);
    if (answer.includes('\0') || answer.length > ANSWER_BYTES) break;
  }
  const [whole, ...rest] = answer.split('\0');
  if (whole === undefined || rest.length === 0) throw new Error('the scanner hung up');
  return whole.trim();
}

/**
 * The command; then the content in pieces, each behind its length in four bytes, and a length of zero. A scanner that has
 * heard enough answers in the middle of a file and hangs up: its answer counts.
 */
async function send(socket: Socket, command: string, bytes?: AsyncIterable<Uint8Array>): Promise<void> {
  let isListening = await write(socket, Buffer.from(command));
  if (bytes === undefined) return;
  for await (const piece of bytes) {
    if (!isListening) return;
    if (piece.length === 0) continue;
    isListening = (await write(socket, lengthOf(piece.length))) && (await write(socket, piece));
  }
  if (isListening) await write(socket, lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(length);
  return four;
}

/** Whether it went out. */
function write(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  return new Promise((settle) => socket.write(bytes, (error) => settle(!error)));
}
