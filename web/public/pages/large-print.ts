import { paths } from '../paths.ts';
import { LARGE_PRINT_COOKIE } from '../preferences.ts';
import type { PageCall, PageResponse } from '../site.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** A path on this site and nothing else: no other origin, no control characters, not the switch itself. */
function safeBack(back: string | null): string {
  if (back === null || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(back) || back.includes('\\')) return paths.home;
  return back.startsWith(paths.largePrint) ? paths.home : back;
}

/** Turns the large-print mode on or off for a year and goes back to the page; works without a script. */
export function switchLargePrint({ query, site }: PageCall): PageResponse {
  const on = query.get('on') === '1';
  const secure = site.baseUrl.startsWith('https:') ? '; Secure' : '';
  const cookie = `${LARGE_PRINT_COOKIE}=${on ? '1' : '0'}; Path=/; Max-Age=${on ? YEAR_SECONDS : 0}; SameSite=Lax; HttpOnly${secure}`;
  return {
    status: 303,
    html: '',
    headers: { location: safeBack(query.get('back')), 'set-cookie': cookie, 'cache-control': 'no-store' },
  };
}
