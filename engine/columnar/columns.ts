import { type ClauseLayout, type Layout, WORD_BITS } from '../compiled/layout.ts';
import type { ClaimRecord } from '../compiled/record.ts';

/**
 * Claims as columns, one row a claim, in filing order. What a column holds in a row depends on the clause of the row
 * (`layout.clauses[clause]`); facts given by year stand in tables by applicant, since all claims of an applicant share
 * them.
 */
export interface Columns {
  readonly layout: Layout;
  readonly capacity: number;
  readonly clause: Uint8Array | Uint16Array;
  /** Days as yyyymmdd; `debarredOn` as in a claim record. */
  readonly asOf: Int32Array;
  readonly debarredOn: Int32Array;
  readonly applicant: Int32Array;
  readonly programYear: Int16Array;
  readonly rateBp: Uint16Array;
  /** By word. A bit of `holds` is only set where that of `known` is. */
  readonly known: readonly WordColumn[];
  readonly holds: readonly WordColumn[];
  readonly integers: readonly Int32Array[];
  readonly amounts: readonly Float64Array[];
  readonly series: ReadonlyMap<string, SeriesTable>;
  /** null: every row has a subject of its own, so that bounds on a subject are those of the row alone. −1: none. */
  readonly subject: Int32Array | null;
  /** null: no earlier award has used any cost. */
  readonly usedFen: Float64Array | null;
}

export type WordColumn = Uint8Array | Uint16Array | Int32Array;

/** Whole fen of a fact by applicant and year; NaN where it is not known. */
export interface SeriesTable {
  readonly firstYear: number;
  readonly years: number;
  readonly values: Float64Array;
}

export interface ColumnOptions {
  readonly applicants: number;
  /** Programme years of the rows, first and last. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly subjects: 'own' | 'given';
  readonly usedCosts: boolean;
}

export function openColumns(layout: Layout, capacity: number, options: ColumnOptions): Columns {
  const { words, integers, amounts, clauses } = layout;
  const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
  const word = () => wordColumn(layout, capacity);
  return {
    layout,
    capacity,
    clause: clauses.length <= 256 ? new Uint8Array(capacity) : new Uint16Array(capacity),
    asOf: new Int32Array(capacity),
    debarredOn: new Int32Array(capacity),
    applicant: new Int32Array(capacity),
    programYear: new Int16Array(capacity),
    rateBp: new Uint16Array(capacity),
    known: list(words, word),
    holds: list(words, word),
    integers: list(integers, () => new Int32Array(capacity)),
    amounts: list(amounts, () => new Float64Array(capacity)),
    series: seriesTables(layout, options),
    subject: options.subjects === 'own' ? null : new Int32Array(capacity),
    usedFen: options.usedCosts ? new Float64Array(capacity) : null,
  };
}

/** The narrowest column that holds the answers of every clause. */
function wordColumn({ clauses }: Layout, capacity: number): WordColumn {
  const bits = Math.max(0, ...clauses.map(({ inputs }) => inputs.length));
  if (bits <= 8) return new Uint8Array(capacity);
  return bits <= 16 ? new Uint16Array(capacity) : new Int32Array(capacity);
}

function seriesTables(
  { clauses }: Layout,
  { applicants, firstYear, lastYear }: ColumnOptions,
): Map<string, SeriesTable> {
  const offsets = new Map<string, number[]>();
  for (const slot of clauses.flatMap(({ amounts }) => amounts)) {
    if (slot.kind === 'series') offsets.set(slot.fact, [...(offsets.get(slot.fact) ?? []), slot.year]);
  }
  return new Map(
    [...offsets].map(([fact, years]) => {
      const first = firstYear + Math.min(...years);
      const count = lastYear + Math.max(...years) - first + 1;
      return [fact, { firstYear: first, years: count, values: new Float64Array(applicants * count).fill(Number.NaN) }];
    }),
  );
}

/** Writes a record into a row. Throws RangeError where the row or its year lies outside the columns. */
export function writeRow(columns: Columns, row: number, record: ClaimRecord): void {
  const { layout, series } = columns;
  const clause = layout.clauses[record.clause];
  if (!clause || row < 0 || row >= columns.capacity) throw new RangeError(`row ${row}, clause ${record.clause}`);
  columns.clause[row] = record.clause;
  columns.asOf[row] = record.asOf;
  columns.debarredOn[row] = record.debarredOn;
  columns.applicant[row] = record.applicant;
  columns.programYear[row] = record.programYear;
  columns.rateBp[row] = record.rateBp;
  for (const [word, column] of columns.known.entries()) column[row] = record[`k${word}`] ?? 0;
  for (const [word, column] of columns.holds.entries()) column[row] = record[`h${word}`] ?? 0;
  for (const at of clause.integers.keys()) (columns.integers[at] as Int32Array)[row] = record[`n${at}`] ?? 0;
  for (const [at, slot] of clause.amounts.entries()) {
    const amount = record[`a${at}`] ?? 0;
    if (slot.kind !== 'series') (columns.amounts[at] as Float64Array)[row] = amount;
    else if (isKnown(clause, slot, record)) writeSeries(series, slot, record, amount);
  }
  if (columns.subject) columns.subject[row] = record.subject;
  if (columns.usedFen) columns.usedFen[row] = record.usedFen;
  else if (record.usedFen !== 0) throw new RangeError(`row ${row}: these columns know no used costs`);
}

interface Year {
  readonly fact: string;
  readonly year: number;
}

function isKnown({ inputs }: ClauseLayout, { fact, year }: Year, record: ClaimRecord): boolean {
  const bit = inputs.findIndex((input) => input?.kind === 'series' && input.fact === fact && input.year === year);
  return (((record[`k${Math.floor(bit / WORD_BITS)}`] ?? 0) >>> (bit % WORD_BITS)) & 1) === 1;
}

function writeSeries(series: Columns['series'], { fact, year }: Year, record: ClaimRecord, amount: number): void {
  const table = series.get(fact);
  const at = record.programYear + year - (table?.firstYear ?? 0);
  if (!table || at < 0 || at >= table.years) throw new RangeError(`${fact}: year ${record.programYear + year}`);
  table.values[record.applicant * table.years + at] = amount;
}
