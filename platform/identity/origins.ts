import { isLoopback } from '../configuration.ts';

/**
 * The origins of this site. On the own machine people write its name or its number as they like: all of them are this
 * site, and passkeys belong to the name, because devices take no numbers.
 */
export function originsOf(baseUrl: string): readonly string[] {
  const { protocol, port } = new URL(baseUrl);
  if (!isLoopback(hostOf(baseUrl))) return [baseUrl];
  const at = port === '' ? '' : `:${port}`;
  return [...new Set([baseUrl, ...['localhost', '127.0.0.1', '[::1]'].map((host) => `${protocol}//${host}${at}`)])];
}

/** The name to which passkeys are bound. */
export function passkeyHostOf(baseUrl: string): string {
  const host = hostOf(baseUrl);
  return isLoopback(host) ? 'localhost' : host;
}

function hostOf(baseUrl: string): string {
  return new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
}
