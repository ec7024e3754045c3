/** The way to the sign-in page and back. What stands behind # may be a secret (an invitation) and never goes to a server. */

const HASH_KEY = 'yunhe.back-hash';

export function leaveToSignIn(): void {
  const { pathname, search, hash } = location;
  try {
    sessionStorage.setItem(HASH_KEY, hash);
  } catch {
    // Without storage the way back leads to the page itself.
  }
  location.replace(`/sign-in?${new URLSearchParams({ back: `${pathname}${search}` })}`);
}

/** Where the person came from: a path on this site and nothing else; undefined where the page was opened by itself. */
export function wayBack(): string | undefined {
  const back = new URLSearchParams(location.search).get('back');
  if (back === null || !/^\/(?![/\\])/.test(back) || back.includes('\\')) return undefined;
  return `${back}${keptHash()}`;
}

function keptHash(): string {
  try {
    const hash = sessionStorage.getItem(HASH_KEY) ?? '';
    sessionStorage.removeItem(HASH_KEY);
    return hash;
  } catch {
    return '';
  }
}
