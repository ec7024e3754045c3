import { createHmac, timingSafeEqual } from 'node:crypto';

/** Cookies as better-auth signs them: `value.base64(HMAC-SHA256(secret, value))`, percent-encoded. */

function signatureOf(value: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(value).digest();
}

export function signedValue(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${signatureOf(value, secret).toString('base64')}`);
}

/** The value of a signed cookie of a request; undefined where it is missing or its signature is wrong. */
export function readSigned(headers: Headers, name: string, secret: string): string | undefined {
  const raw = readCookie(headers, name);
  const dot = raw?.lastIndexOf('.') ?? -1;
  if (raw === undefined || dot < 1) return undefined;
  const value = raw.slice(0, dot);
  const given = Buffer.from(raw.slice(dot + 1), 'base64');
  const expected = signatureOf(value, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

function readCookie(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** A `Set-Cookie` line: for this site, out of reach of scripts, not sent along from other sites but by a link. */
export function setCookie(name: string, value: string, maxAgeSeconds: number, secure: boolean): string {
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${name}=${value}; Max-Age=${maxAgeSeconds}; ${flags}`;
}
