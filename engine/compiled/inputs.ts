import type { Dictionary } from '../format/manifest.ts';
import type { Amount, Base, Test } from '../format/terms.ts';

/** What generated code reads of a claim: answers that are true, false or not known, and numbers. */

/** One bit of a claim record: known or not, and (where it is an answer) yes or no. */
export type Input =
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'review' }
  | { readonly kind: 'noOtherSupport'; readonly levels: readonly string[]; readonly statuses: readonly string[] }
  | {
      readonly kind: 'noPriorAward';
      readonly clauses: readonly string[];
      readonly same: readonly ('subject' | 'outcome')[];
      readonly within: 'life' | 'programme-year';
    }
  /** Whether the claim says which subject, which outcome it rests on. */
  | { readonly kind: 'given'; readonly member: 'subject' | 'outcome' }
  /** Whether every cost item that could count says if it has this attribute. */
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'costs' }
  | { readonly kind: 'series'; readonly fact: string; readonly year: number };

export interface IntegerSlot {
  readonly fact: string;
  readonly member?: string;
}

export type AmountSlot =
  | { readonly kind: 'fact'; readonly fact: string; readonly member?: string }
  | { readonly kind: 'series'; readonly fact: string; readonly year: number }
  /** The cost items of one category that count under the terms of the day; null where the clause tells none apart. */
  | { readonly kind: 'costs'; readonly category: string | null };

/** What one clause reads, in the order of its terms. */
export interface InputSink {
  input(input: Input): void;
  integer(slot: IntegerSlot): void;
  amount(slot: AmountSlot): void;
}

/** A test that is a single answer of the record. */
export type AnswerTest = Extract<Test, { kind: 'fact' | 'review' | 'noOtherSupport' | 'noPriorAward' }>;

export function isAnswer(test: Test): test is AnswerTest {
  return ['fact', 'review', 'noOtherSupport', 'noPriorAward'].includes(test.kind);
}

export function inputOfAnswer(test: AnswerTest): Input {
  switch (test.kind) {
    case 'fact':
      return { kind: 'fact', fact: test.fact };
    case 'review':
      return { kind: 'review' };
    case 'noOtherSupport':
      return { kind: 'noOtherSupport', levels: test.levels, statuses: test.statuses };
    case 'noPriorAward':
      return { kind: 'noPriorAward', clauses: test.clauses, same: test.same, within: test.within };
  }
}

const LARGEST_INTEGER = 2 ** 31 - 1;
/** The largest amount that a request may name (contract of assessment, "Limits"). */
const LARGEST_AMOUNT = 1_000_000_000_000;

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The numbers that a fact, or one of its members, may take. Throws on facts that are no numbers: a package with them is not valid. */
export function rangeOf(dictionary: Dictionary, name: string, member?: string): Range {
  const fact = dictionary.facts[name];
  if (fact?.type === 'counts') {
    const counted = member === undefined ? undefined : fact.members[member];
    if (counted) return { min: counted.min, max: counted.max };
  } else if (member === undefined) {
    if (fact?.type === 'integer') return { min: fact.min, max: fact.max };
    if (fact?.type === 'money' || fact?.type === 'money-by-year') return { min: 0, max: LARGEST_AMOUNT };
    if (fact?.type === 'choice') return { min: 0, max: Object.keys(fact.values).length - 1 };
  }
  throw new Error(`${member === undefined ? name : `${name}.${member}`} is no number of the dictionary`);
}

/** Whether a number lives in an integer column (32 bits) or in a column of doubles. */
export function isSmall({ min, max }: Range): boolean {
  return min >= -LARGEST_INTEGER && max <= LARGEST_INTEGER;
}

/** The position of a choice among the values of the dictionary, as integer columns hold it. */
export function choicesOf(dictionary: Dictionary, name: string): readonly string[] {
  const fact = dictionary.facts[name];
  if (fact?.type !== 'choice') throw new Error(`${name} is no choice of the dictionary`);
  return Object.keys(fact.values);
}

export function readTest(test: Test, dictionary: Dictionary, sink: InputSink): void {
  switch (test.kind) {
    case 'fact':
    case 'review':
    case 'noOtherSupport':
      sink.input(inputOfAnswer(test));
      return;
    case 'noPriorAward':
      sink.input(inputOfAnswer(test));
      for (const member of test.same) sink.input({ kind: 'given', member });
      return;
    case 'oneOf':
      sink.input({ kind: 'fact', fact: test.fact });
      sink.integer({ fact: test.fact });
      if (test.recognised) sink.input({ kind: 'fact', fact: test.recognised.by });
      return;
    case 'compare':
      readAmount(test.left, dictionary, sink);
      readAmount(test.right, dictionary, sink);
      return;
    case 'all':
    case 'any':
      for (const part of test.of) readTest(part, dictionary, sink);
      return;
    case 'not':
      readTest(test.of, dictionary, sink);
      return;
    case 'applicationDay':
    case 'notDebarred':
      return;
  }
}

export function readAmount(amount: Amount, dictionary: Dictionary, sink: InputSink): void {
  switch (amount.kind) {
    case 'constant':
      return;
    case 'fact':
      sink.input({ kind: 'fact', fact: amount.fact });
      if (isSmall(rangeOf(dictionary, amount.fact, amount.member))) sink.integer(slotOf(amount));
      else sink.amount({ kind: 'fact', ...slotOf(amount) });
      return;
    case 'series':
      sink.input({ kind: 'series', fact: amount.fact, year: amount.year });
      sink.amount({ kind: 'series', fact: amount.fact, year: amount.year });
      return;
    case 'share':
      readAmount(amount.of, dictionary, sink);
      return;
    case 'difference':
      readAmount(amount.from, dictionary, sink);
      readAmount(amount.less, dictionary, sink);
      return;
    case 'sum':
    case 'product':
      for (const part of amount.of) readAmount(part, dictionary, sink);
  }
}

export function slotOf({ fact, member }: { readonly fact: string; readonly member?: string }): IntegerSlot {
  return member === undefined ? { fact } : { fact, member };
}

export function readBase(base: Base, dictionary: Dictionary, sink: InputSink): void {
  switch (base.kind) {
    case 'costs':
      sink.input({ kind: 'costs' });
      for (const attribute of attributesOf(base)) sink.input({ kind: 'attribute', attribute });
      for (const category of countedCategories(base)) sink.amount({ kind: 'costs', category });
      return;
    case 'flat':
      return;
    case 'increment':
      for (const year of [base.year, base.against]) {
        readAmount({ kind: 'series', fact: base.fact, year }, dictionary, sink);
      }
      return;
    case 'amount':
      readAmount(base.amount, dictionary, sink);
      return;
    case 'units':
      for (const { quantity } of base.units) readAmount(quantity, dictionary, sink);
      return;
    case 'tiers':
      readAmount(base.metric, dictionary, sink);
      if (base.above) readAmount(base.above, dictionary, sink);
      for (const { from } of base.steps) readAmount(from, dictionary, sink);
  }
}

type CostBase = Extract<Base, { kind: 'costs' }>;

/** The categories of which at least some cost item can count, in the order of the terms; [null] where there are none to name. */
export function countedCategories({ categories, count }: CostBase): readonly (string | null)[] {
  if (categories.length === 0) return [null];
  return categories.filter((category) =>
    count.every((filter) => {
      if (filter.kind === 'attribute') return true;
      if (filter.kind === 'notCategory') return !filter.categories.includes(category);
      return filter.categories.includes(category) || filter.recognised?.category === category;
    }),
  );
}

function attributesOf({ count }: CostBase): readonly string[] {
  return count.flatMap((filter) => {
    if (filter.kind === 'attribute') return [filter.attribute];
    return filter.kind === 'category' && filter.recognised ? [filter.recognised.by] : [];
  });
}
