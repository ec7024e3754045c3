import { expect, test } from 'vitest';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { checkRequest, refusalMessage } from '../index.ts';
import { loadPolicy } from './packages.ts';

/** A request that is let through, and ways to spoil one member of it. */

export const policy = await loadPolicy();

export type Json = Record<string, unknown>;

export const filming = (more: Json = {}): Json => ({
  id: 'c1',
  clause: 'location-filming',
  subject: 'w1',
  facts: { shootingDays: { total: 10, inDistrict: 5 } },
  costs: [{ id: 'inv-1', category: 'venue', amountFen: 100, local: true }],
  ...more,
});
export const request = (more: Json = {}, claims: readonly unknown[] = [filming()]): Json => ({
  asOf: '2026-06-01',
  applicant: {
    otherSupport: [{ id: 's1', policy: '其他', level: 'district', status: 'available', amountFen: 1 }],
  },
  claims,
  ...more,
});
export const ofApplicant = (applicant: unknown) => request({ applicant });
export const ofClaim = (more: Json) => request({}, [filming(more)]);
export const ofClause = (clause: string, more: Json = {}) => request({}, [{ id: 'c1', clause, ...more }]);
export const cost = (more: Json) => ofClaim({ costs: [{ id: 'inv-1', category: 'venue', amountFen: 100, ...more }] });
export const without = (object: Json, name: string): Json => {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
};
export const parsed = (text: string): unknown => JSON.parse(text);
export const priorAward = { clause: 'overseas-distribution', year: 2026, amountFen: 1, subject: 'w1', outcome: 'o1' };
export const ofPriorAward = (award: Json) => ofApplicant({ priorAwards: [award] });
export const support = { id: 's1', policy: '其他', level: 'district', status: 'available', amountFen: 1 };
export const ofSupport = (...list: readonly Json[]) => ofApplicant({ otherSupport: list });
export const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What is sent, and the member that is wrong or missing. */
/** What is sent, the member that is wrong or missing, and the code of the refusal without its prefix. */
export type Refused = readonly [what: string, value: unknown, path: string, code: string];

/** One test for each: the pointer, the code, and a whole sentence in Chinese. */
export function testRefusals(refused: readonly Refused[]): void {
  for (const [what, value, path, code] of refused) {
    test(`for ${what}, with a pointer to ${path === '' ? 'the whole' : path}`, () => {
      const outcome = checkRequest(policy, value);
      if (outcome.ok) throw new Error('it was let through');
      expect({ path: outcome.refusal.path, code: outcome.refusal.code }).toEqual({ path, code: `refusal.${code}` });
      expect(refusalMessage(outcome.refusal, phrases)).toMatch(/^[^{}]*[一-鿿][^{}]*。$/);
    });
  }
}

/** The sentence in which a value is refused; empty where it is let through. */
export function told(value: unknown): string {
  const outcome = checkRequest(policy, value);
  return outcome.ok ? '' : refusalMessage(outcome.refusal, phrases);
}
