import { expect, test } from 'vitest';
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

test('exactly one check character fits a body', () => {
  for (const body of ['91110112MA0000000', '91350100M000100Y4', '9111011200000000X', '12100000400000000']) {
    expect([...ALPHABET].filter((check) => isUnifiedSocialCreditCode(body + check))).toHaveLength(1);
  }
});

test('a code with one character changed, two neighbours swapped or another length is wrong', () => {
  const code = '91350100M000100Y43';
  expect(isUnifiedSocialCreditCode(code)).toBe(true);
  for (let at = 0; at < code.length; at++) {
    const other = code.at(at) === '1' ? '2' : '1';
    expect(isUnifiedSocialCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
  }
  expect(isUnifiedSocialCreditCode('91350100M000100Y34')).toBe(false);
  expect(isUnifiedSocialCreditCode(`${code}0`)).toBe(false);
  expect(isUnifiedSocialCreditCode(code.slice(1))).toBe(false);
});

test('the letters I, O, S, V and Z are in no code', () => {
  for (const letter of 'IOSVZ') {
    expect([...ALPHABET].some((check) => isUnifiedSocialCreditCode(`91110112M${letter}0000000${check}`))).toBe(false);
  }
});
