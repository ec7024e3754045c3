import { stringify } from 'csv-stringify/sync';
import type { PolicyDefinition } from '../../engine/definition.ts';
import { fill } from '../../engine/phrases.ts';
import type { RequestError } from '../request.ts';
import { say } from '../say.ts';

/** What comes out for one claim. */
export interface ClaimRow {
  /** Line of the input, from 1. */
  readonly line: number;
  readonly id: string;
  readonly clause: string;
  readonly status: string;
  readonly baseFen: number;
  readonly rateBp: number;
  readonly ceilingFen: number;
  readonly awardFen: number;
  readonly failed: readonly string[];
  readonly missing: readonly string[];
  readonly reducedBy: readonly string[];
  /** The same in words. */
  readonly reasons: string;
}

/** What comes out for a line that could not be assessed. */
export interface ErrorRow extends RequestError {
  readonly line: number;
}

export interface RowFormat {
  readonly header: string;
  write(rows: readonly (ClaimRow | ErrorRow)[]): string;
}

export const NDJSON: RowFormat = {
  header: '',
  write: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
};

const COLUMNS = [
  'line',
  'id',
  'clause',
  'status',
  'baseFen',
  'rateBp',
  'ceilingFen',
  'awardFen',
  'failed',
  'missing',
  'reducedBy',
  'reasons',
  'error',
  'path',
] as const;

export const CSV: RowFormat = {
  header: `${COLUMNS.join(',')}\n`,
  write: (rows) => stringify(rows.map(cellsOf), { escape_formulas: true }),
};

function cellsOf(row: ClaimRow | ErrorRow): (string | number)[] {
  if ('error' in row) {
    const blanks = COLUMNS.slice(1, -2).map(() => '');
    return [row.line, ...blanks, row.error.message, row.error.path];
  }
  const { line, id, clause, status, baseFen, rateBp, ceilingFen, awardFen, failed, missing, reducedBy, reasons } = row;
  const codes = [failed, missing, reducedBy].map((list) => list.join(' '));
  return [line, id, clause, status, baseFen, rateBp, ceilingFen, awardFen, ...codes, reasons, '', ''];
}

export type ReasonsOf = (claim: Pick<ClaimRow, 'status' | 'failed' | 'missing' | 'reducedBy'>) => string;

/** Reasons in words: the labels of the conditions that fail, what is missing, the limits that cut. */
export function compileReasons({ epochs }: PolicyDefinition): ReasonsOf {
  const labels = new Map<string, string>();
  for (const { terms } of epochs) {
    for (const { code, label } of terms.general) labels.set(code, label);
    for (const clause of terms.clauses) {
      for (const { code, label } of [...clause.conditions, ...clause.caps]) labels.set(code, label);
      if (clause.base?.from.kind === 'increment') labels.set(clause.base.from.code, clause.base.label);
    }
  }
  const unpublished = say('simulate.unpublished');
  const parts = {
    failed: say('simulate.failed'),
    missing: say('simulate.missing'),
    reducedBy: say('simulate.reduced'),
  };
  // The same few combinations come again and again.
  const known = new Map<string, string>();
  return ({ status, failed, missing, reducedBy }) => {
    if (status === 'terms-unpublished') return unpublished;
    if (failed.length + missing.length + reducedBy.length === 0) return '';
    const key = `${failed.join()} ${missing.join()} ${reducedBy.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const told = [
      ...inWords(parts.failed, failed, labels),
      ...inWords(parts.missing, missing, labels),
      ...inWords(parts.reducedBy, reducedBy, labels),
    ];
    const reasons = told.join('；');
    if (known.size < MOST_KNOWN) known.set(key, reasons);
    return reasons;
  };
}

/** What is missing names cost items: the combinations are without end. */
const MOST_KNOWN = 2_000;

function inWords(template: string, codes: readonly string[], labels: ReadonlyMap<string, string>): string[] {
  return codes.length === 0 ? [] : [fill(template, { list: codes.map((code) => labels.get(code) ?? code).join('、') })];
}
