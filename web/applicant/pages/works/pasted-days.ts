import type { ShootingEntry } from '../../../../contracts/shooting-days.ts';
import { dayAfter, isRealDay } from '../../../../engine/calendar.ts';

export type PastedEntry = Pick<ShootingEntry, 'day' | 'place' | 'inDistrict'>;

/** What was understood of a pasted list, and which lines were not. */
export interface Pasted {
  readonly entries: readonly PastedEntry[];
  readonly wrong: readonly { readonly line: number; readonly text: string }[];
}

/** Words that say where, as people write them. */
export interface SideWords {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

const DAY = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/;

/** One line for a day: day, place, inside or outside, separated by spaces, commas or tabs. */
export function readPastedDays(text: string, words: SideWords): Pasted {
  const entries: PastedEntry[] = [];
  const wrong: { line: number; text: string }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = readLine(line, words);
    if (entry) entries.push(entry);
    else wrong.push({ line: at + 1, text: line.trim().slice(0, 40) });
  }
  return { entries, wrong };
}

function readLine(line: string, words: SideWords): PastedEntry | undefined {
  const parts = line.trim().split(/[\s,，、;；]+/);
  const day = readDay(parts[0] ?? '');
  const side = parts.at(-1) ?? '';
  const inDistrict = words.inside.includes(side) ? true : words.outside.includes(side) ? false : undefined;
  const place = parts.slice(1, -1).join(' ');
  if (day === undefined || inDistrict === undefined || place === '' || place.length > 100) return undefined;
  return { day, place, inDistrict };
}

function readDay(text: string): string | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
  return isRealDay(day) ? day : undefined;
}

/** Every day from one to another, both included; undefined where they are not in order or more than `most`. */
export function daysBetween(from: string, until: string, most: number): readonly string[] | undefined {
  const days: string[] = [];
  for (let day: string | undefined = from; day !== undefined && day <= until; day = dayAfter(day)) {
    days.push(day);
    if (days.length > most) return undefined;
  }
  return days.length === 0 ? undefined : days;
}
