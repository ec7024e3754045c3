import { byCodePoint } from '../../engine/index.ts';

/** JSON with sorted members and without white space: the same value is always the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => byCodePoint(one, other)));
  });
}
