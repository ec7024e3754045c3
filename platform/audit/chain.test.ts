import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../actor.ts';
import { MovedClock } from '../clock.ts';
import { openKeys } from '../keys/keys.ts';
import { openLog } from '../log.ts';
import { openPersonalData } from '../personal-data/person-keys.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { canonicalText } from './chain.ts';
import { recordAudit, recordRefusal } from './record.ts';
import { openSealer, type Sealer } from './sealer.ts';
import { auditDayHeadTable, auditEntryTable, auditLinkTable, auditUnsealedTable } from './tables.ts';
import { verifyChain } from './verify.ts';

let opened: TestDatabase;
let sealer: Sealer;
const clock = new MovedClock();
const noKeys = { seal: async () => '' };

beforeEach(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  sealer = openSealer({ database: opened.database, clock, log: openLog('silent') });
});
afterEach(async () => {
  await sealer.close();
  await opened.close();
});

const orm = () => opened.database.orm;
const verify = () => verifyChain(orm());
const about = () => ({ act: 'works.renameSubject', actor: SYSTEM, at: clock.now(), requestId: 'request-1' });

async function record(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const change = {
      on: { type: 'subject', id: String(index) },
      before: { name: '甲' },
      after: { name: '乙', fen: 1 },
    };
    await orm().transaction((tx) => recordAudit(tx, about(), [change], noKeys));
  }
}

/** Holds whoever waits until it is opened. */
function latch(): { readonly passed: Promise<void>; open(): void } {
  let settle: () => void = () => {};
  const passed = new Promise<void>((done) => {
    settle = done;
  });
  return { passed, open: () => settle() };
}

/** Somebody with all rights over the database. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await orm().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });
}

test.each(['entry', 'link'])('nobody changes, removes or empties audit.%s', async (table) => {
  await record(1);
  await sealer.seal();
  const name = sql.raw(`audit.${table}`);
  const column = sql.raw(table === 'entry' ? 'act' : 'sealed_at');
  for (const statement of [
    sql`update ${name} set ${column} = ${column}`,
    sql`delete from ${name}`,
    sql`truncate ${name} cascade`,
  ]) {
    await expect(orm().execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('are never changed') },
    });
  }
});

test('an empty chain is whole, and so is one that still waits', async () => {
  expect(await verify()).toEqual({ whole: true, links: 0, waiting: 0, head: undefined });
  await record(2);
  expect(await verify()).toMatchObject({ whole: true, links: 0, waiting: 2 });
  expect(await sealer.seal()).toBe(2);
  expect(await sealer.seal()).toBe(0);
  expect(await verify()).toMatchObject({ whole: true, links: 2, waiting: 0 });
});

test.each([
  ['the amount in an after image', sql`update audit.entry set after = '{"name": "乙", "fen": 2}'`, 'changed'],
  ['who acted', sql`update audit.entry set account_id = gen_random_uuid()`, 'changed'],
  ['the time by a microsecond', sql`update audit.entry set at = at + interval '1 microsecond'`, 'changed'],
  ['the outcome', sql`update audit.entry set outcome = 'refused'`, 'changed'],
  ['the entry itself, away', sql`delete from audit.entry`, 'missing'],
])('a change of %s is found, and the first broken link is named', async (_what, statement, broken) => {
  await record(5);
  await sealer.seal();
  const entries = await orm().select({ id: auditEntryTable.id }).from(auditEntryTable).orderBy(auditEntryTable.id);
  const third = entries[2]?.id;
  await tamper(sql`${statement} where id = ${third}`);
  expect(await verify()).toEqual({ whole: false, broken, seq: 3, entryId: third });
});

test('links that are gone, an end that is gone and an entry that left the chain are found', async () => {
  await record(4);
  await sealer.seal();
  const kept = await orm().select().from(auditLinkTable);
  await tamper(sql`delete from audit.link where seq = 2`);
  expect(await verify()).toMatchObject({ broken: 'gap', seq: 2 });
  await tamper(sql`delete from audit.link where seq >= 2`);
  expect(await verify()).toMatchObject({ broken: 'head', seq: 4 });
  await orm()
    .update(auditDayHeadTable)
    .set({ seq: 1, hash: kept[0]?.hash ?? Buffer.alloc(32) });
  expect(await verify()).toMatchObject({ broken: 'unlinked', seq: 2 });
});

test('a chain that was made anew looks whole to itself and not to whoever kept a head', async () => {
  await record(3);
  await sealer.seal();
  const [head] = await orm().select().from(auditDayHeadTable);
  await tamper(sql`update audit.entry set act = 'works.mergeSubjects' where id = (select min(id) from audit.entry)`);
  await tamper(sql`delete from audit.day_head`);
  await tamper(sql`delete from audit.link`);
  await orm()
    .insert(auditUnsealedTable)
    .select(orm().select({ entryId: auditEntryTable.id }).from(auditEntryTable));
  await sealer.seal();
  expect(await verify()).toMatchObject({ whole: true });
  const kept = [{ seq: head?.seq ?? 0, hash: head?.hash ?? Buffer.alloc(0) }];
  expect(await verifyChain(orm(), kept)).toMatchObject({ whole: false, broken: 'head', seq: 3 });
});

test('entries that are committed later than younger ones are linked too, and rolled back ones leave no gap', async () => {
  const [written, held] = [latch(), latch()];
  const slow = orm().transaction(async (tx) => {
    await recordAudit(tx, about(), [{ on: { type: 'slow', id: '1' } }], noKeys);
    written.open();
    await held.passed;
  });
  await written.passed;
  const failing = orm().transaction(async (tx) => {
    await recordAudit(tx, about(), [{ on: { type: 'failed', id: '1' } }], noKeys);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await record(2);
  expect(await sealer.seal()).toBe(2);
  held.open();
  await slow;
  expect(await sealer.seal()).toBe(1);
  expect(await verify()).toMatchObject({ whole: true, links: 3 });
});

test('several processes that write and seal at once make one chain', async () => {
  const others = [1, 2].map(() => openSealer({ database: opened.database, clock, log: openLog('silent') }));
  const writers = Array.from({ length: 4 }, () => record(15));
  const sealers = [sealer, ...others].map(async (one) => {
    for (let round = 0; round < 10; round += 1) await one.seal();
  });
  await Promise.all([...writers, ...sealers]);
  while ((await sealer.seal()) > 0);
  for (const other of others) await other.close();
  expect(await verify()).toMatchObject({ whole: true, links: 60, waiting: 0 });
});

test('a database restored from a copy, where everything waits again, is not linked twice', async () => {
  await record(3);
  await sealer.seal();
  await orm()
    .insert(auditUnsealedTable)
    .select(orm().select({ entryId: auditEntryTable.id }).from(auditEntryTable));
  await record(1);
  await sealer.seal();
  expect(await verify()).toMatchObject({ whole: true, links: 4, waiting: 0 });
});

test('erasing the key of a person erases the values and leaves the chain whole', async () => {
  const configuration = { sessionSecret: ['x'], databaseUrl: undefined, environment: 'test' as const };
  const encryptionKeys = [Buffer.alloc(32, 7).toString('base64')];
  const keys = await openKeys({ dataDirectory: '.', configuration: { ...configuration, encryptionKeys } });
  const personal = await openPersonalData(opened.database, keys.ring);
  const person = randomUUID();
  const change = { on: { type: 'account', id: person }, personal: { [person]: { phone: '13800001234' } } };
  await orm().transaction((tx) => recordAudit(tx, about(), [change], personal));
  await recordRefusal(orm(), about(), { code: 'X', message: 'x', path: '', kind: 'conflict' });
  await sealer.seal();
  const [entry] = await orm().select().from(auditEntryTable).where(eq(auditEntryTable.onId, person));
  const sealed = Object.values(entry?.personal as Record<string, string>)[0] ?? '';
  expect(sealed).not.toContain('138');
  expect(await personal.open(orm(), person, sealed)).toEqual({ phone: '13800001234' });
  await orm().transaction((tx) => personal.eraseKey(tx, person, clock.now()));
  expect(await personal.open(orm(), person, sealed)).toBeNull();
  expect(await verify()).toMatchObject({ whole: true, links: 2 });
});

test('each day has its head', async () => {
  await record(1);
  await sealer.seal();
  clock.stopAt(new Date('2026-06-01T23:59:59+08:00'));
  await record(1);
  await sealer.seal();
  clock.stopAt(new Date('2026-06-02T00:00:00+08:00'));
  await record(1);
  await sealer.seal();
  const heads = await orm().select().from(auditDayHeadTable).orderBy(auditDayHeadTable.day);
  expect(heads.map(({ day, seq }) => [day, seq])).toEqual([
    ['2026-06-01', 2],
    ['2026-06-02', 3],
  ]);
});

test('the canonical text does not depend on the order of members, and keeps every value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalText(turned)).toBe(canonicalText(value));
      expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
