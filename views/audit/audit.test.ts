import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { AuditEntry, AuditHead } from '../../contracts/audit.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { recordAudit, recordRefusal } from '../../platform/audit/record.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { eraseKeyOf, sealFor } from '../../platform/personal-data/in-use.ts';

let office: TestOffice;
let auditor: Person;
let company: Person & { readonly organisationId: string };
const clerk = randomUUID();

interface Page {
  readonly items: readonly AuditEntry[];
  readonly next: string | null;
}

const search = (query = '') => auditor.get<Page>(`/audit/entries?${query}`);

async function record(act: string, at: string, more: { readonly personal?: Record<string, unknown> } = {}) {
  const actor = { ...SYSTEM, kind: 'person' as const, accountId: clerk, staffRoles: ['clerk'] };
  const about = { act, actor, at: new Date(at), requestId: 'request-1' };
  const { organisationId } = company;
  const change = { on: { type: 'subject', id: act }, organisationId, before: { fen: 1 }, after: { fen: 2 }, ...more };
  await office.database.orm.transaction((tx) => recordAudit(tx, about, [change], { seal: sealFor }));
}

beforeAll(async () => {
  office = await openOffice();
  auditor = await office.staff('auditor');
  company = await office.company();
  const moment = new Date('2026-01-01T00:00:00Z');
  const times = { createdAt: moment, updatedAt: moment };
  await office.database.orm.insert(personTable).values({ id: clerk, name: '王受理', email: 'w@x.invalid', ...times });
  for (let day = 1; day <= 5; day += 1) await record(`works.act${day}`, `2026-05-0${day}T23:30:00+08:00`);
});
afterAll(() => office.close());

test('nobody but the auditor and the audit administrator searches the audit', async () => {
  for (const role of ['clerk', 'supervisor', 'system-administrator', 'security-administrator'] as const) {
    const person = await office.staff(role);
    expect((await person.get('/audit/entries')).status).toBe(403);
    expect((await person.get('/audit/entries/1/personal-values')).status).toBe(403);
  }
  expect((await company.get('/audit/entries')).status).toBe(403);
  expect((await office.visitor.get('/audit/entries')).status).toBe(401);
  expect((await (await office.staff('audit-administrator')).get('/audit/entries')).status).toBe(200);
});

test.each([
  'cursor=x',
  'cursor=WyJ4IiwxXQ',
  'from=yesterday',
  'accountId=1',
  'outcome=maybe',
  'limit=100000',
  'what=1',
])('a wrong question (%s) is refused and reaches no database', async (query) => {
  expect((await search(query)).status).toBe(422);
});

test('entries come newest first, page by page, each once', async () => {
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await search(`limit=2&accountId=${clerk}${cursor}`);
    seen.push(...body.items.map(({ act }) => act));
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  expect(seen).toEqual(['works.act5', 'works.act4', 'works.act3', 'works.act2', 'works.act1']);
});

test.each([
  ['act=works.act2', ['works.act2']],
  ['onId=works.act3&onType=subject', ['works.act3']],
  ['from=2026-05-02&until=2026-05-03', ['works.act3', 'works.act2']],
  ['outcome=refused&until=2026-05-31', []],
])('%s finds what it names', async (query, acts) => {
  expect((await search(query)).body.items.map(({ act }) => act)).toEqual(acts);
});

test('an entry tells who, for whom, what, before and after, and its link once it is sealed', async () => {
  const of = async () => (await search('act=works.act1')).body.items[0];
  expect(await of()).toMatchObject({
    at: '2026-05-01T15:30:00.000Z',
    account: { id: clerk, name: '王受理' },
    staffRoles: ['clerk'],
    organisation: { id: company.organisationId, name: expect.stringContaining('示例') },
    before: { fen: 1 },
    after: { fen: 2 },
    outcome: 'done',
  });
  // The office seals every second.
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  await expect.poll(async () => (await of())?.link, { timeout: 20_000 }).toEqual({ seq: expect.any(Number), hash });
});

test('personal values stay sealed in the list; looking at them is in the audit, and an erased key leaves null', async () => {
  const person = randomUUID();
  await record('party.updateProfile', '2026-05-20T10:00:00+08:00', {
    personal: { [person]: { phone: '13800001234' } },
  });
  const { body } = await search('act=party.updateProfile');
  expect(JSON.stringify(body)).not.toContain('1380000');
  expect(body.items[0]?.personalOf).toEqual([person]);
  const path = `/audit/entries/${body.items[0]?.id}/personal-values`;
  expect((await auditor.get(path)).body).toEqual({ values: [{ personId: person, value: { phone: '13800001234' } }] });
  const looks = await search(`outcome=read&onId=${person}`);
  expect(looks.body.items).toMatchObject([{ act: 'audit.showPersonalValues', account: { id: auditor.accountId } }]);
  await office.database.orm.transaction((tx) => eraseKeyOf(tx, person, office.clock.now()));
  expect((await auditor.get(path)).body).toEqual({ values: [{ personId: person, value: null }] });
  expect((await auditor.get('/audit/entries/999999/personal-values')).status).toBe(404);
});

test('refusals are found by their outcome', async () => {
  const about = {
    act: 'works.refused',
    actor: SYSTEM,
    at: new Date('2026-05-21T10:00:00+08:00'),
    requestId: undefined,
  };
  await recordRefusal(office.database.orm, about, { code: 'NOT_ALLOWED', message: '', path: '', kind: 'forbidden' });
  const { body } = await search('outcome=refused&act=works.refused');
  expect(body.items).toMatchObject([{ refusalCode: 'NOT_ALLOWED', account: null, actorKind: 'system' }]);
});

test('everybody reads the heads of the days', async () => {
  const { status, body } = await office.visitor.get<{ readonly items: readonly AuditHead[] }>('/audit/heads');
  expect(status).toBe(200);
  expect(body.items).toMatchObject([{ day: '2026-06-01', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});
