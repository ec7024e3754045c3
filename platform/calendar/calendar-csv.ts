import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import {
  type CalendarEntry,
  type CalendarFile,
  type CalendarRefusal,
  refusal,
  type YearEntries,
} from './calendar-file.ts';
import words from './csv-words.json' with { type: 'json' };
import { isDay, yearOf } from './days.ts';

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/**
 * Reads a table with a column for the day (`2026-01-01` or `2026/1/1`) and one for its kind, off or working; further
 * columns are left alone. A spreadsheet may have written it, with commas or tabs.
 */
export function readCalendarCsv(text: string): CalendarFile {
  try {
    const [head, ...rows] = records.parse(
      parse(text, {
        info: true,
        bom: true,
        trim: true,
        delimiter: [',', '\t'],
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    const titles = head?.record ?? [];
    const missing = [words.day, words.kind].filter((title) => !titles.includes(title));
    if (missing.length > 0) {
      return { years: [], refusals: missing.map((column) => refusal(1, 'column-missing', { column })) };
    }
    return fromRows(rows, titles.indexOf(words.day), titles.indexOf(words.kind));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { years: [], refusals: [refusal(line, 'not-csv')] };
  }
}

function fromRows(rows: z.infer<typeof records>, dayColumn: number, kindColumn: number): CalendarFile {
  const entries: CalendarEntry[] = [];
  const refusals: CalendarRefusal[] = [];
  for (const { record, info } of rows) {
    const line = info.lines;
    const written = record[dayColumn] ?? '';
    const word = record[kindColumn] ?? '';
    if (written === '' && word === '') continue;
    const day = written.replace(/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/, (_, year, month, date) =>
      [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
    );
    if (!isDay(day)) refusals.push(refusal(line, 'wrong-day', { text: written }));
    else if (word !== words.off && word !== words.workWeekend)
      refusals.push(refusal(line, 'unknown-kind', { text: word }));
    else entries.push({ kind: word === words.off ? 'off' : 'workWeekend', day, line });
  }
  return { years: byYear(entries), refusals };
}

/** The announcement of a year may name days of the December before: such days go with the year that follows. */
function byYear(entries: readonly CalendarEntry[]): readonly YearEntries[] {
  const groups = new Map<number, CalendarEntry[]>();
  for (const entry of entries) {
    const year = yearOf(entry.day);
    groups.set(year, [...(groups.get(year) ?? []), entry]);
  }
  for (const [year, group] of [...groups].sort(([one], [other]) => one - other)) {
    const next = groups.get(year + 1);
    if (next === undefined || group.some(({ day }) => !day.startsWith(`${year}-12`))) continue;
    groups.set(year + 1, [...group, ...next]);
    groups.delete(year);
  }
  return [...groups].map(([year, group]) => ({ year, line: group[0]?.line ?? 1, entries: group }));
}
