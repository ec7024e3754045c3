import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { substitutionTable } from '../../modules/staff/tables.ts';
import { ok } from '../testing/round.ts';
import { opened, seen, settle, type VerifyingOffice, verify, verifyingOffice } from './testing/accepted.ts';

let office: TestOffice;
let world: VerifyingOffice;
let officer: Person;

const ONE = [{ category: 'venue', amountFen: 100_000 }];

beforeAll(async () => {
  office = await openOffice();
  world = await verifyingOffice(office);
  officer = world.officer;
});
afterAll(() => office.close());

describe('the screen', () => {
  it('is for those who check: not for the clerk, the company, or an accountant without the task', async () => {
    const { id, company } = await opened(world, ONE);
    const path = `/applications/${id}/verification`;
    const accountant = await office.staff('accountant');
    for (const person of [world.clerk, company, await office.company(), accountant]) {
      expect([403, 404]).toContain((await person.get(path)).status);
    }
    for (const role of ['supervisor', 'panel-secretary', 'auditor'] as const) {
      expect((await (await office.staff(role)).get(path)).status).toBe(200);
    }
    const draft = ok(
      await company.post<{ id: string }>(`/rounds/${world.roundId}/applications`, { from: { kind: 'blank' } }),
    );
    expect((await officer.get(`/applications/${draft.id}/verification`)).status).toBe(404);
  });

  it('says who decides: the officer, and who stands in for them while they are away', async () => {
    const { id } = await opened(world, ONE);
    const [substitute, colleague] = [await office.staff('officer'), await office.staff('officer')];
    await office.database.orm.insert(substitutionTable).values({
      absentAccountId: officer.accountId,
      substituteAccountId: substitute.accountId,
      fromDay: '2026-06-01',
      untilDay: '2026-06-05',
      arrangedAt: office.clock.now(),
      arrangedBy: world.supervisor.accountId,
    });
    const decides = async (person: Person) => (await seen(person, id)).mayDecide;
    expect([await decides(officer), await decides(substitute)]).toEqual([true, true]);
    expect([await decides(colleague), await decides(world.supervisor)]).toEqual([false, false]);
    expect((await settle(substitute, id)).obstacles).toEqual([]);
    expect((await verify(colleague, id, 'complete')).body.error?.code).toBe('NOT_YOURS');
    expect(ok(await verify(substitute, id, 'complete')).mayDecide).toBe(false);
  });

  it('costs as many statements with ten lines as with one', async () => {
    const line = { category: 'venue', amountFen: 100_000 };
    const one = await opened(world, [line]);
    const ten = await opened(
      world,
      Array.from({ length: 10 }, () => line),
    );
    await office.deliver();
    const few = await statementsOf(() => seen(officer, one.id));
    const many = await statementsOf(() => seen(officer, ten.id));
    expect(many).toBe(few);
    const opening = await statementsOf(() => verify(officer, one.id, 'refresh-findings'));
    expect(await statementsOf(() => verify(officer, ten.id, 'refresh-findings'))).toBe(opening);
    expect(few).toBeLessThanOrEqual(12);
  });
});

/** How many statements the database was sent while something ran, sessions and permissions of the person included. */
async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  const { query } = pg.Client.prototype;
  const counting = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...parts) {
    if (OURS.test(textOf(parts[0]))) sent += 1;
    return Reflect.apply(query, this, parts);
  });
  await run();
  counting.mockRestore();
  return sent;
}

/** Jobs that run beside the test read other tables. */
const OURS = /"(application|verification|evidence|works|party|round)"\."/;

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : '';
}
