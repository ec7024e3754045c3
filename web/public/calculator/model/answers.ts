/**
 * What a person has typed into the calculator, exactly as typed. Nothing here is interpreted: amounts are text in yuan,
 * a blank is `''`, yes and no are `'yes'` and `'no'`. Facts go by their name in the shared dictionary, so the same
 * answers can be put to every policy.
 */

/** Typed text by fact (`wideReach`), by member (`shootingDays.total`) or by year (`rndExpenditureFen.2025`). */
export type Typed = Readonly<Record<string, string>>;

/** A work, a project or an event: what a support is for. */
export interface Work {
  readonly key: string;
  /** Its id in an imported request; '' = the key stands for it. */
  readonly subject: string;
  /** For the person's own eyes: never in a shared link. */
  readonly name: string;
  readonly fact: Typed;
}

/** One ask under one clause. A claim that is no longer asked keeps its answers. */
export interface Claim {
  readonly key: string;
  readonly id: string;
  readonly clause: string;
  /** Key of the work, '' where the clause supports the company itself. */
  readonly work: string;
  readonly asked: boolean;
  readonly outcome: string;
  readonly review: string;
  /** Approved rate in per cent, as typed; '' = the highest one. */
  readonly rate: string;
  readonly fact: Typed;
  /** There are no costs, which is known: a base of 0, not a missing one. */
  readonly costless: boolean;
}

export interface CostLine {
  readonly key: string;
  readonly id: string;
  readonly work: string;
  /** Keys of the claims that it may serve; empty = every claim of its work. */
  readonly claims: readonly string[];
  readonly category: string;
  readonly amount: string;
  readonly attribute: Typed;
  /** Already counted in an earlier award. */
  readonly used: boolean;
  readonly note: string;
}

export interface PriorAward {
  readonly key: string;
  readonly clause: string;
  readonly year: string;
  readonly amount: string;
  /** Key of a work, or `=` and the id of a subject that is not among the works; '' = another one. */
  readonly subject: string;
  readonly outcome: string;
}

export interface Debarment {
  readonly key: string;
  readonly decidedOn: string;
}

/** Support that another policy gives or could give for the same thing. */
export interface Support {
  readonly key: string;
  readonly id: string;
  readonly policy: string;
  readonly level: string;
  readonly status: string;
  readonly amount: string;
  readonly claims: readonly string[];
}

export interface Answers {
  /** '' = the default policy of the site. */
  readonly policy: string;
  readonly version: string;
  readonly asOf: string;
  readonly programYear: string;
  readonly audience: readonly string[];
  readonly companyName: string;
  readonly uscc: string;
  /** Facts about the company. */
  readonly fact: Typed;
  readonly work: readonly Work[];
  readonly claim: readonly Claim[];
  readonly cost: readonly CostLine[];
  readonly award: readonly PriorAward[];
  readonly debarment: readonly Debarment[];
  readonly support: readonly Support[];
  /** Ids of costs counted earlier that are not among the lines (from an imported request). */
  readonly usedCost: readonly string[];
  /** Materials ticked as prepared. */
  readonly prepared: readonly string[];
}

export const EMPTY: Answers = {
  policy: '',
  version: '',
  asOf: '',
  programYear: '',
  audience: [],
  companyName: '',
  uscc: '',
  fact: {},
  work: [],
  claim: [],
  cost: [],
  award: [],
  debarment: [],
  support: [],
  usedCost: [],
  prepared: [],
};

/** The lists of rows, and how long each may grow. The first letters make the keys: w1, c1, k1 … */
export const LISTS = {
  work: { letter: 'w', most: 50 },
  claim: { letter: 'c', most: 400 },
  cost: { letter: 'k', most: 2000 },
  award: { letter: 'p', most: 200 },
  debarment: { letter: 'd', most: 50 },
  support: { letter: 's', most: 50 },
} as const;
export type ListName = keyof typeof LISTS;

const BLANK: { readonly [L in ListName]: Omit<Answers[L][number], 'key'> } = {
  work: { subject: '', name: '', fact: {} },
  claim: { id: '', clause: '', work: '', asked: false, outcome: '', review: '', rate: '', fact: {}, costless: false },
  cost: { id: '', work: '', claims: [], category: '', amount: '', attribute: {}, used: false, note: '' },
  award: { clause: '', year: '', amount: '', subject: '', outcome: '' },
  debarment: { decidedOn: '' },
  support: { id: '', policy: '', level: '', status: '', amount: '', claims: [] },
};

/** A blank row. The key must be free. */
export function blankRow<L extends ListName>(list: L, key: string): Answers[L][number] {
  return { key, ...BLANK[list] } as Answers[L][number];
}

/** The next free key of a list: one above the highest, so that a removed row's key is not used again at once. */
export function nextKey(answers: Answers, list: ListName): string {
  let highest = 0;
  for (const row of answers[list]) highest = Math.max(highest, Number(row.key.slice(1)));
  return `${LISTS[list].letter}${highest + 1}`;
}

/** A member that an object has itself; never one it inherits, whatever name was typed. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Nothing was typed that a person would miss. */
export function isBlank(answers: Answers): boolean {
  const { policy: _policy, version: _version, asOf: _asOf, claim, work, ...rest } = answers;
  return (
    claim.every((row) => !row.asked && row.review === '' && row.outcome === '' && Object.keys(row.fact).length === 0) &&
    work.every((row) => row.name === '' && Object.keys(row.fact).length === 0) &&
    Object.values(rest).every((value) =>
      typeof value === 'string' ? value === '' : (Array.isArray(value) ? value : Object.keys(value)).length === 0,
    )
  );
}
