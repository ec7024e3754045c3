import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type {
  assignmentList,
  opinion,
  sampleDraw,
  siteCheckList,
  VerificationView,
} from '../../contracts/verification.ts';
import { drawSample } from '../../modules/verification/sampling.ts';
import { fileTable } from '../../platform/files/tables.ts';
import { ok, openRound } from '../testing/round.ts';
import { accepted, opened, seen, settle, type VerifyingOffice, verify, verifyingOffice } from './testing/accepted.ts';

let office: TestOffice;
let world: VerifyingOffice;
let officer: Person;
let accountant: Person;

const START = new Date('2026-06-01T10:00:00+08:00');
const ONE = [{ category: 'venue', amountFen: 100_000 }];

beforeAll(async () => {
  office = await openOffice();
  world = await verifyingOffice(office);
  officer = world.officer;
  accountant = await office.staff('accountant');
});
afterEach(() => office.clock.stopAt(START));
afterAll(() => office.close());

const codeOf = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};
const give = (id: string, more: object = {}, person = officer) =>
  person.post<VerificationView>(`/applications/${id}/accountants`, {
    accountId: accountant.accountId,
    dueDay: '2026-06-10',
    ...more,
  });
const REPORT = { lines: [], figures: [], opinion: '真实、相关', reportVoucherId: null };

async function entrusted() {
  const filed = await opened(world, ONE);
  const view = ok(await give(filed.id));
  const [assignment] = view.accountants;
  return { ...filed, assignmentId: assignment?.id ?? '', lineId: view.lines[0]?.id ?? '' };
}

const giveBack = (assignmentId: string, report: object = {}, person = accountant) =>
  person.post(`/accountant/assignments/${assignmentId}/return`, { ...REPORT, ...report });

describe('an accountant', () => {
  it('is given an application by its officer only, until a day to come, and only once', async () => {
    const { id } = await opened(world, ONE);
    const colleague = await office.staff('officer');
    expect(await codeOf(give(id, {}, colleague))).toEqual([409, 'NOT_YOURS']);
    expect(await codeOf(give(id, { accountId: colleague.accountId }))).toEqual([422, 'NOT_AN_ACCOUNTANT']);
    expect(await codeOf(give(id, { dueDay: '2026-05-31' }))).toEqual([422, 'DUE_DAY_PAST']);
    ok(await give(id));
    expect(await codeOf(give(id))).toEqual([409, 'ALREADY_ASSIGNED']);
  });

  it('sees nothing of an application that was not entrusted, and nobody else hands in for them', async () => {
    const { id, assignmentId } = await entrusted();
    const other = await office.staff('accountant');
    const stranger = await opened(world, ONE);
    expect([403, 404]).toContain((await other.get(`/applications/${id}/verification`)).status);
    expect([403, 404]).toContain((await accountant.get(`/applications/${stranger.id}/verification`)).status);
    expect([403, 404]).toContain((await giveBack(assignmentId, {}, other)).status);
    expect((await giveBack(assignmentId, {}, officer)).status).toBe(403);
    expect((await giveBack(randomUUID())).status).toBe(404);
    const mine = ok(await other.get<z.output<typeof assignmentList>>('/accountant/assignments'));
    expect(mine.items).toEqual([]);
  });

  it('sees what was entrusted, and nothing of other applicants, departments and colleagues', async () => {
    const invoice = '26112233445566778899';
    const cost = [{ category: 'venue', amountFen: 100_000, invoice }];
    await opened(world, cost);
    const { id, view } = await opened(world, cost);
    expect(view.findings.map(({ code }) => code)).toEqual(['VOUCHER_SEEN']);
    ok(await give(id, { accountId: (await office.staff('accountant')).accountId }));
    ok(await give(id));
    ok(await ask(id));
    const shown = await seen(accountant, id);
    expect(shown).toMatchObject({ findings: [], opinions: [], siteChecks: [], lines: [{ findings: [] }] });
    expect(shown.accountants.map(({ accountId }) => accountId)).toEqual([accountant.accountId]);
  });

  it('hands in once, and only lines of the application', async () => {
    const { id, assignmentId, lineId } = await entrusted();
    const foreign = {
      costLineId: (await opened(world, ONE)).view.lines[0]?.id,
      proposedFen: 1,
      reason: '',
      page: null,
    };
    expect(await codeOf(giveBack(assignmentId, { lines: [foreign] }))).toEqual([422, 'FOREIGN_LINE']);
    const figure = { name: 'rndExpenditureFen.2025', amountFen: 100, page: 0 };
    expect((await giveBack(assignmentId, { figures: [figure] })).status).toBe(422);
    expect((await seen(officer, id)).obstacles).toContain('还有 1 份会计师报告没有交回');
    const line = { costLineId: lineId, proposedFen: 90_000, reason: '差旅不计', page: 12 };
    ok(await giveBack(assignmentId, { lines: [line] }));
    expect(await codeOf(giveBack(assignmentId))).toEqual([409, 'ALREADY_RETURNED']);
    const { accountants, obstacles } = await seen(officer, id);
    expect(accountants[0]?.report).toMatchObject({ lines: [line], opinion: '真实、相关' });
    expect(obstacles.join()).not.toContain('会计师');
  });

  it('loses sight of what is taken back, and the checking can end without the report', async () => {
    const { id, assignmentId } = await entrusted();
    const end = (person: Person, reason: string) =>
      person.post<VerificationView>(`/applications/${id}/accountants/${assignmentId}/end`, { reason });
    expect((await end(officer, ' ')).status).toBe(422);
    expect((await end(accountant, '换人')).status).toBe(403);
    expect(ok(await end(officer, '逾期未交')).accountants).toEqual([]);
    expect(await codeOf(end(officer, '逾期未交'))).toEqual([404, 'NO_SUCH_ASSIGNMENT']);
    expect([403, 404]).toContain((await accountant.get(`/applications/${id}/verification`)).status);
    expect([403, 404]).toContain((await giveBack(assignmentId)).status);
    expect((await settle(officer, id)).obstacles).toEqual([]);
  });

  it('finds the tasks page by page', async () => {
    const other = await office.staff('accountant');
    for (let given = 0; given < 3; given += 1) {
      ok(await give((await opened(world, ONE)).id, { accountId: other.accountId }));
    }
    const page = async (query: string) =>
      ok(await other.get<z.output<typeof assignmentList>>(`/accountant/assignments?limit=2${query}`));
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    expect(new Set([...first.items, ...second.items].map(({ number }) => number)).size).toBe(3);
    expect(second.next).toBeNull();
    expect((await other.get('/accountant/assignments?cursor=nothing')).status).toBe(422);
  });
});

type Draw = z.output<typeof sampleDraw>;

describe('a drawing', () => {
  it("is the supervisor's, from what was accepted, with inspectors only", async () => {
    const { id: empty } = await openRound(office, world, { issuedVersionId: await versionOf(), title: '空批次' });
    const inspector = await office.staff('inspector');
    const draw = (person: Person, round: string, inspectors: readonly string[]) =>
      person.post<Draw>(`/rounds/${round}/sample-draws`, { size: 1, inspectors });
    expect((await draw(officer, empty, [inspector.accountId])).status).toBe(403);
    expect(await codeOf(draw(world.supervisor, empty, [officer.accountId]))).toEqual([422, 'NOT_AN_INSPECTOR']);
    expect(await codeOf(draw(world.supervisor, empty, [inspector.accountId]))).toEqual([409, 'NOTHING_TO_DRAW']);
    expect((await draw(world.supervisor, empty, [])).status).toBe(422);
  });

  it('is drawn again by anybody with the recorded seed, and draws nothing twice', async () => {
    const round = await openRound(office, world, { issuedVersionId: await versionOf(), questions: [], title: '抽查' });
    const there = { ...world, roundId: round.id };
    for (let filed = 0; filed < 3; filed += 1) await accepted(there, ONE);
    const inspectors = [await office.staff('inspector'), await office.staff('inspector')].map((one) => one.accountId);
    const path = `/rounds/${round.id}/sample-draws`;
    const drawn = ok(await world.supervisor.post<Draw>(path, { size: 2, inspectors }));
    expect(drawn.candidates).toHaveLength(3);
    const again = drawSample(drawn.seed, drawn.candidates, drawn.size, inspectors);
    expect(drawn.drawn.map(({ id, inspector }) => ({ id, inspector }))).toEqual(again);
    const rest = ok(await world.supervisor.post<Draw>(path, { size: 2, inspectors }));
    expect(rest.candidates).toHaveLength(1);
    expect(rest.seed).not.toBe(drawn.seed);
    const { items } = ok(await officer.get<{ items: Draw[] }>(path));
    expect(items.map(({ isReproduced }) => isReproduced)).toEqual([true, true]);
    // Somebody who changes what was recorded is found out.
    const [first] = drawn.drawn;
    const change = 'update verification.sample_draw set drawn = $1 where id = $2';
    await office.database.pool.query(change, [JSON.stringify([first]), drawn.id]);
    const after = ok(await officer.get<{ items: Draw[] }>(path));
    expect(after.items.find(({ id }) => id === drawn.id)?.isReproduced).toBe(false);
  });
});

describe('a check on site', () => {
  it('is recorded once, by the inspector who was drawn, with photos of their own', async () => {
    const inspector = await office.staff('inspector');
    const round = await openRound(office, world, { issuedVersionId: await versionOf(), questions: [], title: '现场' });
    const { id } = await accepted({ ...world, roundId: round.id }, ONE);
    const inspectors = [inspector.accountId];
    ok(await world.supervisor.post(`/rounds/${round.id}/sample-draws`, { size: 1, inspectors }));
    const mine = ok(await inspector.get<z.output<typeof siteCheckList>>('/site-checks/mine'));
    expect(mine.items).toMatchObject([{ applicationId: id, doneAt: null, record: null }]);
    const checkId = mine.items[0]?.id ?? '';
    const visit = { visitedOn: '2026-06-01', place: '张家湾影棚', seen: '布景仍在', agrees: true };
    const record = (person: Person, photoFileIds: readonly string[]) =>
      person.post(`/site-checks/${checkId}/record`, { ...visit, photoFileIds });
    const other = await office.staff('inspector');
    expect([403, 404]).toContain((await record(other, [])).status);
    expect((await record(officer, [])).status).toBe(403);
    expect(ok(await other.get<z.output<typeof siteCheckList>>('/site-checks/mine')).items).toEqual([]);
    expect(await codeOf(record(inspector, [randomUUID()]))).toEqual([422, 'PHOTO_MISSING']);
    expect(await codeOf(record(inspector, [await photoOf(other)]))).toEqual([422, 'PHOTO_MISSING']);
    ok(await verify(officer, id, 'open'));
    expect((await seen(officer, id)).obstacles).toContain('还有 1 次现场核查没有记录');
    ok(await record(inspector, [await photoOf(inspector)]));
    expect(await codeOf(record(inspector, []))).toEqual([409, 'ALREADY_RECORDED']);
    expect((await seen(officer, id)).siteChecks[0]?.record).toMatchObject({ place: '张家湾影棚', agrees: true });
    expect((await settle(officer, id)).obstacles).toEqual([]);
  });
});

const QUESTION = {
  department: '区文化和旅游局',
  email: 'a@example.cn',
  question: '有无重复支持？',
  dueDay: '2026-06-05',
};
const ask = (id: string, more: object = {}, person = officer) =>
  person.post<{ id: string }>(`/applications/${id}/opinions`, { ...QUESTION, ...more });
const ANSWER = { answeredBy: '王科长', opinion: 'objection', reasons: '', otherAwards: [] };

/** A link of the test in the place of the one that went into the mail: the database keeps its digest only. */
async function linkOf(requestId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const digest = createHash('sha256').update(token).digest('hex');
  const change = 'update verification.opinion_request set token_sha256 = $1 where id = $2';
  await office.database.pool.query(change, [digest, requestId]);
  return token;
}

describe('the opinion of a department', () => {
  it('is asked for by the officer of the application, until a day to come', async () => {
    const { id } = await opened(world, ONE);
    expect(await codeOf(ask(id, {}, await office.staff('officer')))).toEqual([409, 'NOT_YOURS']);
    expect(await codeOf(ask(id, { dueDay: '2026-05-31' }))).toEqual([422, 'DUE_DAY_PAST']);
    expect((await ask(id, { email: 'nobody' })).status).toBe(422);
    expect(await codeOf(ask((await accepted(world, ONE)).id))).toEqual([404, 'NOT_FOUND']);
  });

  it('is given once behind a link that nobody guesses, and becomes a finding', async () => {
    const { id, view } = await opened(world, ONE);
    const token = await linkOf(ok(await ask(id)).id);
    const { visitor } = office;
    expect((await visitor.get(`/opinions/${'x'.repeat(32)}`)).status).toBe(404);
    expect((await visitor.post(`/opinions/${'x'.repeat(32)}/answer`, ANSWER)).status).toBe(404);
    const shown = ok(await visitor.get<z.output<typeof opinion>>(`/opinions/${token}`));
    expect(shown).toMatchObject({ department: QUESTION.department, number: view.number, subjects: ['运河夜话15'] });
    expect((await seen(officer, id)).obstacles).toContain('还有 1 个部门的意见没有收到');
    const otherAwards = [{ policy: '文旅专项', amountFen: 1_000_000, year: 2025 }];
    ok(await visitor.post(`/opinions/${token}/answer`, { ...ANSWER, otherAwards }));
    expect(await codeOf(visitor.post(`/opinions/${token}/answer`, ANSWER))).toEqual([409, 'LINK_USED']);
    expect(await codeOf(visitor.get(`/opinions/${token}`))).toEqual([409, 'LINK_USED']);
    const { findings, opinions } = ok(await verify(officer, id, 'refresh-findings'));
    expect(findings.map(({ text }) => text)).toEqual(['区文化和旅游局：“文旅专项”对同一事项支持 10,000.00 元']);
    expect(opinions[0]?.answer).toMatchObject({ opinion: 'objection', answeredBy: '王科长' });
  });

  it('is closed after its day, and holds up nobody any longer', async () => {
    const { id } = await opened(world, ONE);
    const token = await linkOf(ok(await ask(id)).id);
    office.clock.stopAt(new Date('2026-06-05T23:59:00+08:00'));
    expect((await office.visitor.get(`/opinions/${token}`)).status).toBe(200);
    expect((await settle(officer, id)).obstacles).toHaveLength(1);
    office.clock.stopAt(new Date('2026-06-06T00:00:00+08:00'));
    expect(await codeOf(office.visitor.get(`/opinions/${token}`))).toEqual([409, 'LINK_EXPIRED']);
    expect(await codeOf(office.visitor.post(`/opinions/${token}/answer`, ANSWER))).toEqual([409, 'LINK_EXPIRED']);
    const { obstacles, opinions } = await seen(officer, id);
    expect(obstacles).toEqual([]);
    expect(opinions[0]?.isOverdue).toBe(true);
  });
});

/** The version on which the first round stands. */
async function versionOf(): Promise<string> {
  const { rows } = await office.database.pool.query('select issued_version_id as id from round.round where id = $1', [
    world.roundId,
  ]);
  return rows[0]?.id;
}

async function photoOf(person: Person): Promise<string> {
  const id = randomUUID();
  const row = { id, sha256: id.replaceAll('-', '').padEnd(64, '0'), bytes: 1, name: '现场.jpg', kind: 'jpeg' };
  const at = { uploadedBy: person.accountId, createdAt: office.clock.now() };
  await office.database.orm.insert(fileTable).values({ ...row, ...at, scan: 'clean' });
  return id;
}
