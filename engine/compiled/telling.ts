import type { Circumstances } from '../assess/circumstances.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Condition, Test } from '../format/terms.ts';
import type { Phrases } from '../phrases.ts';
import type { TraceEntry } from '../result.ts';
import { compileSentence, type Sentence } from '../sentences/condition.ts';
import { bitCode } from './bits.ts';
import { type Input, isSmall, rangeOf } from './inputs.ts';
import { bitOf, integerSlotOf } from './layout.ts';
import type { Scope } from './quantity.ts';
import { type ClaimRecord, NEVER } from './record.ts';

/**
 * Entries of a trace, complete with their sentences. A sentence that says the same of many claims is made once and its
 * entry shared: by answer alone (passed, not passed, not known), or by answer and a small number (a day, a choice, two
 * counts). Every other sentence is made for its claim, when it is first read.
 */
export type Told = readonly TraceEntry[] | ((answer: number, key: number, record: ClaimRecord) => TraceEntry);

export interface Telling {
  /** Three entries by answer, or a function of the answer, a key and the record. */
  readonly told: Told;
  /** Code of the key; undefined where the answer alone decides. */
  readonly key: string | undefined;
}

/** Answers as generated code numbers them: 0 fails, 1 holds, 2 not known. */
const TRUTHS = [false, true, null] as const;

/** A key that says: this sentence is for this claim alone. */
const OWN = -1;
/** Sentences kept for one condition and answer before they are forgotten and made anew. */
const KEPT = 8192;
const LARGEST_COUNT = 2 ** 15 - 1;

export function tellingOf(condition: Condition, scope: Scope, phrases: Phrases): Telling {
  const tell = entryMaker(condition, scope.dictionary, phrases);
  const key = keyOf(condition.test, scope);
  if (key === undefined)
    return { told: TRUTHS.map((_, answer) => tell.now(answer, anyoneWith(condition.test, answer))), key };
  return { told: kept(tell), key };
}

interface Teller {
  readonly now: (answer: number, circumstances: Circumstances) => TraceEntry;
  readonly whenRead: (answer: number, circumstances: Circumstances) => TraceEntry;
}

function entryMaker(condition: Condition, dictionary: Dictionary, phrases: Phrases): Teller {
  const { code, cite } = condition;
  const sentence: Sentence = compileSentence(condition, dictionary, phrases);
  return {
    now: (answer, circumstances) => {
      const holds = TRUTHS[answer] ?? null;
      return Object.freeze({ code, holds, cite, text: sentence(circumstances, holds) });
    },
    whenRead: (answer, circumstances) => {
      const holds = TRUTHS[answer] ?? null;
      let made: string | undefined;
      return {
        code,
        holds,
        cite,
        get text() {
          made ??= sentence(circumstances, holds);
          return made;
        },
      };
    },
  };
}

function kept({ now, whenRead }: Teller): (answer: number, key: number, record: ClaimRecord) => TraceEntry {
  const entries = [new Map<number, TraceEntry>(), new Map<number, TraceEntry>(), new Map<number, TraceEntry>()];
  return (answer, key, record) => {
    if (key === OWN) return whenRead(answer, circumstancesOf(record));
    const known = entries[answer] as Map<number, TraceEntry>;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const entry = now(answer, circumstancesOf(record));
    known.set(key, entry);
    return entry;
  };
}

function circumstancesOf({ circumstances }: ClaimRecord): Circumstances {
  if (!circumstances) throw new Error('a record without circumstances cannot be told about');
  return circumstances;
}

/** Code of what a sentence depends on beside the answer: undefined nothing, OWN more than a number can say. */
function keyOf(test: Test, scope: Scope): string | undefined {
  switch (test.kind) {
    case 'fact':
    case 'review':
      return undefined;
    case 'applicationDay':
      return 'asOf';
    case 'notDebarred':
      // Without any decision a sentence may still name the day of application.
      return `(debarredOn === ${NEVER} ? asOf : ${OWN})`;
    case 'noOtherSupport':
      // 0 where the claim names none, OWN where it does.
      return '-namesSupport';
    case 'noPriorAward':
      return `(answer === 1 ? 0 : ${OWN})`;
    case 'oneOf':
      return choiceKey(test, scope);
    case 'compare':
      return countsKey(test, scope);
    default:
      return String(OWN);
  }
}

function choiceKey({ fact, recognised }: Extract<Test, { kind: 'oneOf' }>, { layout }: Scope): string {
  const known = bitCode('known', bitOf(layout, { kind: 'fact', fact }));
  const choice = `(${known} * (n${integerSlotOf(layout, { fact })} + 1))`;
  if (!recognised) return choice;
  const bit = bitOf(layout, { kind: 'fact', fact: recognised.by });
  return `(${choice} << 2 | ${bitCode('known', bit)} << 1 | ${bitCode('holds', bit)})`;
}

/** Two counts of one fact, both small: as one number. Anything larger is told for itself. */
function countsKey(test: Extract<Test, { kind: 'compare' }>, { layout, dictionary }: Scope): string {
  const own = layout.integers.flatMap((slot, at) => (mentionsFact(test, slot.fact) ? [{ ...slot, at }] : []));
  const facts = new Set(own.map(({ fact }) => fact));
  const [name] = facts;
  const fact = name === undefined ? undefined : dictionary.facts[name];
  const members = fact?.type === 'counts' ? Object.keys(fact.members).length : 1;
  const isSimple = facts.size === 1 && members === own.length && own.length <= 2 && !mentionsOther(test, name);
  if (!isSimple || name === undefined) return String(OWN);
  const isNotNegative = own.every(({ member }) => {
    const range = rangeOf(dictionary, name, member);
    return isSmall(range) && range.min >= 0;
  });
  if (!isNotNegative) return String(OWN);
  const input: Input = { kind: 'fact', fact: name };
  const small = own.map(({ at }) => `n${at} <= ${LARGEST_COUNT}`).join(' && ');
  const packed = own.map(({ at }, position) => (position === 0 ? `n${at}` : `n${at} << 15`)).join(' | ');
  return `(${bitCode('known', bitOf(layout, input))} === 0 ? 0 : ${small} ? ${packed} : ${OWN})`;
}

function mentionsFact(test: Test, fact: string): boolean {
  return namesIn(test).includes(fact);
}

function mentionsOther(test: Test, fact: string | undefined): boolean {
  return namesIn(test).some((name) => name !== fact);
}

function namesIn(test: unknown): string[] {
  if (typeof test !== 'object' || test === null) return [];
  return Object.entries(test).flatMap(([member, value]) => (member === 'fact' ? [String(value)] : namesIn(value)));
}

/** Someone of whom nothing is known but the answer to a single question. */
function anyoneWith(test: Test, answer: number): Circumstances {
  const holds = TRUTHS[answer] ?? null;
  const facts = test.kind === 'fact' && holds !== null ? { [test.fact]: holds } : {};
  const review =
    test.kind === 'review' && holds !== null ? { review: holds ? ('passed' as const) : ('failed' as const) } : {};
  const claim = { id: '', clause: '', facts, ...review };
  return { asOf: '', programYear: 0, applicant: facts, supports: new Map(), claim };
}
