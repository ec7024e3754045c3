import type { Classification, Test } from '../../../engine/format/terms.ts';

/** Rows of a table of classes that hold for the same days of application, with the days taken out of their tests. */
export interface Window {
  /** Both days included; left out = no bound. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly rows: readonly WindowRow[];
}

export interface WindowRow {
  readonly row: Classification['rows'][number];
  /** What is left of the row's test; undefined where the days were all of it. */
  readonly when: Test | undefined;
}

type Days = Extract<Test, { kind: 'applicationDay' }>;

function split(test: Test): { days: Days | undefined; rest: Test | undefined } {
  if (test.kind === 'applicationDay') return { days: test, rest: undefined };
  if (test.kind !== 'all') return { days: undefined, rest: test };
  const days = test.of.find((part): part is Days => part.kind === 'applicationDay');
  if (!days) return { days: undefined, rest: test };
  const others = test.of.filter((part) => part !== days);
  return { days, rest: others.length === 1 ? others[0] : { kind: 'all', of: others } };
}

/** Neighbouring rows with the same days, in the order of the table, because the first row that holds decides. */
export function windowsOf(table: Classification): readonly Window[] {
  const windows: { notBefore?: string; notAfter?: string; rows: WindowRow[] }[] = [];
  for (const row of table.rows) {
    const { days, rest } = split(row.when);
    const last = windows.at(-1);
    if (last && last.notBefore === days?.notBefore && last.notAfter === days?.notAfter) {
      last.rows.push({ row, when: rest });
      continue;
    }
    const bounds = {
      ...(days?.notBefore === undefined ? {} : { notBefore: days.notBefore }),
      ...(days?.notAfter === undefined ? {} : { notAfter: days.notAfter }),
    };
    windows.push({ ...bounds, rows: [{ row, when: rest }] });
  }
  return windows;
}
