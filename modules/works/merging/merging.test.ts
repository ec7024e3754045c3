import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../../api/testing/office.ts';
import type { MergeProposal, SubjectView } from '../../../contracts/works.ts';
import { outcomesOf, resolveSubject, shootingDaysOf, shootingDaysOfWork, workPeriodOf } from '../index.ts';
import { ATTRIBUTES, entry, register } from '../testing/works.ts';

let office: TestOffice;
let presenter: Person & { readonly organisationId: string };
let producer: Person;
let officer: Person;
let works = 0;

beforeAll(async () => {
  office = await openOffice();
  presenter = await office.company();
  producer = await office.company();
  officer = await office.staff('officer');
});
afterAll(() => office.close());

/** What only this work has. */
const unlike = () => {
  works += 1;
  return { title: `作品${works}`, licenceNumber: `(总局)网剧审字(2026)第${100 + works}号`, platforms: [] };
};
const proposalsOf = async (subjectId: string, state = 'open') => {
  const path = `/office/merge-proposals?state=${state}&subjectId=${subjectId}`;
  return (await officer.get<{ items: MergeProposal[] }>(path)).body.items;
};
const merge = (id: string | undefined, survivorId: string, person = officer) =>
  person.post(`/office/merge-proposals/${id}/merge`, { survivorId, reason: '合同载明同一作品' });

/** One work, registered by its presenter and by its producer. */
async function registeredTwice() {
  const work = unlike();
  const first = await register(presenter, work);
  const second = await register(producer, work);
  const [proposal] = await proposalsOf(first);
  return { first, second, proposalId: proposal?.id };
}

describe('two registrations are proposed for merging', () => {
  const reasonsOf = async (one: object, two: object, by = producer) => {
    const work = unlike();
    const first = await register(presenter, { ...work, licenceNumber: '', ...one });
    await register(by, { ...unlike(), licenceNumber: '', ...two });
    return (await proposalsOf(first)).map(({ reasons }) => reasons);
  };
  const link = (url: string) => ({ platforms: [{ name: '平台', url, releasedOn: null }] });

  test('not where nothing is the same', async () => {
    expect(await reasonsOf({}, {})).toEqual([]);
    expect(await reasonsOf({ title: '同名', presenterName: '甲' }, { title: '同名', presenterName: '乙' })).toEqual([]);
    expect(await reasonsOf(link('https://video.example.org/'), link('https://video.example.org'))).toEqual([]);
    expect(await reasonsOf({ filingNumber: '无' }, { filingNumber: '无' })).toEqual([]);
  });

  test('where title and presenter are the same, however they are written', async () => {
    expect(await reasonsOf({ title: '《运河 之夜》' }, { title: '运河·之夜' })).toEqual([['title-and-presenter']]);
  });

  test('where a licence number of one is the filing number of the other', async () => {
    const number = '京网备〔2026〕第77号';
    expect(await reasonsOf({ licenceNumber: number }, { filingNumber: '京网备(2026) 第77号' })).toEqual([
      ['filing-number'],
    ]);
  });

  test('where a platform link is the same, also of one organisation', async () => {
    const one = link('https://www.video.example.org/play/9/?utm_source=a');
    expect(await reasonsOf(one, link('https://video.example.org/play/9'), presenter)).toEqual([['platform-link']]);
  });

  test('where a change makes them alike, and where both are registered at the same moment', async () => {
    const [one, two] = [unlike(), unlike()];
    const first = await register(presenter, one);
    const second = await register(producer, two);
    await producer.post(`/works/${second}/change`, { ...ATTRIBUTES, ...one, revision: 1 });
    expect(await proposalsOf(first)).toHaveLength(1);
    const work = unlike();
    const [id] = await Promise.all([register(presenter, work), register(producer, work)]);
    expect(await proposalsOf(id)).toHaveLength(1);
  });
});

describe('a proposal', () => {
  test('is seen and decided by officers only', async () => {
    const { first, proposalId } = await registeredTwice();
    const clerk = await office.staff('clerk');
    expect((await presenter.get('/office/merge-proposals')).status).toBe(403);
    expect((await merge(proposalId, first, presenter)).status).toBe(403);
    expect((await merge(proposalId, first, clerk)).status).toBe(403);
    expect(JSON.stringify((await presenter.get(`/works/${first}`)).body)).not.toContain(producer.organisationId);
  });

  test('is not decided without a reason, for a third work, or twice', async () => {
    const { first, proposalId } = await registeredTwice();
    const third = await register(presenter, unlike());
    const path = `/office/merge-proposals/${proposalId}`;
    expect((await officer.post(`${path}/merge`, { survivorId: first, reason: ' ' })).status).toBe(422);
    expect((await merge(proposalId, third)).body.error?.code).toBe('SURVIVOR_UNKNOWN');
    expect((await officer.post(`${path}/dismiss`, { reason: '两部作品' })).status).toBe(200);
    expect((await merge(proposalId, first)).body.error?.code).toBe('ALREADY_DECIDED');
    expect((await merge('00000000-0000-4000-8000-000000000000', first)).status).toBe(404);
  });

  test('that was dismissed is not made again', async () => {
    const { first, second, proposalId } = await registeredTwice();
    await officer.post(`/office/merge-proposals/${proposalId}/dismiss`, { reason: '续集' });
    const { body } = await producer.get<SubjectView>(`/works/${second}`);
    const { title, licenceNumber } = body;
    await producer.post(`/works/${second}/change`, { ...ATTRIBUTES, title, licenceNumber, revision: 1 });
    expect(await proposalsOf(first)).toEqual([]);
    expect(await proposalsOf(first, 'dismissed')).toHaveLength(1);
  });
});

describe('a merged registration', () => {
  test('stands for the survivor, and the other organisation learns nothing of it', async () => {
    const { first, second, proposalId } = await registeredTwice();
    expect((await merge(proposalId, first)).status).toBe(200);
    expect(await resolveSubject(office.database.orm, second)).toBe(first);
    expect((await producer.get<SubjectView>(`/works/${second}`)).body.mergedInto).toBeNull();
    expect((await officer.get<SubjectView>(`/works/${second}`)).body.mergedInto).toBe(first);
    expect((await producer.get(`/works/${first}`)).status).toBe(404);
  });

  test('adds its shooting days to those of the work for the office, not for the other organisation', async () => {
    const { first, second, proposalId } = await registeredTwice();
    await merge(proposalId, first);
    await presenter.post(`/works/${first}/shooting-days`, { entries: [entry('2026-05-01'), entry('2026-05-02')] });
    await producer.post(`/works/${second}/shooting-days`, { entries: [entry('2026-05-02'), entry('2026-05-03')] });
    const { orm } = office.database;
    expect(await shootingDaysOfWork(orm, second)).toMatchObject({ total: 3, inDistrict: 3 });
    expect(await shootingDaysOf(orm, first)).toMatchObject({ total: 2 });
    expect(await shootingDaysOf(orm, second)).toMatchObject({ total: 2 });
  });

  test('of the same organisation is changed in the survivor only', async () => {
    const work = unlike();
    const first = await register(presenter, work);
    const second = await register(presenter, work);
    const [proposal] = await proposalsOf(first);
    await merge(proposal?.id, first);
    const change = await presenter.post(`/works/${second}/change`, { ...ATTRIBUTES, revision: 1 });
    expect([change.status, change.body.error?.code]).toEqual([409, 'MERGED']);
    expect((await presenter.get<SubjectView>(`/works/${second}`)).body.mergedInto).toBe(first);
    await presenter.post(`/works/${first}/outcomes`, { kind: 'award', title: '海外奖', country: '法国' });
    expect(await outcomesOf(office.database.orm, second)).toMatchObject([{ title: '海外奖' }]);
  });

  test('takes along what was merged into it before', async () => {
    const work = unlike();
    const [a, b, c] = [await register(presenter, work), await register(producer, work), await register(producer, work)];
    const of = async (one: string, two: string) =>
      (await proposalsOf(one)).find(({ first, second }) => [first.id, second.id].includes(two))?.id;
    await merge(await of(a, b), b);
    expect((await merge(await of(b, c), c)).status).toBe(200);
    for (const id of [a, b, c]) expect(await resolveSubject(office.database.orm, id)).toBe(c);
    expect(await proposalsOf(a)).toEqual([]);
  });
});

describe('an overseas outcome', () => {
  test('is written, changed and removed by its organisation, each on what it saw', async () => {
    const id = await register(presenter, unlike());
    const outcome = {
      kind: 'release',
      title: '北美上线',
      country: '美国',
      platform: '示例海外平台',
      happenedOn: '2026-05-01',
    };
    const { body } = await presenter.post<{ outcomeId: string }>(`/works/${id}/outcomes`, outcome);
    const path = `/works/${id}/outcomes/${body.outcomeId}`;
    expect((await producer.post(`${path}/remove`, { revision: 1 })).status).toBe(404);
    expect((await presenter.post(`${path}/change`, { ...outcome, title: '欧洲上线', revision: 1 })).status).toBe(200);
    expect((await presenter.post(`${path}/remove`, { revision: 1 })).body.error?.code).toBe('CHANGED_MEANWHILE');
    expect((await presenter.get(`/works/${id}/outcomes`)).body.items).toMatchObject([
      { title: '欧洲上线', revision: 2 },
    ]);
    expect((await presenter.post(`${path}/remove`, { revision: 2 })).status).toBe(200);
    expect((await presenter.post(`${path}/change`, { ...outcome, revision: 2 })).body.error?.code).toBe(
      'OUTCOME_UNKNOWN',
    );
  });
});

test('the period of a work runs to the later of completion and release', async () => {
  const { orm } = office.database;
  expect(await workPeriodOf(orm, await register(presenter, unlike()))).toEqual({
    from: '2026-03-02',
    until: '2026-05-20',
  });
  const open = await register(presenter, { ...unlike(), completedOn: null, releasedOn: null });
  expect(await workPeriodOf(orm, open)).toEqual({ from: '2026-03-02', until: null });
});
