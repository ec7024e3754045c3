import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token that opens something once: 43 characters that can stand in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: it cannot be turned back. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a token is the one whose digest was kept. */
export function isToken(token: string, digest: string): boolean {
  const given = Buffer.from(digestOf(token));
  const kept = Buffer.from(digest);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
