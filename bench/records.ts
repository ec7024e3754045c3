import type { Input } from '../engine/compiled/inputs.ts';
import { bitOf, type ClauseLayout, integerSlotOf, type Layout, WORD_BITS } from '../engine/compiled/layout.ts';
import { type ClaimRecord, NEVER, recordMaker } from '../engine/compiled/record.ts';
import { CLAUSES, type Claims, FIRST_YEAR, YEARS } from './workload.ts';

/**
 * The generated claims as flat records of the compiled package. Conversion is never timed, for no contestant. Every row
 * has a subject and an outcome of its own and no other support, prior award or used cost, as the workload says.
 */

/** The facts that the flags of a row stand for, by clause, from bit 0; bit 3 is the review. */
export const FLAGGED: readonly (readonly string[])[] = [
  ['releasedOnMainstreamPlatform', 'wideReach'],
  ['supportingServicesComplete', 'strongIndustryDrive'],
  ['heldInDistrict', 'influential'],
  ['firstTimeAboveScale', 'microDramaRelated'],
  [],
  ['highQuality', 'goodReach', 'goodReception'],
  ['designated'],
  ['released', 'outstanding'],
];

/** Which column holds the cost items of a category, by clause. Land purchase is one of them and never counts. */
export const COSTS: readonly Readonly<Record<string, (claims: Claims, row: number) => number>>[] = [
  {
    accommodation: ({ cost1 }, row) => cost1[row] as number,
    venue: ({ cost2 }, row) => cost2[row] as number,
    'costume-props': ({ cost3 }, row) => cost3[row] as number,
    'art-set': ({ cost4 }, row) => cost4[row] as number,
  },
  {
    construction: ({ cost1, landPurchase }, row) => (cost1[row] as number) - (landPurchase[row] as number),
    'land-purchase': ({ landPurchase }, row) => landPurchase[row] as number,
  },
  { general: ({ cost1 }, row) => cost1[row] as number },
  {},
  {},
  { general: ({ cost1 }, row) => cost1[row] as number },
  { general: ({ cost1 }, row) => cost1[row] as number },
  { general: ({ cost1 }, row) => cost1[row] as number },
];

export const FORMAT = 'ai-comic-drama';

/** R&D spending of the row's applicant in the year before the programme year and the one before that. */
export function spendingOf({ applicant, date, rnd }: Claims, row: number): readonly [later: number, earlier: number] {
  const at = (applicant[row] as number) * (YEARS + 2) + Math.floor((date[row] as number) / 10_000) - FIRST_YEAR;
  return [rnd[at + 1] as number, rnd[at] as number];
}

/** One record a row. `choices` are the values of the fact `format` in the order of the dictionary. */
export function recordsOf(
  claims: Claims,
  layout: Layout,
  rates: readonly number[],
  choices: readonly string[],
): ClaimRecord[] {
  const make = recordMaker(layout);
  const writers = CLAUSES.map((id, at) => {
    const index = layout.clauses.findIndex((clause) => clause.id === id);
    const clause = layout.clauses[index];
    if (!clause) throw new Error(`the package has no clause ${id}`);
    return { index, write: compileWriter(clause, at, choices), rateBp: rates[at] ?? 0 };
  });
  return Array.from({ length: claims.n }, (_, row) => {
    const { index, write, rateBp } = writers[claims.clause[row] as number] as (typeof writers)[number];
    const record = make();
    record.clause = index;
    record.asOf = claims.date[row] as number;
    record.debarredOn = claims.barredFrom[row] === 0 ? NEVER : (claims.barredFrom[row] as number);
    record.applicant = claims.applicant[row] as number;
    record.programYear = Math.floor(record.asOf / 10_000);
    record.rateBp = rateBp;
    write(claims, row, record);
    return record;
  });
}

type Writer = (claims: Claims, row: number, record: ClaimRecord) => void;

function compileWriter(clause: ClauseLayout, at: number, choices: readonly string[]): Writer {
  const facts = FLAGGED[at] ?? [];
  const flagOf = (input: Input): number | undefined => {
    if (input.kind === 'review') return 8;
    if (input.kind !== 'fact' || !facts.includes(input.fact)) return undefined;
    return 1 << facts.indexOf(input.fact);
  };
  const answers = clause.inputs.flatMap((input) => {
    if (!input || (input.kind === 'fact' && input.fact === 'formatRecognized')) return [];
    const bit = bitOf(clause, input);
    return [{ word: Math.floor(bit / WORD_BITS), mask: 1 << (bit % WORD_BITS), flag: flagOf(input) }];
  });
  const amounts = clause.amounts.map((slot) => {
    if (slot.kind === 'costs') return COSTS[at]?.[slot.category ?? 'general'] ?? (() => 0);
    if (slot.kind !== 'series') throw new Error(`${clause.id}: the workload has no ${slot.fact}`);
    return (claims: Claims, row: number) => spendingOf(claims, row)[slot.year === -1 ? 0 : 1];
  });
  const integers = clause.integers.map((slot) => {
    if (slot.fact === 'format') return () => choices.indexOf(FORMAT);
    const column = slot.member === 'total' ? 'daysTotal' : 'daysInDistrict';
    return (claims: Claims, row: number) => claims[column][row] as number;
  });
  for (const slot of clause.integers) integerSlotOf(clause, slot);
  return (claims, row, record) => {
    const flags = claims.flags[row] as number;
    for (const { word, mask, flag } of answers) {
      record[`k${word}`] = (record[`k${word}`] ?? 0) | mask;
      if (flag === undefined || (flags & flag) !== 0) record[`h${word}`] = (record[`h${word}`] ?? 0) | mask;
    }
    for (const [slot, read] of amounts.entries()) record[`a${slot}`] = read(claims, row);
    for (const [slot, read] of integers.entries()) record[`n${slot}`] = read(claims, row);
  };
}
