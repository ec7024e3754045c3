import { COMMON_WORDS, RUNS } from './common-passwords.ts';
import { PASSWORD_LENGTH } from './limits.ts';

/** What a password must not be; the words are keys of `messages/zh-CN/identity.json`. */
type PasswordFault = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_IS_NAME' | 'PASSWORD_TOO_COMMON';

/** How much of a password must remain when what is guessed first is taken away. */
const LEAST_OWN = 5;
const LEAST_DIFFERENT = 5;

/**
 * What is wrong with a new password; undefined = nothing. `names` are the words that belong to the person: name, e-mail
 * address, mobile number.
 */
export function faultOfPassword(
  password: string,
  names: readonly (string | null | undefined)[],
): PasswordFault | undefined {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return 'PASSWORD_TOO_SHORT';
  if (length > PASSWORD_LENGTH.most) return 'PASSWORD_TOO_LONG';
  const plain = password.normalize('NFKC').toLowerCase();
  if (wordsOf(names).some((word) => plain.replaceAll(word, '').length < LEAST_OWN)) return 'PASSWORD_IS_NAME';
  return isCommon(plain) ? 'PASSWORD_TOO_COMMON' : undefined;
}

function wordsOf(names: readonly (string | null | undefined)[]): string[] {
  const whole = names.filter((name) => name !== null && name !== undefined).map((name) => name.toLowerCase());
  const parts = whole.flatMap((name) => [
    name,
    name.split('@')[0] ?? '',
    name.replace(/^\+86/, ''),
    ...name.split(/\s+/),
  ]);
  return [...new Set(parts)].filter((word) => word.length >= 3);
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size < LEAST_DIFFERENT) return true;
  if (COMMON_WORDS.has(plain) || COMMON_WORDS.has(plain.replace(/^[\d\W_]+|[\d\W_]+$/g, ''))) return true;
  const block = /^(.{1,6}?)\1+.{0,3}$/.exec(plain)?.[1];
  if (block !== undefined) return true;
  return withoutRuns(plain).length < LEAST_OWN;
}

/** What remains when runs of four and more keys are taken out. */
function withoutRuns(plain: string): string {
  let rest = '';
  for (let at = 0; at < plain.length; ) {
    const run = longestRun(plain, at);
    if (run < 4) rest += plain[at];
    at += run < 4 ? 1 : run;
  }
  return rest;
}

function longestRun(plain: string, from: number): number {
  const forwards = [...RUNS, ...RUNS.map((run) => [...run].reverse().join(''))];
  let longest = 0;
  for (const run of forwards) {
    let length = 2;
    while (from + length <= plain.length && run.includes(plain.slice(from, from + length))) length += 1;
    longest = Math.max(longest, length - 1);
  }
  return longest;
}
