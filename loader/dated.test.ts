import { describe } from 'vitest';
import { testDefects } from './testing/defect-table.ts';

const filming = 'clauses/filming.yaml';

describe('values by day', () => {
  const dated = '{ dated: [{ value: 30% }, { from: 2027-01-01, value: 40% }] }';
  testDefects(
    (
      [
        ['an entry without a value', '{ dated: [{ value: 30% }, { from: 2027-01-01 }] }', 'dated.form'],
        ['no entry at all', '{ dated: [] }', 'dated.form'],
        ['a first entry with a day', '{ dated: [{ from: 2026-01-01, value: 30% }] }', 'dated.first'],
        ['a later entry without a day', '{ dated: [{ value: 30% }, { value: 40% }] }', 'dated.day'],
        ['a day that is none', '{ dated: [{ value: 30% }, { from: 2027-02-30, value: 40% }] }', 'dated.day'],
        [
          'days that do not rise',
          '{ dated: [{ value: 30% }, { from: 2028-01-01, value: 40% }, { from: 2027-01-01, value: 50% }] }',
          'dated.order',
        ],
        ['a later value that is no rate', '{ dated: [{ value: 30% }, { from: 2027-01-01, value: 40 }] }', 'no-form'],
      ] as const
    ).map(([name, by, code]) => ({
      name,
      file: filming,
      replace: dated,
      by,
      code: code === 'no-form' ? 'wrong-type' : code,
      at: 'share: { atMost',
    })),
  );
  testDefects([
    {
      name: 'a title that changes by day',
      file: 'policy.yaml',
      replace: 'shortTitle: 某区办法',
      by: 'shortTitle: { dated: [{ value: 某区办法 }, { from: 2027-01-01, value: 老办法 }] }',
      code: 'dated.manifest',
      at: 'shortTitle:',
    },
  ]);
});
