import { randomUUID } from 'node:crypto';
import { gt, max, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, VISITOR } from '../actor.ts';
import { auditEntryTable } from '../audit/tables.ts';
import { MovedClock } from '../clock.ts';
import { openLog } from '../log.ts';
import { openDelivery, outboxState } from '../outbox/deliver.ts';
import { outboxTable } from '../outbox/tables.ts';
import { ownOrganisation, type Permission, staff } from '../permission/permission.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { type CommandOutcome, defineCommand, defineQuery, done, event } from './command.ts';
import { refusalsOf } from './refusal.ts';
import { openRunner, type Runner } from './runner.ts';
import { commandReceiptTable } from './tables.ts';

const OWN = randomUUID();
const member: Actor = {
  kind: 'person',
  accountId: randomUUID(),
  name: 'a member',
  staffRoles: [],
  actingFor: { organisationId: OWN, role: 'preparer' },
  secondFactor: 'none',
};
const clerk: Actor = {
  ...member,
  accountId: randomUUID(),
  staffRoles: ['clerk'],
  actingFor: null,
  secondFactor: 'fresh',
};
const refuse = refusalsOf({ 'refusal.FULL': 'No place is left.', 'refusal.TAKEN': '{name} is taken.' });

let test: TestDatabase;
let runner: Runner;
let earlier = 0;
const clock = new MovedClock();

beforeAll(async () => {
  test = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  const personal = { seal: async () => 'sealed' };
  const subscriptions = { PlaceTaken: ['first', 'second'] };
  runner = openRunner({ database: test.database, clock, subscriptions, personal });
  await test.database.orm.execute(sql`create table place (name text constraint place_name unique, organisation uuid)`);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.database.orm.execute(sql`truncate place, platform.outbox, platform.command_receipt`);
  // The audit cannot be emptied: what a test looks at begins after what was there.
  const [last] = await test.database.orm.select({ id: max(auditEntryTable.id) }).from(auditEntryTable);
  earlier = last?.id ?? 0;
});

interface Taking {
  readonly permission?: Permission;
  readonly sensitive?: boolean;
  after?(): Promise<CommandOutcome<{ name: string }> | undefined>;
}

const takePlace = ({ permission = [ownOrganisation('preparer')], sensitive = false, after }: Taking = {}) => {
  return defineCommand({
    name: 'test.takePlace',
    input: z.strictObject({ name: z.string().min(1), organisationId: z.uuid() }),
    output: z.strictObject({ name: z.string() }),
    permission,
    sensitive,
    resource: async (_context, { organisationId }) => ({ organisationId }),
    constraints: { place_name: refuse('TAKEN', { params: { name: 'It' } }) },
    async run({ tx }, { name, organisationId }) {
      await tx.execute(sql`insert into place values (${name}, ${organisationId})`);
      const other = await after?.();
      if (other) return other;
      const personal = { [OWN]: { phone: '13800000000' } };
      return done({ name }, { on: { type: 'place', id: name }, organisationId, after: { name }, personal }, [
        event('PlaceTaken', { name }),
      ]);
    },
  });
};

const places = async () => (await test.database.orm.execute(sql`select name from place order by name`)).rows;
const audit = () =>
  test.database.orm.select().from(auditEntryTable).where(gt(auditEntryTable.id, earlier)).orderBy(auditEntryTable.id);
const input = (name: string, organisationId = OWN) => ({ name, organisationId });

describe('a command', () => {
  it('is refused with a pointer where a member is wrong, missing or unknown', async () => {
    for (const [given, path] of [
      [{ organisationId: OWN }, '/name'],
      [{ name: 'a', organisationId: 'x' }, '/organisationId'],
      [{ ...input('a'), more: 1 }, '/more'],
    ] as const) {
      expect(await runner.run(takePlace(), given, { actor: member })).toMatchObject({
        refusal: { code: 'INVALID_INPUT', path, kind: 'invalid' },
      });
    }
  });

  it('is refused for a visitor, and for a role that no grant names', async () => {
    const asVisitor = await runner.run(takePlace(), input('a'), { actor: VISITOR });
    expect(asVisitor).toMatchObject({ refusal: { code: 'SIGN_IN_NEEDED' } });
    const viewer = { ...member, actingFor: { organisationId: OWN, role: 'viewer' } };
    expect(await runner.run(takePlace(), input('a'), { actor: viewer })).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    expect(await places()).toEqual([]);
  });

  it('says of the thing of another organisation that it does not exist', async () => {
    const answer = await runner.run(takePlace(), input('a', randomUUID()), { actor: member });
    expect(answer).toMatchObject({ refusal: { code: 'NOT_FOUND', kind: 'not-found' } });
  });

  it('asks the office for a second factor, and for a fresh one before a sensitive act', async () => {
    const permission = [staff('clerk')];
    const by = (secondFactor: Actor['secondFactor']) => ({ actor: { ...clerk, secondFactor } });
    expect(await runner.run(takePlace({ permission }), input('a'), by('missing'))).toMatchObject({
      refusal: { code: 'SECOND_FACTOR_MISSING' },
    });
    expect(await runner.run(takePlace({ permission, sensitive: true }), input('a'), by('stale'))).toMatchObject({
      refusal: { code: 'SECOND_FACTOR_NEEDED' },
    });
    expect(await runner.run(takePlace({ permission, sensitive: true }), input('a'), by('fresh'))).toMatchObject({
      ok: true,
    });
  });

  it('leaves nothing but the record of the refusal where it refuses after a change', async () => {
    const command = takePlace({ after: async () => refuse('FULL') });
    const answer = await runner.run(command, input('a'), { actor: member, idempotencyKey: 'key-00001' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'FULL', message: 'No place is left.' } });
    expect(await places()).toEqual([]);
    expect(await audit()).toMatchObject([{ act: 'test.takePlace', outcome: 'refused', refusalCode: 'FULL' }]);
    expect(await test.database.orm.select().from(commandReceiptTable)).toEqual([]);
  });

  it('turns a constraint of the database into the refusal it means, recorded in a transaction of its own', async () => {
    await runner.run(takePlace(), input('a'), { actor: member });
    const answer = await runner.run(takePlace(), input('a'), { actor: member });
    expect(answer).toMatchObject({ refusal: { code: 'TAKEN', message: 'It is taken.' } });
    expect((await audit()).map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
  });

  it('throws on, and leaves nothing, where the code is at fault', async () => {
    const command = takePlace({ after: () => Promise.reject(new Error('defect')) });
    await expect(runner.run(command, input('a'), { actor: member })).rejects.toThrow('defect');
    expect([await places(), await audit()]).toEqual([[], []]);
  });

  it('keeps who, for whom, what and on what, with personal values sealed, and writes one delivery for each handler', async () => {
    await runner.run(takePlace(), input('a'), { actor: member, requestId: 'request-1' });
    expect(await audit()).toMatchObject([
      {
        accountId: member.accountId,
        actingFor: OWN,
        organisationId: OWN,
        onType: 'place',
        onId: 'a',
        after: { name: 'a' },
        personal: { [OWN]: 'sealed' },
        outcome: 'done',
        requestId: 'request-1',
      },
    ]);
    const rows = await test.database.orm.select().from(outboxTable);
    expect(rows.map(({ handler }) => handler).sort()).toEqual(['first', 'second']);
  });

  it('is done once where it is sent again or twice at a time under one key, and answers the same', async () => {
    const call = { actor: member, idempotencyKey: 'key-00002' };
    const both = await Promise.all([
      runner.run(takePlace(), input('a'), call),
      runner.run(takePlace(), input('a'), call),
    ]);
    const again = await runner.run(takePlace(), input('a'), call);
    for (const answer of [...both, again]) expect(answer).toMatchObject({ ok: true, value: { name: 'a' } });
    expect(await places()).toHaveLength(1);
    expect(await audit()).toHaveLength(1);
  });

  it('refuses a key that was used for something else, but not the same key of somebody else', async () => {
    await runner.run(takePlace(), input('a'), { actor: member, idempotencyKey: 'key-00003' });
    const other = await runner.run(takePlace(), input('b'), { actor: member, idempotencyKey: 'key-00003' });
    expect(other).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const colleague = { ...member, accountId: randomUUID() };
    const theirs = await runner.run(takePlace(), input('b'), { actor: colleague, idempotencyKey: 'key-00003' });
    expect(theirs).toMatchObject({ ok: true });
  });
});

describe('a query', () => {
  const query = defineQuery({
    name: 'test.seePlace',
    input: z.strictObject({ name: z.string() }),
    output: z.strictObject({ phone: z.string() }),
    permission: [staff('clerk')],
    run: async () => ({
      ok: true as const,
      value: { phone: '138' },
      personalDataOf: [{ type: 'organisation', id: OWN, fields: ['phone'] }],
    }),
  });

  it('is refused by the same permissions', async () => {
    expect(await runner.ask(query, { name: 'a' }, { actor: member })).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
    expect(await audit()).toEqual([]);
  });

  it('keeps in the audit whose personal data it showed', async () => {
    expect(await runner.ask(query, { name: 'a' }, { actor: clerk })).toMatchObject({ ok: true });
    expect(await audit()).toMatchObject([
      { act: 'test.seePlace', outcome: 'read', onId: OWN, after: { fields: ['phone'] } },
    ]);
  });
});

describe('deliveries', () => {
  it('change the database exactly once each, and what fails is tried again later and then given up in sight', async () => {
    const changed: string[] = [];
    let fails = true;
    const delivery = openDelivery({
      database: test.database,
      clock,
      log: openLog('silent'),
      handlers: [
        {
          name: 'first',
          on: ['PlaceTaken'],
          async changes(tx, { name }) {
            await tx.execute(sql`insert into place values (${`first ${String(name)}`}, ${OWN})`);
          },
        },
        {
          name: 'second',
          on: ['PlaceTaken'],
          async reaches({ name }) {
            if (fails) throw new Error('nobody answers');
            changed.push(String(name));
          },
        },
      ],
    });
    await runner.run(takePlace(), input('a'), { actor: member });
    await delivery.drain();
    expect(await places()).toMatchObject([{ name: 'a' }, { name: 'first a' }]);
    expect(await outboxState(test.database, clock.now())).toMatchObject({ failed: 0 });
    expect(await test.database.orm.select().from(outboxTable)).toContainEqual(
      expect.objectContaining({ handler: 'second', attempts: 1, lastError: 'nobody answers', doneAt: null }),
    );
    fails = false;
    clock.stopAt(new Date('2026-06-01T11:00:00+08:00'));
    await delivery.drain();
    expect(changed).toEqual(['a']);
    await runner.run(takePlace(), input('b'), { actor: member });
    fails = true;
    for (let hour = 12; hour < 24; hour += 1) {
      await delivery.drain();
      clock.stopAt(new Date(`2026-06-01T${hour}:59:00+08:00`));
    }
    await delivery.drain();
    expect(await outboxState(test.database, clock.now())).toMatchObject({ waiting: 0, failed: 1 });
    await delivery.close();
  });
});
