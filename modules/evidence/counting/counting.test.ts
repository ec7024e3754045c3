import { randomInt, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { constraintOf } from '../../../platform/database/errors.ts';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing/database.ts';
import { costLineTable, countedTable, invoiceTable, voucherTable } from '../tables.ts';
import { aLine, aVoucher, idNames, inCommand } from '../testing/counted.ts';
import { countLine } from './count-line.ts';
import { releaseApplication, releaseLine } from './release.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const newNumber = () => `26${Array.from({ length: 18 }, () => randomInt(10)).join('')}`;
const count = (costLineId: string, amountFen: number, more: { reason?: string; invoiceLine?: number } = {}) =>
  inCommand(opened.database, (context) => countLine(context, { costLineId, amountFen, ...more }, idNames));
const release = (costLineId: string, reason = '退回') =>
  inCommand(opened.database, (context) => releaseLine(context, costLineId, reason));
const codeOf = (outcome: Awaited<ReturnType<typeof count>>) => (outcome.ok ? 'ok' : outcome.refusal.code);
async function invoice(key: string) {
  const [row] = await opened.database.orm.select().from(invoiceTable).where(eq(invoiceTable.key, key));
  return row;
}

/** Lines of as many applicants, all on one invoice; each handed it in by itself. */
async function linesOn(
  number: string,
  totalFen: number,
  lines: readonly { amountFen: number; invoiceLine: number | null }[],
) {
  const ids: string[] = [];
  for (const line of lines) {
    const voucher = await aVoucher(opened.database, { invoiceNumber: number, totalFen });
    ids.push(await aLine(opened.database, { voucher, ...line }));
  }
  return ids;
}

describe('nothing is counted', () => {
  test('of a line that is not there, nothing of it, or more than it claims', async () => {
    const voucher = await aVoucher(opened.database, { invoiceNumber: newNumber(), totalFen: 1000 });
    const line = await aLine(opened.database, { amountFen: 500, voucher });
    expect(codeOf(await count(randomUUID(), 1))).toBe('COST_LINE_UNKNOWN');
    for (const amountFen of [0, -1, 501, 1.5, Number.NaN]) {
      expect(codeOf(await count(line, amountFen))).toBe('AMOUNT_ABOVE_LINE');
    }
  });

  test('without a voucher, without a number unless a reason is given, without a total', async () => {
    const bare = await aLine(opened.database, { amountFen: 500 });
    expect(codeOf(await count(bare, 500, { reason: '工资表' }))).toBe('VOUCHER_MISSING');
    const eight = await aVoucher(opened.database, { invoiceNumber: '12345678', totalFen: 1000 });
    expect(codeOf(await count(await aLine(opened.database, { amountFen: 500, voucher: eight }), 500))).toBe(
      'NUMBER_MISSING',
    );
    const unknown = await aVoucher(opened.database, { invoiceNumber: newNumber() });
    expect(codeOf(await count(await aLine(opened.database, { amountFen: 500, voucher: unknown }), 500))).toBe(
      'TOTAL_MISSING',
    );
  });

  test('of an invoice that is registered with another total; the refusal names both', async () => {
    const number = newNumber();
    const [first = ''] = await linesOn(number, 1000, [{ amountFen: 500, invoiceLine: 1 }]);
    const [second = ''] = await linesOn(number, 9000, [{ amountFen: 500, invoiceLine: 2 }]);
    await count(first, 500);
    const refused = await count(second, 500);
    expect(codeOf(refused)).toBe('TOTAL_DIFFERS');
    expect(refused.ok ? '' : refused.refusal.message).toMatch(/10\.00 元.*90\.00 元.*N-/);
  });

  test('twice of one line of an invoice; the refusal names the other place', async () => {
    const number = newNumber();
    const [first = '', second = ''] = await linesOn(number, 1000, [
      { amountFen: 100, invoiceLine: 3 },
      { amountFen: 100, invoiceLine: 3 },
    ]);
    expect(codeOf(await count(first, 100))).toBe('ok');
    const refused = await count(second, 100);
    expect(codeOf(refused)).toBe('ALREADY_COUNTED');
    expect(refused.ok ? '' : refused.refusal.message).toContain(
      `第 3 行已计入：N-${first.slice(0, 4)}（示例，2026 年）第 1 笔，1.00 元`,
    );
    await release(first);
    expect(codeOf(await count(second, 100))).toBe('ok');
  });

  test('beyond the total of an invoice', async () => {
    const number = newNumber();
    const [first = '', second = ''] = await linesOn(number, 1000, [
      { amountFen: 700, invoiceLine: 1 },
      { amountFen: 301, invoiceLine: 2 },
    ]);
    await count(first, 700);
    const refused = await count(second, 301);
    expect(refused.ok ? '' : refused.refusal.message).toMatch(/只余 3\.00 元/);
    expect(codeOf(await count(second, 300))).toBe('ok');
    expect(await invoice(number)).toMatchObject({ totalFen: 1000, countedFen: 1000 });
  });

  test('of a cancelled invoice, by the database too', async () => {
    const number = newNumber();
    const [line = ''] = await linesOn(number, 1000, [{ amountFen: 10, invoiceLine: null }]);
    await opened.database.orm.insert(invoiceTable).values({ key: number, totalFen: 0, cancelledAt: new Date(0) });
    expect(codeOf(await count(line, 10))).toBe('INVOICE_CANCELLED');
    const error = await rawInsert(number, 10).catch((caught: unknown) => caught);
    expect(constraintOf(error)).toBe('invoice_not_cancelled');
  });
});

async function rawInsert(invoiceKey: string, amountFen: number): Promise<void> {
  await opened.database.orm.insert(countedTable).values({
    invoiceKey,
    invoiceLine: randomInt(1, 1_000_000),
    costLineId: randomUUID(),
    applicationId: randomUUID(),
    organisationId: randomUUID(),
    amountFen,
    at: new Date(0),
  });
}

describe('what is counted', () => {
  test('with the same figures is the same, with others is counted anew', async () => {
    const number = newNumber();
    const [line = ''] = await linesOn(number, 1000, [{ amountFen: 1000, invoiceLine: null }]);
    const first = await count(line, 1000);
    const again = await count(line, 1000);
    expect(first.ok && again.ok && first.counted.id === again.counted.id && again.audit.length === 0).toBe(true);
    expect(codeOf(await count(line, 400))).toBe('ok');
    expect(await invoice(number)).toMatchObject({ countedFen: 400 });
  });

  test('without an invoice goes by the content of the file, with a reason: the same list is the same for others', async () => {
    const sha256 = 'c'.repeat(63) + randomInt(10);
    const lines: string[] = [];
    for (const amountFen of [300, 300]) {
      const voucher = await aVoucher(opened.database, { totalFen: 500 }, { kind: 'other', sha256 });
      lines.push(await aLine(opened.database, { amountFen, slipVoucherId: voucher.id }));
    }
    const [first = '', second = ''] = lines;
    expect(codeOf(await count(first, 300))).toBe('NUMBER_MISSING');
    expect(codeOf(await count(first, 300, { reason: '自有人员工资，无发票', invoiceLine: 1 }))).toBe('ok');
    expect(codeOf(await count(second, 300, { reason: '工资表', invoiceLine: 2 }))).toBe('INVOICE_EXHAUSTED');
    expect(codeOf(await count(second, 200, { reason: '工资表', invoiceLine: 2 }))).toBe('ok');
  });

  test('is what was established before what was typed', async () => {
    const [typed, right] = [newNumber(), newNumber()];
    const voucher = await aVoucher(
      opened.database,
      { invoiceNumber: typed, totalFen: 1 },
      { established: { invoiceKey: right, totalFen: 800 } },
    );
    await count(await aLine(opened.database, { amountFen: 800, voucher }), 800);
    expect([await invoice(typed), (await invoice(right))?.countedFen]).toEqual([undefined, 800]);
  });

  test('of an application is given back with it', async () => {
    const applicationId = randomUUID();
    const numbers = [newNumber(), newNumber()];
    for (const invoiceNumber of numbers) {
      const voucher = await aVoucher(opened.database, { invoiceNumber, totalFen: 10 });
      await count(await aLine(opened.database, { amountFen: 10, voucher, applicationId }), 10);
    }
    const given = await inCommand(opened.database, (context) => releaseApplication(context, applicationId, '撤回'));
    expect([given.released, given.audit.length, given.events.length]).toEqual([2, 2, 2]);
    expect(await Promise.all(numbers.map(async (key) => (await invoice(key))?.countedFen))).toEqual([0, 0]);
    expect(
      (await inCommand(opened.database, (context) => releaseApplication(context, applicationId, '撤回'))).released,
    ).toBe(0);
  });

  test('is rolled back with its command: nothing half done', async () => {
    const number = newNumber();
    const [line = ''] = await linesOn(number, 1000, [{ amountFen: 10, invoiceLine: null }]);
    const failing = opened.database.orm.transaction(async (tx) => {
      const context = {
        tx,
        actor: {
          kind: 'system' as const,
          accountId: null,
          name: '',
          staffRoles: [],
          actingFor: null,
          secondFactor: 'none' as const,
        },
        now: new Date(0),
        today: '2026-06-01',
      };
      await countLine(context, { costLineId: line, amountFen: 10 }, idNames);
      throw new Error('the process ends here');
    });
    await expect(failing).rejects.toThrow('the process ends here');
    expect(await invoice(number)).toBeUndefined();
    expect(codeOf(await count(line, 10))).toBe('ok');
  });
});

describe('the database', () => {
  test('refuses what would pass the total even where the code asked nothing', async () => {
    const key = newNumber();
    await opened.database.orm.insert(invoiceTable).values({ key, totalFen: 100 });
    await rawInsert(key, 60);
    const error = await rawInsert(key, 41).catch((caught: unknown) => caught);
    expect(constraintOf(error)).toBe('invoice_counted_range');
    expect((await invoice(key))?.countedFen).toBe(60);
  });

  test('lets what is counted be released once, and neither changed, removed nor emptied', async () => {
    const key = newNumber();
    const { orm } = opened.database;
    await orm.insert(invoiceTable).values({ key, totalFen: 100 });
    await rawInsert(key, 60);
    const which = eq(countedTable.invoiceKey, key);
    await expect(orm.update(countedTable).set({ amountFen: 1 }).where(which)).rejects.toThrow();
    await expect(orm.delete(countedTable).where(which)).rejects.toThrow();
    await expect(orm.execute(sql`truncate evidence.counted`)).rejects.toThrow();
    await orm
      .update(countedTable)
      .set({ releasedAt: new Date(0), releaseReason: '退' })
      .where(which);
    await expect(
      orm.update(countedTable).set({ releasedAt: null, releaseReason: null }).where(which),
    ).rejects.toThrow();
    expect((await invoice(key))?.countedFen).toBe(0);
  });

  test('keeps amount and invoice of a cost line of which something is counted', async () => {
    const [line = ''] = await linesOn(newNumber(), 1000, [{ amountFen: 10, invoiceLine: null }]);
    await count(line, 10);
    const { orm } = opened.database;
    const which = eq(costLineTable.id, line);
    await expect(orm.update(costLineTable).set({ amountFen: 20 }).where(which)).rejects.toThrow();
    await expect(orm.delete(costLineTable).where(which)).rejects.toThrow();
    await release(line);
    await orm.delete(costLineTable).where(which);
    expect(await orm.select().from(voucherTable).limit(1)).toHaveLength(1);
  });
});

describe('fifty who count one invoice at the same time', () => {
  test('never pass its total, and exactly as many go through as fit', async () => {
    const number = newNumber();
    const lines = await linesOn(
      number,
      1000,
      Array.from({ length: 50 }, (_, at) => ({ amountFen: 100, invoiceLine: at + 1 })),
    );
    const outcomes = await Promise.all(lines.map((line) => count(line, 100)));
    const codes = outcomes.map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(10);
    expect(codes.filter((code) => code === 'INVOICE_EXHAUSTED')).toHaveLength(40);
    expect(await invoice(number)).toMatchObject({ totalFen: 1000, countedFen: 1000 });
  });

  test('as a whole are one who goes through', async () => {
    const lines = await linesOn(
      newNumber(),
      1000,
      Array.from({ length: 50 }, () => ({ amountFen: 1000, invoiceLine: null })),
    );
    const codes = (await Promise.all(lines.map((line) => count(line, 1000)))).map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ALREADY_COUNTED')).toHaveLength(49);
  });
});

describe('whatever is counted and released, in whatever order and at the same time', () => {
  test('the sum is that of what is live, and never more than the total', async () => {
    const step = fc.record({ line: fc.nat(5), amountFen: fc.integer({ min: 1, max: 600 }), isRelease: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (rounds) => {
        const number = newNumber();
        const shape = [1, 1, 2, 3, null, null];
        const lines = await linesOn(
          number,
          1000,
          shape.map((invoiceLine) => ({ amountFen: 600, invoiceLine })),
        );
        for (const steps of rounds) {
          await Promise.all(
            steps.map(({ line, amountFen, isRelease }) => {
              const id = lines[line] ?? '';
              return isRelease ? release(id) : count(id, amountFen);
            }),
          );
          const live = await opened.database.orm
            .select()
            .from(countedTable)
            .where(sql`${countedTable.invoiceKey} = ${number} and ${countedTable.releasedAt} is null`);
          const sum = live.reduce((total, { amountFen }) => total + amountFen, 0);
          expect(sum).toBeLessThanOrEqual(1000);
          expect((await invoice(number))?.countedFen ?? 0).toBe(sum);
          expect(new Set(live.map(({ invoiceLine }) => invoiceLine)).size).toBe(live.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});
