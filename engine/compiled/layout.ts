import type { PolicyDefinition, Terms } from '../definition.ts';
import type { Condition } from '../format/terms.ts';
import {
  type AmountSlot,
  type Input,
  type IntegerSlot,
  inputOfAnswer,
  isAnswer,
  readBase,
  readTest,
} from './inputs.ts';

/**
 * Where everything stands in a flat claim record and in its columns, derived from the definition alone. Answers are bits
 * of two words, `known` and `holds` (a bit of `holds` is only ever set where that of `known` is); numbers have slots.
 * A condition that is a single answer has the same bit as its answer, so that one mask operation tests all of them.
 */
export interface Layout {
  readonly clauses: readonly ClauseLayout[];
  /** Epochs begin on these days, `yyyymmdd`; the first is 0. */
  readonly firstDays: readonly number[];
  /** Words of 31 bits for the conditions and for the answers of a clause: as many as the largest clause takes. */
  readonly words: number;
  /** Integer and amount slots of the largest clause. */
  readonly integers: number;
  readonly amounts: number;
}

export interface ClauseLayout {
  readonly id: string;
  /** Codes of the conditions, general ones first; the position is the bit of `failed`. */
  readonly conditions: readonly string[];
  /** Answers by bit of `known`, `holds` and `missing`; undefined where a bit is a condition's alone. */
  readonly inputs: readonly (Input | undefined)[];
  readonly integers: readonly IntegerSlot[];
  readonly amounts: readonly AmountSlot[];
}

/** Bits in a word: 31, so that a word is never negative and stays a small integer of the machine. */
export const WORD_BITS = 31;

/** Derives the layout. One for the whole life of a package: the epochs share it. */
export function layoutOf(definition: PolicyDefinition): Layout {
  const clauses = clauseIds(definition).map((id) => clauseLayout(id, definition));
  const bits = clauses.flatMap(({ conditions, inputs }) => [conditions.length, inputs.length]);
  return {
    clauses,
    firstDays: definition.epochs.map(({ from }) => (from === null ? 0 : dayNumber(from))),
    words: Math.ceil(Math.max(1, ...bits) / WORD_BITS),
    integers: Math.max(0, ...clauses.map(({ integers }) => integers.length)),
    amounts: Math.max(0, ...clauses.map(({ amounts }) => amounts.length)),
  };
}

/** `YYYY-MM-DD` as the integer yyyymmdd, which compares as the day does. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** The conditions on a clause under some terms, in the order of the trace; none where its terms are unpublished. */
export function conditionsOf(terms: Terms, id: string): readonly Condition[] {
  const clause = terms.clauses.find((one) => one.id === id);
  if (!clause || clause.unpublished !== undefined) return [];
  const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(id));
  return [...general, ...clause.conditions];
}

function clauseIds({ epochs }: PolicyDefinition): string[] {
  return [...new Set(epochs.flatMap(({ terms }) => terms.clauses.map(({ id }) => id)))];
}

function clauseLayout(id: string, { epochs, dictionary }: PolicyDefinition): ClauseLayout {
  const conditions = new Map<string, number>();
  const inputs = new Places<Input>();
  const integers = new Places<IntegerSlot>();
  const amounts = new Places<AmountSlot>();
  for (const { terms } of epochs) {
    for (const { code } of conditionsOf(terms, id)) {
      if (!conditions.has(code)) conditions.set(code, conditions.size);
    }
  }
  for (const { terms } of epochs) {
    for (const { code, test } of conditionsOf(terms, id)) {
      if (isAnswer(test)) inputs.putAt(conditions.get(code) as number, inputOfAnswer(test));
    }
  }
  for (const { terms } of epochs) {
    const sink = {
      input: (input: Input) => inputs.put(input),
      integer: (slot: IntegerSlot) => integers.put(slot),
      amount: (slot: AmountSlot) => amounts.put(slot),
    };
    for (const { test } of conditionsOf(terms, id)) readTest(test, dictionary, sink);
    const clause = terms.clauses.find((one) => one.id === id);
    if (!clause || clause.unpublished !== undefined) continue;
    if (clause.needs.includes('outcome')) sink.input({ kind: 'given', member: 'outcome' });
    if (clause.base) readBase(clause.base.from, dictionary, sink);
  }
  return {
    id,
    conditions: [...conditions.keys()],
    inputs: inputs.list,
    integers: integers.dense(),
    amounts: amounts.dense(),
  };
}

/** Things by position, each once. */
class Places<T> {
  readonly list: (T | undefined)[] = [];
  readonly #taken = new Map<string, number>();

  put(thing: T): void {
    const free = this.list.indexOf(undefined);
    this.putAt(free === -1 ? this.list.length : free, thing);
  }

  /** Puts a thing at a position, unless it has one already or the position is taken. */
  putAt(position: number, thing: T): void {
    const key = JSON.stringify(thing);
    if (this.#taken.has(key) || this.list[position] !== undefined) return;
    while (this.list.length < position) this.list.push(undefined);
    this.list[position] = thing;
    this.#taken.set(key, position);
  }

  dense(): T[] {
    return this.list.filter((thing) => thing !== undefined);
  }
}

/** The bit of an answer. Throws where the clause does not ask for it: a defect of the compiler. */
export function bitOf({ id, inputs }: ClauseLayout, input: Input): number {
  const key = JSON.stringify(input);
  const bit = inputs.findIndex((one) => one !== undefined && JSON.stringify(one) === key);
  if (bit === -1) throw new Error(`${id} has no answer ${key}`);
  return bit;
}

export function integerSlotOf({ id, integers }: ClauseLayout, slot: IntegerSlot): number {
  return slotAt(id, integers, slot);
}

export function amountSlotOf({ id, amounts }: ClauseLayout, slot: AmountSlot): number {
  return slotAt(id, amounts, slot);
}

function slotAt(clause: string, slots: readonly unknown[], slot: unknown): number {
  const key = JSON.stringify(slot);
  const at = slots.findIndex((one) => JSON.stringify(one) === key);
  if (at === -1) throw new Error(`${clause} has no number ${key}`);
  return at;
}
