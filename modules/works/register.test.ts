import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { SubjectLine, SubjectView } from '../../contracts/works.ts';
import { ATTRIBUTES, DRAMA, proofOf, register } from './testing/works.ts';

let office: TestOffice;
let company: Person & { readonly organisationId: string };
let other: Person;
let clerk: Person;
let officer: Person;

beforeAll(async () => {
  office = await openOffice();
  company = await office.company();
  other = await office.company();
  clerk = await office.staff('clerk');
  officer = await office.staff('officer');
});
afterAll(() => office.close());

const show = async (person: Person, id: string) => (await person.get<SubjectView>(`/works/${id}`)).body;

describe('a subject is not registered', () => {
  const refused = async (more: object) => {
    const { status, body } = await company.post('/works', { ...DRAMA, ...more });
    return [status, body.error?.code, body.error?.path];
  };

  test('by somebody who is not signed in, only looks on, or is of the office', async () => {
    const viewer = await office.member(company, 'viewer');
    expect((await office.visitor.post('/works', DRAMA)).status).toBe(401);
    expect((await viewer.post('/works', DRAMA)).status).toBe(403);
    expect((await clerk.post('/works', DRAMA)).status).toBe(403);
  });

  test('without a title, of an unknown kind, with a wrong credit code or with an unknown member', async () => {
    expect(await refused({ title: ' ' })).toEqual([422, 'INVALID_INPUT', '/title']);
    expect(await refused({ kind: 'film' })).toEqual([422, 'INVALID_INPUT', '/kind']);
    expect(await refused({ presenterUscc: '91110112MA00000009' })).toEqual([422, 'INVALID_INPUT', '/presenterUscc']);
    expect(await refused({ shootingDays: 12 })).toEqual([422, 'INVALID_INPUT', '/shootingDays']);
    const platforms = [{ name: '平台', url: 'javascript:alert(1)', releasedOn: null }];
    expect(await refused({ platforms })).toEqual([422, 'INVALID_INPUT', '/platforms/0/url']);
  });

  test('with the details of another kind', async () => {
    const details = { of: 'audio', channel: '' };
    expect(await refused({ details })).toEqual([422, 'DETAILS_OF_ANOTHER_KIND', '/details']);
  });

  test('when it ends before it begins', async () => {
    expect(await refused({ completedOn: '2026-03-01' })).toEqual([422, 'DATES_OUT_OF_ORDER', '/completedOn']);
  });
});

describe('another organisation', () => {
  test('neither finds, sees nor changes a subject', async () => {
    const id = await register(company, { title: '别人看不到的剧' });
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const path of [`/works/${id}`, `/works/${id}/shooting-days`, `/works/${id}/outcomes`]) {
      const foreign = await other.get(path);
      const absent = await other.get(path.replace(id, unknown));
      expect([foreign.status, foreign.body.error?.code]).toEqual([404, 'NOT_FOUND']);
      expect(absent.status).toBe(404);
    }
    const change = await other.post(`/works/${id}/change`, { ...ATTRIBUTES, revision: 1 });
    expect(change.status).toBe(404);
    expect((await other.get<{ items: SubjectLine[] }>('/works')).body.items).toEqual([]);
    expect((await other.get('/office/works')).status).toBe(403);
    expect((await other.get('/office/merge-proposals')).status).toBe(403);
  });
});

describe('what a company registers', () => {
  test('may be almost empty', async () => {
    const { status, body } = await company.post<{ id: string }>('/works', { kind: 'park', title: '示例园区' });
    expect(status).toBe(200);
    expect(await show(company, body.id)).toMatchObject({ kind: 'park', filingTier: null, hints: [], details: null });
  });

  test('is shown as it was written, presenter and producer apart', async () => {
    const id = await register(company);
    const shown = await show(company, id);
    expect(shown).toMatchObject({ ...DRAMA, id, revision: 1, mergedInto: null, hints: [] });
    expect(shown.shooting).toEqual({ total: 0, inDistrict: 0, undecided: 0, confirmed: 0 });
  });

  test('is listed newest first, by kind, in pages', async () => {
    const company = await office.company();
    for (const title of ['甲', '乙', '丙']) {
      office.clock.stopAt(new Date(office.clock.now().getTime() + 1000));
      await register(company, { title, platforms: [], licenceNumber: '', presenterName: '' });
    }
    await company.post('/works', { kind: 'podcast', title: '丁' });
    const first = (await company.get<{ items: SubjectLine[]; next: string }>('/works?kind=micro-drama&limit=2')).body;
    expect(first.items.map(({ title }) => title)).toEqual(['丙', '乙']);
    const rest = (await company.get<typeof first>(`/works?kind=micro-drama&limit=2&cursor=${first.next}`)).body;
    expect(rest).toMatchObject({ items: [{ title: '甲' }], next: null });
    const wrong = await company.get('/works?cursor=abc');
    expect([wrong.status, wrong.body.error?.code]).toEqual([422, 'CURSOR_UNKNOWN']);
  });
});

describe('a change', () => {
  test('onto an older revision is told and overwrites nothing', async () => {
    const id = await register(company);
    const colleague = await office.member(company, 'preparer');
    const first = await company.post(`/works/${id}/change`, { ...ATTRIBUTES, title: '第一人', revision: 1 });
    const second = await colleague.post(`/works/${id}/change`, { ...ATTRIBUTES, title: '第二人', revision: 1 });
    expect(first.body).toEqual({ id, revision: 2 });
    expect([second.status, second.body.error?.code]).toEqual([409, 'CHANGED_MEANWHILE']);
    expect((await show(company, id)).title).toBe('第一人');
  });

  test('at the same moment goes through for one of two people', async () => {
    const id = await register(company);
    const changes = ['甲', '乙'].map((title) =>
      company.post(`/works/${id}/change`, { ...ATTRIBUTES, title, revision: 1 }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test('of a number takes the confirmation back, of something else leaves it', async () => {
    const id = await register(company);
    await clerk.post(`/works/${id}/decide-filing`, { revision: 1, decision: 'confirmed' });
    await company.post(`/works/${id}/change`, { ...ATTRIBUTES, title: '改名', revision: 2 });
    expect((await show(company, id)).filing.state).toBe('confirmed');
    await company.post(`/works/${id}/change`, { ...ATTRIBUTES, filingNumber: '京备2026-1', revision: 3 });
    expect((await show(company, id)).filing).toEqual({
      state: 'waiting',
      note: '',
      confirmedBy: null,
      confirmedAt: null,
    });
  });
});

describe('licence and filing numbers', () => {
  test('in an unusual form get a hint and no refusal', async () => {
    const id = await register(company, { licenceNumber: '京网微 123' });
    expect((await show(company, id)).hints).toMatchObject([{ path: '/licenceNumber', code: 'UNUSUAL_NUMBER' }]);
  });

  test('are confirmed by a clerk only, on what the clerk saw, and the office sees who and when', async () => {
    const id = await register(company);
    const decide = (person: Person, body: object) => person.post(`/works/${id}/decide-filing`, body);
    expect((await decide(company, { revision: 1, decision: 'confirmed' })).status).toBe(403);
    expect((await decide(officer, { revision: 1, decision: 'confirmed' })).status).toBe(403);
    expect((await decide(clerk, { revision: 7, decision: 'confirmed' })).body.error?.code).toBe('CHANGED_MEANWHILE');
    expect((await decide(clerk, { revision: 1, decision: 'questioned' })).body.error?.code).toBe('NOTE_NEEDED');
    expect((await decide(clerk, { revision: 1, decision: 'confirmed' })).status).toBe(200);
    expect((await show(clerk, id)).filing).toMatchObject({ state: 'confirmed', confirmedBy: clerk.accountId });
    expect((await show(company, id)).filing).toMatchObject({ state: 'confirmed', confirmedBy: null });
  });

  test('that are not there are not confirmed', async () => {
    const id = await register(company, { licenceNumber: '' });
    const { body } = await clerk.post(`/works/${id}/decide-filing`, { revision: 1, decision: 'confirmed' });
    expect(body.error?.code).toBe('NOTHING_TO_CONFIRM');
  });
});

describe('the filing tier', () => {
  const tierOf = async (more: object) => (await show(company, await register(company, more))).filingTier;

  test('is that of the table of the day of filing', async () => {
    const investmentFen = 100_000_000;
    expect(await tierOf({ investmentFen, filedOn: '2025-12-31' })).toMatchObject({
      class: 'key',
      cite: 'tiers2024.s1',
    });
    expect(await tierOf({ investmentFen, filedOn: '2026-01-01' })).toMatchObject({
      class: 'ordinary',
      cite: 'tiers2026.s2',
      asOf: '2026-01-01',
      policy: { id: 'national-filing-tiers' },
    });
  });

  test('of an AI comic drama is that of AI works without asking', async () => {
    const more = { kind: 'ai-comic-drama', investmentFen: 80_000_000, aiGenerated: null, filedOn: '2026-07-01' };
    expect(await tierOf(more)).toMatchObject({ class: 'key', cite: 'ai2026.s1' });
  });

  test('is open while an answer is missing, and changes with it', async () => {
    const id = await register(company, { investmentFen: null });
    const open = await show(company, id);
    expect(open.filingTier).toMatchObject({
      class: null,
      status: 'pending',
      missing: ['facts.productionInvestmentFen'],
    });
    expect(open.hints.map(({ code }) => code)).toContain('TIER_OPEN');
    await company.post(`/works/${id}/change`, { ...ATTRIBUTES, investmentFen: 1, revision: 1 });
    expect((await show(company, id)).filingTier).toMatchObject({ class: 'other' });
  });
});

describe('an AI work', () => {
  test('asks for the undertaking of the representative and for both labels', async () => {
    const id = await register(company, { kind: 'ai-comic-drama' });
    const preparer = await office.member(company, 'preparer');
    expect((await show(company, id)).hints.map(({ code }) => code)).toEqual(['NO_UNDERTAKING', 'LABELS_OPEN']);
    expect((await preparer.post(`/works/${id}/undertake-rights`, { revision: 1, agreed: true })).status).toBe(403);
    expect((await company.post(`/works/${id}/undertake-rights`, { revision: 1, agreed: false })).status).toBe(422);
    expect((await company.post(`/works/${id}/undertake-rights`, { revision: 1, agreed: true })).status).toBe(200);
    const aiLabelling = {
      explicitLabel: true,
      implicitLabel: false,
      declaredToPlatforms: null,
      likenessAgreed: true,
      tools: '',
    };
    await company.post(`/works/${id}/change`, { ...ATTRIBUTES, aiLabelling, revision: 2 });
    const shown = await show(company, id);
    expect(shown.rightsUndertaking).toMatchObject({ by: company.accountId });
    expect(shown.hints.map(({ code }) => code)).toEqual(['LABEL_ABSENT']);
  });
});

describe('a key project', () => {
  const claim = (id: string, body: object) => company.post(`/works/${id}/claim-key-project`, body);

  test('is not claimed without a proof, nor with the file of somebody else', async () => {
    const id = await register(company);
    const foreign = await proofOf(office, other.organisationId);
    const level = 'national';
    expect((await claim(id, { revision: 1, level, proofFileId: null })).body.error?.code).toBe('PROOF_NEEDED');
    expect((await claim(id, { revision: 1, level, proofFileId: foreign })).body.error?.code).toBe('PROOF_UNKNOWN');
  });

  test('counts once an officer has confirmed it, and again only after a new claim is confirmed', async () => {
    const id = await register(company);
    const proofFileId = await proofOf(office, company.organisationId);
    await claim(id, { revision: 1, level: 'municipal', proofFileId });
    expect((await clerk.post(`/works/${id}/decide-key-project`, { revision: 2, decision: 'confirmed' })).status).toBe(
      403,
    );
    await officer.post(`/works/${id}/decide-key-project`, { revision: 2, decision: 'confirmed' });
    expect(await show(officer, id)).toMatchObject({
      keyProject: 'municipal',
      keyProjectCheck: { state: 'confirmed', confirmedBy: officer.accountId },
    });
    await claim(id, { revision: 3, level: 'national', proofFileId });
    expect((await show(officer, id)).keyProjectCheck).toMatchObject({ state: 'waiting', confirmedBy: null });
    await claim(id, { revision: 4, level: null, proofFileId: null });
    expect(await show(officer, id)).toMatchObject({ keyProject: null, keyProjectCheck: { state: 'none' } });
  });
});

describe('the register of the office', () => {
  test('shows what waits, and finds by the beginning of the title and by number', async () => {
    const company = await office.company();
    const id = await register(company, {
      title: '《登记簿 里的剧》',
      licenceNumber: '(总局)网剧审字(2026)第999号',
      platforms: [],
    });
    const ids = async (query: string) =>
      (await clerk.get<{ items: SubjectLine[] }>(`/office/works?${query}`)).body.items.map((item) => item.id);
    expect(await ids(`q=${encodeURIComponent('登记簿里')}`)).toEqual([id]);
    expect(await ids(`q=${encodeURIComponent('(总局)网剧审字(2026)第999号')}`)).toEqual([id]);
    const own = `organisationId=${company.organisationId}`;
    expect(await ids(`queue=filing&${own}`)).toEqual([id]);
    expect(await ids(`queue=shooting-days&${own}`)).toEqual([]);
    await company.post(`/works/${id}/shooting-days`, {
      entries: [{ day: '2026-05-01', place: '甲', inDistrict: true }],
    });
    expect(await ids(`queue=shooting-days&${own}`)).toEqual([id]);
    await clerk.post(`/works/${id}/decide-filing`, { revision: 1, decision: 'confirmed' });
    expect(await ids(`queue=filing&${own}`)).toEqual([]);
    expect(await ids(`queue=key-project&${own}`)).toEqual([]);
  });
});
