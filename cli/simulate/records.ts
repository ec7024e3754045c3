import { parse } from 'csv-parse/sync';
import type { Dictionary } from '../../engine/format/manifest.ts';
import { MAX_CLAIMS } from '../../engine/request/form.ts';
import { type InputLine, isBlank, textOf } from '../input.ts';
import { parseRequest, type RequestError, requestError } from '../request.ts';
import { say } from '../say.ts';
import { compileColumns, type RowReader } from './columns.ts';

/** One request to be assessed, or why a line gives none; `lines` are the input lines that it stands on, one per claim. */
export type SimulationRecord =
  | { readonly lines: readonly number[]; readonly request: unknown; readonly single: boolean }
  | { readonly lines: readonly number[]; readonly error: RequestError };

/** NDJSON: a line is a request of the contract, or one claim with `asOf` (and `applicant`, …) beside its own members. */
export async function* recordsOfNdjson(lines: AsyncIterable<InputLine>): AsyncGenerator<SimulationRecord> {
  for await (const { number, bytes } of lines) {
    if (bytes && isBlank(bytes)) continue;
    const parsed = parseRequest(bytes);
    if (!parsed.ok) yield { lines: [number], error: parsed.error };
    else if (isObject(parsed.value) && !Object.hasOwn(parsed.value, 'claims')) {
      yield { lines: [number], request: requestOfClaim(parsed.value), single: true };
    } else yield { lines: [number], request: parsed.value, single: false };
  }
}

type Members = Readonly<Record<string, unknown>>;

const OF_REQUEST = new Set(['policy', 'version', 'asOf', 'programYear', 'applicant']);

function requestOfClaim(members: Members): unknown {
  const request: Record<string, unknown> = {};
  const claim: Record<string, unknown> = { id: 'c1' };
  for (const [name, value] of Object.entries(members)) (OF_REQUEST.has(name) ? request : claim)[name] = value;
  request.claims = [claim];
  return request;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * CSV: the first line names the columns, every other line is one claim. Lines that follow each other with the same
 * `request` are claims of one request. A record never spans lines, so that a stray quote damages its own line only.
 */
export async function* recordsOfCsv(
  lines: AsyncIterable<InputLine>,
  dictionaries: readonly Dictionary[],
): AsyncGenerator<SimulationRecord> {
  let reader: RowReader | undefined;
  let group: Row[] = [];
  let overfull: string | undefined;
  for await (const { number, bytes } of lines) {
    if (bytes && isBlank(bytes)) continue;
    const cells = cellsOf(bytes, number === 1);
    if (!reader) {
      reader = compileColumns(cells, dictionaries);
      continue;
    }
    const row = cells && cells.length <= reader.width ? { line: number, cells } : undefined;
    const name = row ? reader.requestOf(row.cells) : '';
    const first = group[0];
    if (first && (name === '' || name !== reader.requestOf(first.cells))) {
      yield recordOf(group, reader);
      group = [];
    }
    if (name !== overfull) overfull = undefined;
    if (!row) yield { lines: [number], error: requestError(say(cells ? 'simulate.cells' : 'request.not-utf8')) };
    else if (name !== '' && name === overfull) yield tooMany([number], name);
    else {
      group.push(row);
      if (name === '') {
        yield recordOf(group, reader);
        group = [];
      } else if (group.length > MAX_CLAIMS) {
        overfull = name;
        yield tooMany(
          group.map(({ line }) => line),
          name,
        );
        group = [];
      }
    }
  }
  if (group.length > 0 && reader) yield recordOf(group, reader);
}

function tooMany(lines: readonly number[], request: string): SimulationRecord {
  return { lines, error: requestError(say('simulate.too-many', { request, max: MAX_CLAIMS })) };
}

function recordOf(rows: readonly Row[], reader: RowReader): SimulationRecord {
  const lines = rows.map(({ line }) => line);
  const outcome = reader.read(rows.map(({ cells }) => cells));
  const single = rows.length === 1;
  if (outcome.ok) return { lines, request: outcome.value, single };
  return { lines, error: single ? atTheClaim(outcome.error) : outcome.error };
}

/** A line that is one claim has no `claims`: its pointer begins at the claim. */
export function atTheClaim({ error }: RequestError): RequestError {
  return { error: { ...error, path: error.path.replace(/^\/claims\/0(?=\/|$)/, '') } };
}

/** Undefined where the line is no UTF-8, or its quotes do not match. */
function cellsOf(bytes: Uint8Array | undefined, isFirst: boolean): readonly string[] | undefined {
  const text = bytes && textOf(bytes)?.replace(/\r$/, '');
  if (text === undefined) return undefined;
  // Spreadsheets write a byte order mark before the first name.
  const line = isFirst ? text.replace(/^\uFEFF/, '') : text;
  if (!line.includes('"')) return line.split(',');
  try {
    return (parse(line, { relax_column_count: true }) as string[][])[0];
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
