import { compileBase } from '../assess/base.ts';
import { type Circumstances, type FactPlace, placeOfFact, placeOfSeries } from '../assess/circumstances.ts';
import { compileTest } from '../assess/evaluate.ts';
import { epochOn } from '../assess/policy.ts';
import { yearOf } from '../calendar.ts';
import type { PolicyDefinition } from '../definition.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Clause } from '../format/terms.ts';
import type { AssessmentRequest, CostItem } from '../request/form.ts';
import type { PriorPosting } from './accounts.ts';
import { choicesOf, type Input } from './inputs.ts';
import { type ClauseLayout, dayNumber, type Layout, layoutOf, WORD_BITS } from './layout.ts';
import { type ClaimRecord, LATER, NEVER, recordMaker } from './record.ts';

/**
 * Turns requests of the contract into flat records. Every request that is entered gets an applicant of its own, its
 * subjects get numbers, and its prior awards are kept for the accounts.
 */
export interface RecordBook {
  readonly layout: Layout;
  /** One record for each claim, in order. The request must have passed `checkRequest`. */
  enter(request: AssessmentRequest): ClaimRecord[];
  readonly applicants: number;
  readonly subjects: number;
  readonly priorAwards: readonly PriorPosting[];
  /** Programme years of all requests so far: first and last. */
  readonly years: readonly [first: number, last: number];
}

type Writer = (circumstances: Circumstances, record: ClaimRecord) => void;

export function openRecordBook(definition: PolicyDefinition): RecordBook {
  const layout = layoutOf(definition);
  const make = recordMaker(layout);
  const epochs = definition.epochs.map(({ from, terms }) => ({
    from,
    writers: layout.clauses.map((clause) =>
      compileWriter(
        clause,
        terms.clauses.find(({ id }) => id === clause.id),
        definition.dictionary,
      ),
    ),
  }));
  const index = new Map(layout.clauses.map(({ id }, at) => [id, at]));
  const subjects = new Map<string, number>();
  const priorAwards: PriorPosting[] = [];
  let applicants = 0;
  let years: [number, number] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  const numberOf = (applicant: number, subject: string | undefined): number => {
    if (subject === undefined) return -1;
    const key = `${applicant}\n${subject}`;
    const found = subjects.get(key) ?? subjects.size;
    subjects.set(key, found);
    return found;
  };
  return {
    layout,
    get applicants() {
      return applicants;
    },
    get subjects() {
      return subjects.size;
    },
    priorAwards,
    get years() {
      return years;
    },
    enter(request) {
      const applicant = applicants++;
      const programYear = request.programYear ?? yearOf(request.asOf);
      years = [Math.min(years[0], programYear), Math.max(years[1], programYear)];
      for (const { clause, year, amountFen, subject } of request.applicant?.priorAwards ?? []) {
        priorAwards.push({ clause, applicant, subject: numberOf(applicant, subject), year, amountFen });
      }
      const { writers } = epochOn(epochs, request.asOf);
      const company = request.applicant ?? {};
      const supports = new Map((company.otherSupport ?? []).map((support) => [support.id, support]));
      return request.claims.map((claim) => {
        const circumstances: Circumstances = { asOf: request.asOf, programYear, applicant: company, supports, claim };
        const record = make();
        record.clause = index.get(claim.clause) as number;
        record.asOf = dayNumber(request.asOf);
        record.debarredOn = decisionOn(circumstances);
        record.applicant = applicant;
        record.subject = numberOf(applicant, claim.subject);
        record.programYear = programYear;
        record.namesSupport = (claim.otherSupport ?? []).length > 0 ? 1 : 0;
        record.circumstances = circumstances;
        writers[record.clause]?.(circumstances, record);
        return record;
      });
    },
  };
}

/** The latest decision not after the day of application: of those it bars the longest. */
function decisionOn({ applicant, asOf }: Circumstances): number {
  const days = (applicant.debarments ?? []).map(({ decidedOn }) => decidedOn);
  if (days.length === 0) return NEVER;
  const before = days.filter((day) => day <= asOf).sort();
  const latest = before.at(-1);
  return latest === undefined ? LATER : dayNumber(latest);
}

function compileWriter(layout: ClauseLayout, clause: Clause | undefined, dictionary: Dictionary): Writer {
  if (!clause || clause.unpublished !== undefined) return () => {};
  const rateBp = clause.rate?.share.rateBp ?? 0;
  const writers = [
    ...layout.inputs.flatMap((input, bit) => (input ? [compileInput(input, bit, dictionary)] : [])),
    ...layout.integers.map((slot, at): Writer => {
      const { fact, read } = placeOfFact(slot.fact, dictionary);
      const choices = fact.type === 'choice' ? choicesOf(dictionary, slot.fact) : undefined;
      return (circumstances, record) => {
        const value = memberOf(read(circumstances), slot.member);
        if (value === undefined) return;
        record[`n${at}`] = choices ? choices.indexOf(value as string) : (value as number);
      };
    }),
    compileAmounts(layout, clause, dictionary),
  ];
  return (circumstances, record) => {
    record.rateBp = circumstances.claim.rateBp ?? rateBp;
    for (const write of writers) write(circumstances, record);
  };
}

function memberOf(value: unknown, member: string | undefined): unknown {
  return member === undefined || value === undefined ? value : (value as Readonly<Record<string, number>>)[member];
}

function compileInput(input: Input, bit: number, dictionary: Dictionary): Writer {
  const word = Math.floor(bit / WORD_BITS);
  const flag = 1 << (bit % WORD_BITS);
  const answer = compileAnswer(input, dictionary);
  return (circumstances, record) => {
    const found = answer(circumstances);
    if (found === null) return;
    record[`k${word}`] = (record[`k${word}`] ?? 0) | flag;
    if (found) record[`h${word}`] = (record[`h${word}`] ?? 0) | flag;
  };
}

/** True, false or not known; numbers are known where they are given. */
function compileAnswer(input: Input, dictionary: Dictionary): (circumstances: Circumstances) => boolean | null {
  switch (input.kind) {
    case 'fact': {
      const { read }: FactPlace = placeOfFact(input.fact, dictionary);
      return (circumstances) => {
        const value = read(circumstances);
        return value === undefined ? null : value !== false;
      };
    }
    case 'review':
    case 'noOtherSupport':
    case 'noPriorAward':
      return compileTest(input, dictionary).truth;
    case 'given':
      return ({ claim }) => (claim[input.member] === undefined ? null : true);
    case 'costs':
      return ({ claim }) => (claim.costs === undefined ? null : true);
    case 'attribute':
      return () => true;
    case 'series': {
      const { readYear } = placeOfSeries(input.fact, input.year, dictionary);
      return (circumstances) => (readYear(circumstances) === undefined ? null : true);
    }
  }
}

/** Amounts, and what the cost items come to: by category what counts, and which attributes are missing. */
function compileAmounts(layout: ClauseLayout, clause: Clause, dictionary: Dictionary): Writer {
  const others = layout.amounts.flatMap((slot, at): Writer[] => {
    if (slot.kind === 'costs') return [];
    const read =
      slot.kind === 'series'
        ? placeOfSeries(slot.fact, slot.year, dictionary).readYear
        : (circumstances: Circumstances) =>
            memberOf(placeOfFact(slot.fact, dictionary).read(circumstances), slot.member);
    return [
      (circumstances, record) => {
        record[`a${at}`] = (read(circumstances) as number | undefined) ?? 0;
      },
    ];
  });
  const costs = clause.base?.from.kind === 'costs' ? [compileCosts(layout, clause.base.from, dictionary)] : [];
  return (circumstances, record) => {
    for (const write of [...others, ...costs]) write(circumstances, record);
  };
}

function compileCosts(layout: ClauseLayout, base: Parameters<typeof compileBase>[0], dictionary: Dictionary): Writer {
  const find = compileBase(base, dictionary);
  const named = base.kind === 'costs' && base.categories.length > 0;
  return (circumstances, record) => {
    const missing = new Set<string>();
    const { counted } = find(circumstances, missing);
    for (const [at, slot] of layout.amounts.entries()) {
      if (slot.kind !== 'costs' || (slot.category !== null) !== named) continue;
      record[`a${at}`] = sum(counted.filter(({ category }) => !named || category === slot.category));
    }
    const used = new Set(circumstances.applicant.usedCosts);
    record.usedFen = sum(counted.filter(({ id }) => used.has(id)));
    for (const [bit, input] of layout.inputs.entries()) {
      if (input?.kind !== 'attribute') continue;
      if (![...missing].some((name) => name.endsWith(`].${input.attribute}`))) continue;
      const word = `k${Math.floor(bit / WORD_BITS)}` as const;
      record[word] = (record[word] ?? 0) & ~(1 << (bit % WORD_BITS));
    }
  };
}

function sum(costs: readonly CostItem[]): number {
  return costs.reduce((total, { amountFen }) => total + amountFen, 0);
}
