import { expect, test } from 'vitest';
import { daysBetween, readPastedDays } from './pasted-days.ts';

const WORDS = { inside: ['区内'], outside: ['区外'] };

test('lines that cannot be read are named, the others are read', () => {
  const text =
    '2026-05-01 张家湾 区内\n\n2026/5/2\t怀柔 影视城，区外\n5月3日 台湖 区内\n2026-02-30 台湖 区内\n2026年5月4日 台湖';
  expect(readPastedDays(text, WORDS)).toEqual({
    entries: [
      { day: '2026-05-01', place: '张家湾', inDistrict: true },
      { day: '2026-05-02', place: '怀柔 影视城', inDistrict: false },
    ],
    wrong: [
      { line: 4, text: '5月3日 台湖 区内' },
      { line: 5, text: '2026-02-30 台湖 区内' },
      { line: 6, text: '2026年5月4日 台湖' },
    ],
  });
  expect(readPastedDays('2026年5月4日 台湖 区内', WORDS).entries).toMatchObject([{ day: '2026-05-04' }]);
});

test('a range has both ends, is in order and has an end', () => {
  expect(daysBetween('2026-02-27', '2026-03-01', 10)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(daysBetween('2026-03-01', '2026-02-27', 10)).toBeUndefined();
  expect(daysBetween('2026-01-01', '2026-12-31', 10)).toBeUndefined();
});
