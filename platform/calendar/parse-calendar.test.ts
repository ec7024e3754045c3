import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import sentences from '../../messages/zh-CN/calendar.json' with { type: 'json' };
import { CALENDAR_REFUSAL_CODES } from './calendar-file.ts';
import { parseCalendars } from './parse-calendar.ts';
import { shippedCalendars } from './shipped.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Code and line of each refusal. */
function refusalsOf(text: string): string[] {
  const parsed = parseCalendars(bytes(text));
  return parsed.ok ? [] : parsed.refusals.map(({ code, line }) => `${code} ${line}`);
}

const year = (members: string) => `{"2027": {\n${members}\n}}`;
const CSV_HEAD = '日期,类型\n';
const HOLIDAYS = '2027-01-01,休\n2027-05-01,休\n2027-10-01,休\n';

test.each([
  ['nothing', '', ['column-missing 1', 'column-missing 1']],
  ['broken JSON', '{\n"2027": {"off": [}', ['not-json 2']],
  ['a list', '[]', ['wrong-shape 1']],
  ['no year', '{}', ['no-days 1']],
  ['a word for a year', '{\n"next": {}}', ['unknown-key 2']],
  ['a year that is no object', '{"2027": []}', ['wrong-shape 1']],
  ['an unknown list', year('"holidays": []'), ['unknown-key 2']],
  ['a list that is a text', year('"off": "01-01"'), ['wrong-shape 2']],
  ['a source that is a number', year('"source": 3'), ['wrong-shape 2']],
  ['a name every object has', year('"constructor": []'), ['unknown-key 2']],
  ['a day that does not exist', year('"off": ["02-30",\n"1-1",\n7]'), ['wrong-day 2', 'wrong-day 3', 'wrong-day 4']],
  ['a range of three', year('"off": ["01-01..01-02..01-03"]'), ['wrong-day 2']],
  ['a range backwards', year('"off": ["10-07..10-01"]'), ['wrong-range 2']],
  ['a range of many years', year('"off": ["1901-01-01..2027-10-01"]'), ['wrong-range 2']],
  ['a day twice', year('"off": ["10-01..10-07",\n"10-03"]'), ['day-twice 3']],
  ['a day off on which people work', year('"off": ["10-02"],\n"work_weekends": ["10-02"]'), ['day-twice 3']],
  ['work on a Friday', year('"off": ["10-02"],\n"work_weekends": ["10-08"]'), ['not-weekend 3']],
  ['the last day of all', year('"off": ["2199-12-31", "9999-12-31"]'), ['wrong-day 2', 'day-outside-year 2']],
  ['a day of another year', year('"off": ["2026-10-01"]'), ['day-outside-year 2']],
  ['a year in the far future', '{"9999": {"off": ["10-01"]}}', ['wrong-day 1', 'year-out-of-range 1']],
  ['half a year', year('"off": ["01-01", "05-01"]'), ['holiday-missing 1']],
  ['a year twice', '{"2027": {"off": ["13-01"]},\n"2027": {}}', ['wrong-day 1', 'year-twice 2']],
])('a JSON calendar with %s is refused with the line', (_, text, refusals) => {
  expect(refusalsOf(text)).toEqual(refusals);
});

test.each([
  ['no column of kinds', '日期\n2027-01-01\n', ['column-missing 1']],
  ['a quote left open', `${CSV_HEAD}2027-01-01,"休\n`, ['not-csv 2']],
  ['no day', CSV_HEAD, ['no-days 1']],
  ['a word for a day', `${CSV_HEAD}元旦,休\n2027-02-30,休\n`, ['wrong-day 2', 'wrong-day 3']],
  ['an unknown kind', `${CSV_HEAD}2027-01-01,放假\n2027-01-02\n`, ['unknown-kind 2', 'unknown-kind 3']],
  ['a day twice', `${CSV_HEAD}${HOLIDAYS}\n2027/1/1,休\n`, ['day-twice 6']],
  ['work on a Friday', `${CSV_HEAD}${HOLIDAYS}2027-10-08,班\n`, ['not-weekend 5']],
  ['half a year', `${CSV_HEAD}2027-01-01,休\n`, ['holiday-missing 2', 'holiday-missing 2']],
])('a CSV calendar with %s is refused with the line', (_, text, refusals) => {
  expect(refusalsOf(text)).toEqual(refusals);
});

test('a picture and a file of many megabytes are refused', () => {
  const picture = parseCalendars(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff]));
  expect(picture).toMatchObject({ ok: false, refusals: [{ code: 'not-text' }] });
  expect(parseCalendars(new Uint8Array(2_000_000))).toMatchObject({ ok: false, refusals: [{ code: 'too-large' }] });
});

test('whatever the bytes are, the answer is years or refusals', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '2027',
    '10-01',
    '..',
    'off',
    '日期',
    '类型',
    '休',
    '\n',
  );
  const texts = fc.oneof(
    fc.uint8Array(),
    fc.array(pieces, { maxLength: 30 }).map((parts) => bytes(parts.join(''))),
  );
  fc.assert(
    fc.property(texts, (file) => {
      const parsed = parseCalendars(file);
      expect(parsed.ok ? parsed.years.length : parsed.refusals.length).toBeGreaterThan(0);
    }),
  );
});

test('every refusal has its sentence and every sentence its refusal', () => {
  expect(Object.keys(sentences).sort()).toEqual([...CALENDAR_REFUSAL_CODES].sort());
});

test('the calendar of 2026 is read with its ranges and its source', () => {
  const file = readFileSync(new URL('./calendar-2026.json', import.meta.url));
  const parsed = parseCalendars(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  const [calendar] = parsed.years;
  expect(parsed.years).toEqual(shippedCalendars());
  expect(calendar?.off).toHaveLength(33);
  expect(calendar?.off.slice(0, 4)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-02-15']);
  expect(calendar?.workWeekends).toContain('2026-10-10');
  expect(calendar?.source).toContain('2025 年 11 月 4 日');
});

test('a table from a spreadsheet is read: byte order mark, tabs, slashes, further columns, GB 18030', () => {
  const expected = {
    ok: true,
    years: [
      {
        year: 2027,
        off: ['2026-12-31', '2027-01-01', '2027-05-01', '2027-10-01'],
        workWeekends: ['2027-10-09'],
      },
    ],
  };
  const plain = `${CSV_HEAD}${HOLIDAYS}2026-12-31,休\n2027-10-09,班\n`;
  expect(parseCalendars(bytes(plain))).toEqual(expected);
  expect(
    parseCalendars(bytes(`\uFEFF${plain.replaceAll('-0', '-').replaceAll('-', '/').replaceAll('\n', '\r\n')}`)),
  ).toEqual(expected);
  expect(parseCalendars(bytes(plain.replaceAll(',', '\t').replaceAll('\n', '\t节日\n')))).toEqual(expected);
  expect(parseCalendars(inGb18030(plain))).toEqual(expected);
});

/** The Chinese characters of the format as GB 18030 writes them. */
function inGb18030(text: string): Uint8Array {
  const codes: Record<string, number[]> = {
    日: [0xc8, 0xd5],
    期: [0xc6, 0xda],
    类: [0xc0, 0xe0],
    型: [0xd0, 0xcd],
    休: [0xd0, 0xdd],
    班: [0xb0, 0xe0],
  };
  return new Uint8Array([...text].flatMap((character) => codes[character] ?? [character.charCodeAt(0)]));
}
