import type { Preferences } from './site.ts';

/** Name of the cookie in which the large-print mode is kept; its value is `1`. */
export const LARGE_PRINT_COOKIE = 'large-print';

/** The preferences that a Cookie header carries. */
export function preferencesOf(cookieHeader: string | undefined): Preferences {
  const cookies = (cookieHeader ?? '').split(';').map((cookie) => cookie.trim());
  return { largePrint: cookies.includes(`${LARGE_PRINT_COOKIE}=1`) };
}
