import { fill } from '../../../../engine/phrases.ts';
import phrases from '../../../../messages/zh-CN/applicant-party.json' with { type: 'json' };
import industries from '../../../../messages/zh-CN/industries.json' with { type: 'json' };

/** A sentence of the pages of organisations. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

/** The industries to choose from, by the ids of the facts (policies/facts.yaml). */
export const INDUSTRIES = Object.entries(industries).map(([value, label]) => ({ value, label }));

export function industryWord(id: string): string | undefined {
  return INDUSTRIES.find(({ value }) => value === id)?.label;
}
