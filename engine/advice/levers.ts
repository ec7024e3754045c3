import { placeOfFact, placeOfSeries } from '../assess/circumstances.ts';
import type { Finding } from '../assess/examine.ts';
import { fourDigits } from '../calendar.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Amount, Test } from '../format/terms.ts';
import { fill, type Phrases } from '../phrases.ts';
import { MAX_AMOUNT_FEN } from '../request/form.ts';
import { labelOf } from '../sentences/amounts.ts';
import { phrase } from '../sentences/template.ts';
import { countText, moneyText } from '../sentences/values.ts';

/** A known number of a request that a condition looks at and that can be turned up or down. */
export interface Lever {
  readonly path: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The number that it is a part of and cannot exceed. */
  readonly whole?: Lever;
  readonly tell: (value: number) => string;
  readonly unit?: string;
}

/** The levers of a test, each once, in the order of its terms. None where a number of it is not known. */
export function leversOf(
  test: Test,
  finding: Finding,
  claimPath: string,
  dictionary: Dictionary,
  phrases: Phrases,
): Lever[] {
  const levers = new Map<string, Lever>();
  for (const amount of amountsOf(test)) {
    const lever = leverOf(amount, finding, claimPath, dictionary, phrases);
    if (lever) levers.set(lever.path, lever);
  }
  return [...levers.values()];
}

type Leaf = Extract<Amount, { kind: 'fact' | 'series' }>;

function amountsOf(test: Test): Leaf[] {
  if (test.kind === 'compare') return [...leavesOf(test.left), ...leavesOf(test.right)];
  if (test.kind === 'all' || test.kind === 'any') return test.of.flatMap(amountsOf);
  return test.kind === 'not' ? amountsOf(test.of) : [];
}

function leavesOf(amount: Amount): Leaf[] {
  switch (amount.kind) {
    case 'constant':
      return [];
    case 'fact':
    case 'series':
      return [amount];
    case 'share':
      return leavesOf(amount.of);
    case 'difference':
      return [...leavesOf(amount.from), ...leavesOf(amount.less)];
    case 'sum':
    case 'product':
      return amount.of.flatMap(leavesOf);
  }
}

function leverOf(
  amount: Leaf,
  { circumstances }: Finding,
  claimPath: string,
  dictionary: Dictionary,
  phrases: Phrases,
): Lever | undefined {
  const { fact, read } = placeOfFact(amount.fact, dictionary);
  const path = fact.scope === 'applicant' ? `/applicant/${amount.fact}` : `${claimPath}/facts/${amount.fact}`;
  if (amount.kind === 'series') {
    const year = fourDigits(circumstances.programYear + amount.year);
    const value = placeOfSeries(amount.fact, amount.year, dictionary).readYear(circumstances);
    const label = fill(phrase(phrases, 'amount.series'), { year, label: fact.label });
    return value === undefined ? undefined : moneyLever(`${path}/${year}`, label, value, phrases);
  }
  const found = read(circumstances);
  if (found === undefined) return undefined;
  if (fact.type === 'money') return moneyLever(path, fact.label, found as number, phrases);
  const unit = fact.unit === undefined ? {} : { unit: fact.unit };
  const tell = (value: number) => countText(BigInt(value), 1n, fact.unit, phrases);
  if (fact.type === 'integer') {
    return { path, label: fact.label, value: found as number, min: fact.min, max: fact.max, tell, ...unit };
  }
  if (fact.type !== 'counts' || amount.member === undefined) return undefined;
  const counts = found as Readonly<Record<string, number>>;
  const memberLever = (name: string): Lever | undefined => {
    const member = fact.members[name];
    const value = counts[name];
    if (!member || value === undefined) return undefined;
    const label = labelOf(amount.fact, name, dictionary);
    const own = { path: `${path}/${name}`, label, value, min: member.min, max: member.max, tell, ...unit };
    const whole = member.atMost === undefined ? undefined : memberLever(member.atMost);
    return whole ? { ...own, whole } : own;
  };
  return memberLever(amount.member);
}

function moneyLever(path: string, label: string, value: number, phrases: Phrases): Lever {
  return { path, label, value, min: 0, max: MAX_AMOUNT_FEN, tell: (amount) => moneyText(amount, phrases) };
}
