import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { Consents, PersonalCopy, PersonalRegister, PersonalRequest } from '../../contracts/personal.ts';
import { auditEntryTable } from '../../platform/audit/tables.ts';
import { personTable, sessionTable } from '../../platform/identity/tables.ts';
import { hasConsent } from './index.ts';
import { CONSENT_VERSION, NOT_PERSONAL, REGISTER } from './register.ts';
import { personalRequestTable } from './tables.ts';
import { registerAsMarkdown } from './words.ts';

let office: TestOffice;
let person: Person;
let supervisor: Person;

beforeAll(async () => {
  office = await openOffice();
  person = await office.company();
  supervisor = await office.staff('supervisor');
});
afterAll(() => office.close());

/** An account with everything that identity keeps of it. */
async function withIdentity(id: string, name: string): Promise<void> {
  const at = office.clock.now();
  const times = { createdAt: at, updatedAt: at };
  const [email, phoneNumber] = [`${id}@example.com`, `+86138${id.replace(/\D/g, '').padEnd(8, '0').slice(0, 8)}`];
  await office.database.orm.insert(personTable).values({ id, name, email, phoneNumber, ...times });
  const session = { id: randomUUID(), userId: id, token: randomUUID(), expiresAt: at, ...times };
  await office.database.orm.insert(sessionTable).values({ ...session, ipAddress: '203.0.113.7', userAgent: 'browser' });
}

const columns = () =>
  office.database.orm.execute<{ name: string }>(
    sql`select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema', 'drizzle') and table_name not like 'demonstration%'`,
  );

test('every field of the register is a column, with a column that says whose it is', async () => {
  const there = new Set((await columns()).rows.map(({ name }) => name));
  const missing = REGISTER.flatMap(({ field, owner }) => {
    return [field, field.replace(/[^.]+$/, owner.column)].filter((name) => !there.has(name));
  });
  expect(missing).toEqual([]);
});

test('no column that looks personal is missing from the register', async () => {
  const known = new Set([...REGISTER.map(({ field }) => field), ...NOT_PERSONAL]);
  const looksPersonal =
    /\.[^.]*(phone|email|mobile|id_number|user_agent|contact|holder|representative|person_name)[^.]*$|_sealed$/;
  const names = (await columns()).rows.map(({ name }) => name).filter((name) => looksPersonal.test(name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test('the page of the documentation is the register', async () => {
  const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'personal-data.md'), 'utf8');
  expect(page, 'npx tsx tools/personal-data.ts').toBe(registerAsMarkdown());
});

test('everybody reads the register and the impact assessment', async () => {
  const { body } = await office.visitor.get<PersonalRegister>('/personal-data/register');
  expect(body.fields).toHaveLength(REGISTER.length);
  expect(body.fields[0]).toMatchObject({ field: 'identity.person.name', name: '账号姓名', purpose: '登录' });
  expect((await office.visitor.get('/personal-data/impact-assessment')).status).toBe(200);
});

test('nobody who has not signed in has personal data here', async () => {
  for (const path of ['/mine', '/consents', '/requests/mine', '/requests']) {
    expect((await office.visitor.get(`/personal-data${path}`)).status).toBe(401);
  }
});

test('a copy holds what is one’s own and nothing of another, no secrets, and is kept in the audit', async () => {
  const [one, other] = [await office.company(), await office.company()];
  await withIdentity(one.accountId, '张小三');
  await withIdentity(other.accountId, '李四');
  const { body } = await one.get<PersonalCopy>('/personal-data/mine');
  const text = JSON.stringify(body);
  expect(text).toContain('张小三');
  expect(text).toContain('203.0.113.7');
  expect(text).not.toContain('李四');
  expect(body.fields.map(({ field }) => field)).not.toContain('identity.second_factor.secret');
  const looks = await office.database.orm.select().from(auditEntryTable).where(eq(auditEntryTable.onId, one.accountId));
  expect(looks).toMatchObject([{ act: 'personal.showMine', outcome: 'read' }]);
});

test('a consent is to the present words, runs once, and ends when it is withdrawn', async () => {
  const purpose = 'share-with-accountant';
  const give = (version: string) => person.post('/personal-data/consents/give', { purpose, version });
  const runs = () => hasConsent(office.database.orm, person.accountId, purpose);
  expect((await give('2020-01-01')).body.error?.code).toBe('CONSENT_WORDS_CHANGED');
  expect((await person.post('/personal-data/consents/withdraw', { purpose })).body.error?.code).toBe(
    'CONSENT_NOT_GIVEN',
  );
  expect(await runs()).toBe(false);
  expect((await give(CONSENT_VERSION)).status).toBe(200);
  expect((await give(CONSENT_VERSION)).body.error?.code).toBe('CONSENT_GIVEN');
  expect(await runs()).toBe(true);
  const { body } = await person.get<Consents>('/personal-data/consents');
  expect(body.items.map(({ purpose: one, givenAt }) => [one, givenAt !== null])).toEqual([
    ['identity-documents', false],
    ['share-with-accountant', true],
  ]);
  expect((await person.post('/personal-data/consents/withdraw', { purpose })).status).toBe(200);
  expect(await runs()).toBe(false);
  expect((await give(CONSENT_VERSION)).status).toBe(200);
});

test('a request is sealed, seen by the person and the supervisor only, and one of a kind at a time', async () => {
  const ask = { kind: 'correction', field: 'identity.person.name', words: '姓名写错了，应为张三丰' };
  expect((await person.post('/personal-data/requests', { ...ask, field: 'no.such.field' })).status).toBe(422);
  expect((await person.post('/personal-data/requests', { ...ask, words: '  ' })).status).toBe(422);
  expect((await person.post('/personal-data/requests', ask)).status).toBe(200);
  expect((await person.post('/personal-data/requests', ask)).body.error?.code).toBe('REQUEST_OPEN');
  const [row] = await office.database.orm.select().from(personalRequestTable);
  expect(row?.wordsSealed).not.toContain('张三丰');
  interface Page {
    readonly items: readonly PersonalRequest[];
  }
  expect((await person.get<Page>('/personal-data/requests/mine')).body.items).toMatchObject([{ words: ask.words }]);
  expect((await (await office.company()).get<Page>('/personal-data/requests/mine')).body.items).toEqual([]);
  expect((await person.get('/personal-data/requests')).status).toBe(403);
  expect((await (await office.staff('clerk')).get('/personal-data/requests')).status).toBe(403);
  expect((await supervisor.get<Page>('/personal-data/requests')).body.items).toMatchObject([{ words: ask.words }]);
  const path = `/personal-data/requests/${row?.id}/answer`;
  expect((await person.post(path, { decision: 'fulfilled', answer: '好' })).status).toBe(403);
  expect((await supervisor.post(path, { decision: 'fulfilled', answer: '已更正' })).status).toBe(200);
  expect((await supervisor.post(path, { decision: 'declined', answer: '不' })).body.error?.code).toBe(
    'REQUEST_ANSWERED',
  );
});

test('fulfilling an erasure erases by the register; declining it erases nothing', async () => {
  const leaving = await office.company();
  await withIdentity(leaving.accountId, '王五');
  const { orm } = office.database;
  const asked = () =>
    leaving.post<{ requestId: string }>('/personal-data/requests', { kind: 'erasure', words: '我已离职' });
  const answer = async (decision: string) => {
    const { body } = await asked();
    return supervisor.post(`/personal-data/requests/${body.requestId}/answer`, { decision, answer: '已核实' });
  };
  const account = async () => (await orm.select().from(personTable).where(eq(personTable.id, leaving.accountId)))[0];
  expect((await answer('declined')).status).toBe(200);
  expect((await account())?.name).toBe('王五');
  expect((await answer('fulfilled')).status).toBe(200);
  expect(await account()).toMatchObject({ name: '—', phoneNumber: null });
  expect(await orm.select().from(sessionTable).where(eq(sessionTable.userId, leaving.accountId))).toEqual([]);
  expect((await leaving.get('/personal-data/mine')).status).toBe(401);
  const { body } = await supervisor.get<{ items: readonly PersonalRequest[] }>(
    '/personal-data/requests?state=fulfilled',
  );
  const { accountId } = leaving;
  expect(body.items.filter((one) => one.accountId === accountId)).toMatchObject([{ words: null, answer: '已核实' }]);
});
