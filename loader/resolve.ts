import type { Readings } from '../engine/format/files.ts';
import { isCalendarDay } from '../engine/format/literals.ts';
import type { PackageProblem } from './package.ts';
import { problemAt } from './problem.ts';
import type { Path, Source } from './source.ts';

/**
 * Fills `{ reading: ID }` and `{ dated: [ … ] }` into a file before it is parsed, and remembers where each filled-in value
 * is written, so that a problem in it is reported at its own line (often in readings.yaml).
 */
export interface Resolved {
  readonly source: Source;
  readonly value: unknown;
  /** Where the member at `path` of the resolved value is written. */
  placeOf(path: Path, word?: string): { file: string; line: number };
}

/** The value in force of every reading: `choices` names the alternative by reading id. */
export interface RegisterInForce {
  readonly source: Source | undefined;
  readonly readings: Readings | undefined;
  readonly choices: ReadonlyMap<string, string>;
}

export interface ResolveOptions {
  readonly register: RegisterInForce;
  /** The day for which dated values are taken; null = the beginning of time. */
  readonly day: string | null;
  readonly problems: PackageProblem[];
  /** Collects the days on which something changes. */
  readonly days?: Set<string>;
  /** Collects the readings that the terms use. */
  readonly used?: Set<string>;
}

interface Substitution {
  readonly at: Path;
  readonly source: Source;
  readonly from: Path;
}

export function resolveSource(source: Source, options: ResolveOptions): Resolved {
  const substitutions: Substitution[] = [];
  const walk = (value: unknown, at: Path, place: Substitution, open: readonly string[]): unknown => {
    const from = [...place.from, ...at.slice(place.at.length)];
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...at, index], place, open));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value);
    const [name, content] = members.length === 1 ? (members[0] as [string, unknown]) : ['', undefined];
    const origin = { file: place.source.file, line: place.source.lineOf(from) };
    if (name === 'reading') {
      const filled = readingValue(content, origin, options, open);
      if (!filled) return undefined;
      const next = { at, source: filled.source, from: filled.path };
      substitutions.push(next);
      return walk(filled.value, at, next, [...open, content as string]);
    }
    if (name === 'dated' && Array.isArray(content)) {
      const index = entryInForce(content, { ...origin, source: place.source, path: from }, options);
      if (index === undefined) return undefined;
      const next = { at, source: place.source, from: [...from, 'dated', index, 'value'] };
      substitutions.push(next);
      return walk((content[index] as { value: unknown }).value, at, next, open);
    }
    return Object.fromEntries(members.map(([key, item]) => [key, walk(item, [...at, key], place, open)]));
  };
  const value = walk(source.value, [], { at: [], source, from: [] }, []);
  return { source, value, placeOf: (path, word) => placeOf(source, substitutions, path, word) };
}

function placeOf(source: Source, substitutions: readonly Substitution[], path: Path, word?: string) {
  const begins = (path: Path, start: Path) => start.every((step, index) => step === path[index]);
  // The longest and latest prefix: a reading inside a dated value is substituted after it.
  let best: Substitution = { at: [], source, from: [] };
  for (const one of substitutions) if (begins(path, one.at) && one.at.length >= best.at.length) best = one;
  const from = [...best.from, ...path.slice(best.at.length)];
  const place = { file: best.source.file, line: best.source.lineOf(from, word) };
  if (word === undefined || best.source.lineOfWord(from, word) !== undefined) return place;
  // The word may be in a value that was filled in further below.
  for (const one of substitutions) {
    const line = begins(one.at, path) ? one.source.lineOfWord(one.from, word) : undefined;
    if (line !== undefined) return { file: one.source.file, line };
  }
  return place;
}

function readingValue(
  id: unknown,
  place: { file: string; line: number },
  { register, problems, used }: ResolveOptions,
  open: readonly string[],
): { value: unknown; source: Source; path: Path } | undefined {
  const fail = (code: string, params: Record<string, string | number>): undefined => {
    problems.push(problemAt(place.file, place.line, code, params));
    return undefined;
  };
  const { readings, source, choices } = register;
  const index = readings?.readings.findIndex((reading) => reading.id === id) ?? -1;
  const reading = readings?.readings[index];
  if (!reading || !source) return fail('reading.unknown', { reading: String(id) });
  used?.add(reading.id);
  if (open.includes(reading.id)) return fail('reading.ring', { ring: [...open, reading.id].join(' → ') });
  const chosen = choices.get(reading.id) ?? reading.chosen;
  const alternative = reading.alternatives.findIndex((one) => one.id === chosen);
  const found = reading.alternatives[alternative];
  if (!found) return undefined; // reported with the register itself
  if (found.value === undefined) return fail('reading.no-value', { reading: reading.id, alternative: found.id });
  return { value: found.value, source, path: ['readings', index, 'alternatives', alternative, 'value'] };
}

/** The index of the entry whose day is reached; the list is checked on the way. */
function entryInForce(
  entries: readonly unknown[],
  place: { file: string; line: number; source: Source; path: Path },
  { day, problems, days }: ResolveOptions,
): number | undefined {
  let found: number | undefined;
  let previous: string | undefined;
  for (const [index, entry] of entries.entries()) {
    const line = place.source.lineOf([...place.path, 'dated', index]);
    const fail = (code: string) => {
      problems.push(problemAt(place.file, line, code));
      return undefined;
    };
    const members = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
    const { from, value, ...rest } = members;
    if (value === undefined || Object.keys(rest).length > 0) return fail('dated.form');
    if (index === 0) {
      if (from !== undefined) return fail('dated.first');
      found = 0;
      continue;
    }
    if (typeof from !== 'string' || !isCalendarDay(from)) return fail('dated.day');
    if (previous !== undefined && from <= previous) return fail('dated.order');
    previous = from;
    days?.add(from);
    if (day !== null && from <= day) found = index;
  }
  if (found === undefined) problems.push(problemAt(place.file, place.line, 'dated.form'));
  return found;
}
