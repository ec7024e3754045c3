import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import type { ApplicationView } from '../contracts/application.ts';
import type { ApplicationState } from '../contracts/application-states.ts';
import { moveTo } from '../modules/application/index.ts';
import { SYSTEM } from '../platform/actor.ts';
import { defineCommand, done } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { theSystem } from '../platform/permission/permission.ts';
import { readyApplication, submissionOf } from './testing/application.ts';
import { demonstrate, ok, openRound, type Publishers, publishersOf } from './testing/round.ts';

let office: TestOffice;
let people: Publishers;
let roundId: string;
let versionId: string;
let company: Person & { readonly organisationId: string };

const START = new Date('2026-06-01T02:00:00.000Z');

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  people = await publishersOf(office);
  const round = await openRound(office, people, { graceUntil: '2026-07-02T09:00:00.000Z' });
  roundId = round.id;
  versionId = round.issuedVersionId;
});
beforeEach(async () => {
  office.clock.stopAt(START);
  company = await office.company();
});
afterAll(() => office.close());

const submit = async (id: string, person: Person = company, key?: string) => {
  const body = await submissionOf(company, id);
  return person.post<{ number: string; progressPath: string; sequence: number }>(
    `/applications/${id}/submit`,
    body,
    key,
  );
};
const see = async (id: string) => ok(await company.get<ApplicationView>(`/applications/${id}`));

/** What the office does with an application, as later modules do it: through `moveTo`. */
const move = defineCommand({
  name: 'test.move',
  input: z.object({ id: z.uuid(), to: z.custom<ApplicationState>(), note: z.string() }),
  output: z.object({}),
  permission: [theSystem],
  async run(context, { id, to, note }) {
    const moved = await moveTo(context, id, to, { note });
    if (!moved.ok) return moved;
    return id === '' ? refuse('NOT_FOUND') : done({}, moved.audit, [moved.event]);
  },
});
const moveBy = async (id: string, to: ApplicationState, note = '') => {
  return office.runner.run(move, { id, to, note }, { actor: SYSTEM, idempotencyKey: randomUUID() });
};

describe('submitting', () => {
  it('is for the authorised representative', async () => {
    const id = await readyApplication(company, roundId);
    const preparer = await office.member(company, 'preparer');
    expect((await submit(id, preparer)).status).toBe(403);
    expect((await submit(id, people.officer)).status).toBe(403);
    expect((await submit(id, await office.company())).status).toBe(404);
  });

  it('is refused while something stands in the way, with where', async () => {
    const from = { kind: 'clauses', clauses: ['location-filming'] };
    const { id } = ok(await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from }));
    const refused = await submit(id);
    expect(refused.body.error?.code).toBe('INCOMPLETE');
    expect(refused.body.error?.message).toContain('支持在地取景拍摄');
    const empty = ok(
      await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from: { kind: 'blank' } }),
    );
    expect((await submit(empty.id)).body.error?.message).toContain('还没有选择');
    expect(await see(id)).toMatchObject({ state: 'draft', number: null, snapshots: 0 });
  });

  it('is refused on another draft than the person saw, and without the undertaking', async () => {
    const id = await readyApplication(company, roundId);
    const body = await submissionOf(company, id);
    const post = (change: object) => company.post(`/applications/${id}/submit`, { ...body, ...change });
    expect((await post({ draftRevision: 0 })).body.error?.code).toBe('DRAFT_CHANGED');
    const { undertaking } = body;
    expect((await post({ undertaking: { ...undertaking, version: 'old' } })).body.error?.code).toBe(
      'UNDERTAKING_CHANGED',
    );
    expect((await post({ undertaking: { ...undertaking, agreed: false } })).status).toBe(422);
    expect((await post({ undertaking: { ...undertaking, signer: ' ' } })).status).toBe(422);
  });

  it('tests debarment on the day itself: to the last barred day', async () => {
    const id = await readyApplication(company, roundId);
    const debar = (decidedOn: string) => {
      const path = `/organisations/${company.organisationId}/debarments`;
      return people.supervisor.post<{ id: string }>(path, { decidedOn, reason: '虚假申报' });
    };
    ok(await debar('2023-06-01'));
    expect((await submit(id)).body.error?.code).toBe('DEBARRED');
    office.clock.stopAt(new Date('2026-06-02T02:00:00.000Z'));
    expect((await submit(id)).status).toBe(200);
  });

  it('freezes what was said, gives a number, and tells who acts next and until when', async () => {
    const id = await readyApplication(company, roundId);
    const submitted = ok(await submit(id));
    expect(submitted.number).toMatch(/^2026-\d{4}$/);
    expect(submitted).toMatchObject({ sequence: 1, due: { day: '2026-06-08', awaitingYear: null, paused: false } });
    expect(await see(id)).toMatchObject({
      state: 'submitted',
      nextActor: 'clerk',
      mayEdit: false,
      number: submitted.number,
    });
    const snapshot = ok(await company.get(`/applications/${id}/snapshots/1`));
    expect(snapshot).toMatchObject({
      digest: (await office.visitor.get(`/rounds/${roundId}`)).body.digest,
      assessment: { totalFen: 10_000_000 },
      request: { asOf: '2026-06-01', programYear: 2026 },
      undertaking: { signer: '李明' },
      submittedBy: company.accountId,
    });
    expect(
      (await company.post(`/applications/${id}/save`, { sections: [{ section: 'answers', base: 0, value: {} }] })).body
        .error?.code,
    ).toBe('NOT_EDITABLE');
    await expect(office.database.pool.query('update application.snapshot set sequence = 9')).rejects.toThrow(
      'never changed',
    );
  });

  it('happens once however often the button is pressed', async () => {
    const id = await readyApplication(company, roundId);
    const body = await submissionOf(company, id);
    const press = (key: string) => company.post<{ number: string }>(`/applications/${id}/submit`, body, key);
    const presses = await Promise.all([press('one-key-1'), press('one-key-1'), press('one-key-1')]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(presses.map((answer) => answer.body.number)).size).toBe(1);
    expect((await press('another-1')).body.error?.code).toBe('STEP_NOT_POSSIBLE');
    const { rows } = await office.database.pool.query('select 1 from application.snapshot where application_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('lets a submission through in its last millisecond and none after, but for drafts in the days of grace', async () => {
    const [one, other] = [await readyApplication(company, roundId), await readyApplication(company, roundId)];
    const short = await openRound(office, people, { issuedVersionId: versionId });
    const inShort = await readyApplication(company, short.id);
    office.clock.stopAt(new Date('2026-06-30T08:59:59.999Z'));
    expect((await submit(one)).status).toBe(200);
    office.clock.stopAt(new Date('2026-06-30T09:00:00.000Z'));
    expect((await submit(inShort)).body.error?.code).toBe('ROUND_CLOSED');
    const late = await company.post(`/rounds/${roundId}/applications`, { from: { kind: 'blank' } });
    expect(late.body.error?.code).toBe('ROUND_CLOSED');
    office.clock.stopAt(new Date('2026-07-02T08:59:59.999Z'));
    expect((await submit(other)).status).toBe(200);
  });
});

describe('correcting', () => {
  it('stops the office’s clock, and a second submission shows what changed', async () => {
    const id = await readyApplication(company, roundId);
    expect((await company.post(`/applications/${id}/resubmit`, await submissionOf(company, id))).body.error?.code).toBe(
      'STEP_NOT_POSSIBLE',
    );
    const first = ok(await submit(id));
    office.clock.stopAt(new Date('2026-06-03T02:00:00.000Z'));
    expect(await moveBy(id, 'correction-requested', '请补充说明')).toMatchObject({ ok: true });
    expect(await see(id)).toMatchObject({
      nextActor: 'applicant',
      mayEdit: true,
      due: { day: '2026-06-17', paused: true },
    });
    const value = { jobs: '12' };
    ok(await company.post(`/applications/${id}/save`, { sections: [{ section: 'answers', base: 0, value }] }));
    office.clock.stopAt(new Date('2026-06-10T02:00:00.000Z'));
    const again = ok(await company.post(`/applications/${id}/resubmit`, await submissionOf(company, id)));
    // Two of five working days were used on 3 June: three are left from 10 June.
    expect(again).toMatchObject({ number: first.number, sequence: 2, due: { day: '2026-06-15', paused: false } });
    const changes = ok(await company.get(`/applications/${id}/changes`));
    expect(changes).toMatchObject({
      from: 1,
      to: 2,
      items: [
        {
          kind: 'added',
          place: { section: 'answers', questionId: 'jobs' },
          label: '补充问题：带动就业多少人',
          before: null,
          after: '12',
        },
      ],
    });
    const timeline = ok(await company.get(`/applications/${id}/timeline`));
    expect(timeline).toMatchObject({
      steps: [
        { state: 'draft' },
        { state: 'submitted', title: '已提交，等待受理' },
        { state: 'correction-requested', note: '请补充说明' },
        { state: 'submitted' },
      ],
      now: { nextActor: 'clerk', next: '由受理窗口决定是否受理，2026-06-15 前办完。' },
    });
  });

  it('is no way back for what was declined', async () => {
    const id = await readyApplication(company, roundId);
    ok(await submit(id));
    expect(await moveBy(id, 'declined', '不属于本批次')).toMatchObject({ ok: true });
    expect(await moveBy(id, 'accepted')).toMatchObject({ ok: false, refusal: { code: 'STEP_NOT_POSSIBLE' } });
    expect((await company.post(`/applications/${id}/withdraw`, { reason: '不申请了' })).body.error?.code).toBe(
      'STEP_NOT_POSSIBLE',
    );
  });
});

describe('a year whose working days are not known', () => {
  it('is awaited: the act goes through and nothing is due on a day', async () => {
    office.clock.stopAt(new Date('2026-06-20T02:00:00.000Z'));
    const id = await readyApplication(company, roundId);
    ok(await submit(id));
    office.clock.stopAt(new Date('2026-12-30T02:00:00.000Z'));
    expect(await moveBy(id, 'accepted')).toMatchObject({ ok: true });
    expect((await see(id)).due).toEqual({ day: null, awaitingYear: 2027, paused: false });
    const { now } = ok(await company.get<{ now: { next: string } }>(`/applications/${id}/timeline`));
    expect(now.next).toContain('期限待 2027 年工作日历公布后确定');
  });
});

describe('withdrawing', () => {
  it('needs a reason and ends it', async () => {
    const id = await readyApplication(company, roundId);
    ok(await submit(id));
    expect((await company.post(`/applications/${id}/withdraw`, { reason: '' })).status).toBe(422);
    expect(await company.post(`/applications/${id}/withdraw`, { reason: '项目取消' })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', nextActor: null, due: { day: null } },
    });
    expect((await company.post(`/applications/${id}/withdraw`, { reason: '项目取消' })).body.error?.code).toBe(
      'STEP_NOT_POSSIBLE',
    );
    expect((await submit(id)).body.error?.code).toBe('STEP_NOT_POSSIBLE');
  });
});

describe('the public look-up', () => {
  it('opens with number and check code only, and shows steps and days, nothing else', async () => {
    const id = await readyApplication(company, roundId);
    const { number, progressPath } = ok(await submit(id));
    expect((await office.visitor.get(`/progress/${number}/0000000000`)).status).toBe(404);
    const { body } = await office.visitor.get(progressPath);
    expect(body).toEqual({
      number,
      steps: [{ title: '已提交，等待受理', day: '2026-06-01' }],
      title: '已提交，等待受理',
      next: '由受理窗口决定是否受理，2026-06-08 前办完。',
      isSample: true,
    });
  });
});
