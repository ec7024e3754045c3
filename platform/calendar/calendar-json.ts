import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type CalendarEntry, type CalendarFile, type CalendarRefusal, type DayKind, refusal } from './calendar-file.ts';
import { isDay, shiftDay } from './days.ts';

const KINDS: Readonly<Record<string, DayKind>> = { off: 'off', work_weekends: 'workWeekend' };

const LONGEST_RANGE_DAYS = 31;

/**
 * Reads `{"2026": {"off": ["01-01..01-03"], "work_weekends": ["01-04"], "source": "…"}}`. A day is `MM-DD`, or
 * `YYYY-MM-DD` where it lies in the December before.
 */
export function readCalendarJson(text: string): CalendarFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const reader = new Reader(text);
  const [error] = errors;
  if (error !== undefined) return { years: [], refusals: [refusal(reader.line(error.offset), 'not-json')] };
  if (root?.type !== 'object') return { years: [], refusals: [refusal(1, 'wrong-shape', { key: '{' })] };
  const years = (root.children ?? []).flatMap((property) => reader.year(property));
  return { years, refusals: reader.refusals };
}

class Reader {
  readonly refusals: CalendarRefusal[] = [];
  readonly #text: string;
  readonly #lineEnds: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index);
  }

  line(offset: number): number {
    return this.#lineEnds.findLastIndex((end) => end < offset) + 2;
  }

  year(property: Node) {
    const [key, value] = pair(property);
    const line = this.line(property.offset);
    if (!/^\d{4}$/.test(key)) return this.#refuse(line, 'unknown-key', { key });
    if (value?.type !== 'object') return this.#refuse(line, 'wrong-shape', { key });
    const entries: CalendarEntry[] = [];
    let source: string | undefined;
    for (const member of value.children ?? []) {
      const [name, content] = pair(member);
      const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
      if (kind !== undefined && content?.type === 'array') entries.push(...this.#days(key, kind, content));
      else if (name === 'source' && typeof content?.value === 'string') source = content.value;
      else if (kind !== undefined || name === 'source') {
        this.#refuse(this.line(member.offset), 'wrong-shape', { key: name });
      } else this.#refuse(this.line(member.offset), 'unknown-key', { key: name });
    }
    return [{ year: Number(key), line, entries, ...(source === undefined ? {} : { source }) }];
  }

  #days(year: string, kind: DayKind, list: Node): CalendarEntry[] {
    return (list.children ?? []).flatMap((item) => {
      const line = this.line(item.offset);
      const text =
        typeof item.value === 'string' ? item.value : this.#text.slice(item.offset, item.offset + item.length);
      const [first = '', last = first, more] = text
        .split('..')
        .map((day) => (day.length === 5 ? `${year}-${day}` : day));
      if (more !== undefined || !isDay(first) || !isDay(last)) return this.#refuse(line, 'wrong-day', { text });
      if (last < first || shiftDay(first, LONGEST_RANGE_DAYS) < last)
        return this.#refuse(line, 'wrong-range', { text });
      const entries: CalendarEntry[] = [];
      for (let day = first; day <= last; day = shiftDay(day, 1)) entries.push({ kind, day, line });
      return entries;
    });
  }

  #refuse(...parameters: Parameters<typeof refusal>): [] {
    this.refusals.push(refusal(...parameters));
    return [];
  }
}

function pair(property: Node): [string, Node | undefined] {
  const [key, value] = property.children ?? [];
  return [String(key?.value), value];
}
