import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import type {
  ApplicationView,
  ChecklistView,
  RunningAssessmentView,
  SavedDraftView,
} from '../contracts/application.ts';
import { readyApplication, workOf } from './testing/application.ts';
import { demonstrate, ok, openRound, type Publishers, publishersOf } from './testing/round.ts';

let office: TestOffice;
let people: Publishers;
let roundId: string;
let versionId: string;
let company: Person & { readonly organisationId: string };

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  people = await publishersOf(office);
  const round = await openRound(office, people);
  roundId = round.id;
  versionId = round.issuedVersionId;
  company = await office.company();
});
afterAll(() => office.close());

const start = (person: Person, from: object, round = roundId) => {
  return person.post<{ id: string; leftOut: string[]; costLines: number }>(`/rounds/${round}/applications`, { from });
};
const see = async (id: string, person: Person = company) =>
  ok(await person.get<ApplicationView>(`/applications/${id}`));
const checklistOf = async (id: string) => ok(await company.get<ChecklistView>(`/applications/${id}/checklist`));
const assessmentOf = async (id: string) => {
  return ok(await company.get<RunningAssessmentView>(`/applications/${id}/assessment`));
};

describe('an application', () => {
  it('is not begun by viewers, by staff or by visitors', async () => {
    const viewer = await office.member(company, 'viewer');
    expect((await start(viewer, { kind: 'blank' })).status).toBe(403);
    expect((await start(people.officer, { kind: 'blank' })).status).toBe(403);
    expect((await start(office.visitor, { kind: 'blank' })).status).toBe(401);
  });

  it('is not begun before the round opens or in one that is cancelled', async () => {
    const opensAt = '2026-06-10T00:00:00.000Z';
    const early = await openRound(office, people, { opensAt, issuedVersionId: versionId });
    expect((await start(company, { kind: 'blank' }, early.id)).body.error?.code).toBe('ROUND_NOT_YET_OPEN');
    const gone = await openRound(office, people, { issuedVersionId: versionId });
    ok(await people.supervisor.post(`/rounds/${gone.id}/cancel`, { reason: '政策调整' }));
    expect((await start(company, { kind: 'blank' }, gone.id)).body.error?.code).toBe('ROUND_CANCELLED');
    expect((await start(company, { kind: 'blank' }, company.organisationId)).status).toBe(404);
  });

  it('shows another company nothing, not even that it exists', async () => {
    const { id } = ok(await start(company, { kind: 'blank' }));
    const stranger = await office.company();
    for (const part of ['', '/checklist', '/assessment', '/timeline', '/changes']) {
      expect((await stranger.get(`/applications/${id}${part}`)).status).toBe(404);
    }
    expect((await stranger.post(`/applications/${id}/withdraw`, { reason: '试' })).status).toBe(404);
    expect((await start(stranger, { kind: 'application', applicationId: id })).status).toBe(404);
    expect((await stranger.get('/applications')).body.items).toEqual([]);
  });

  it('begins with the clauses that were asked for, and names those that the round lacks', async () => {
    const begun = ok(await start(company, { kind: 'clauses', clauses: ['first-above-scale', 'key-rnd'] }));
    expect(begun.leftOut).toEqual(['key-rnd']);
    expect(await see(begun.id)).toMatchObject({
      state: 'draft',
      nextActor: 'applicant',
      mayEdit: true,
      number: null,
      draft: { claims: [{ id: 'c1', clause: 'first-above-scale', facts: {} }] },
      sections: { 'claim:c1': { revision: 1, savedBy: { accountId: company.accountId } } },
    });
  });

  it('begins with what the calculator saved: claims, facts and cost lines', async () => {
    const request = {
      asOf: '2026-06-01',
      applicant: {
        rndExpenditureFen: { '2025': 1 },
        otherSupport: [{ id: 'x 1', policy: '另一政策', level: 'district', status: 'available', amountFen: 100 }],
      },
      claims: [
        {
          id: '第一项',
          clause: 'location-filming',
          subject: 'w1',
          facts: { wideReach: true, releasedOnMainstreamPlatform: true },
          costs: [
            { id: 'k1', category: 'venue', amountFen: 1_000_000, local: true },
            { id: 'k2', category: 'art-set', amountFen: 500_000 },
          ],
          otherSupport: ['x 1'],
        },
        { id: 'c2', clause: 'key-rnd' },
        { id: 'c3', clause: 'first-above-scale', facts: { firstTimeAboveScale: true } },
      ],
    };
    const begun = ok(await start(company, { kind: 'request', request }));
    expect(begun).toMatchObject({ leftOut: ['key-rnd'], costLines: 2 });
    const { draft } = await see(begun.id);
    expect(draft).toMatchObject({
      applicantFacts: { firstTimeAboveScale: true, rndExpenditureFen: { '2025': 1 } },
      otherSupport: [{ id: 's1', policy: '另一政策' }],
      claims: [
        { id: 'c1', clause: 'location-filming', facts: { wideReach: true }, otherSupport: ['s1'] },
        { id: 'c2', clause: 'first-above-scale' },
      ],
    });
    const wrong = await start(company, { kind: 'request', request: { ...request, asOf: '2026-02-30' } });
    expect(wrong.body.error).toMatchObject({ code: 'UNREADABLE_REQUEST', path: '/from/request/asOf' });
  });

  it('is copied from an earlier one with its costs and without its vouchers', async () => {
    const request = {
      asOf: '2026-06-01',
      claims: [
        {
          id: 'a',
          clause: 'location-filming',
          subject: 'w',
          costs: [{ id: 'k', category: 'venue', amountFen: 700, local: true }],
        },
      ],
    };
    const first = ok(await start(company, { kind: 'request', request }));
    const copy = ok(await start(company, { kind: 'application', applicationId: first.id }));
    expect(copy).toMatchObject({ costLines: 1, leftOut: [] });
    expect(await see(copy.id)).toMatchObject({ copiedFrom: first.id, draft: (await see(first.id)).draft });
  });
});

describe('a draft', () => {
  it('takes what is incomplete and what cannot be read, and names it', async () => {
    const { id } = ok(await start(company, { kind: 'clauses', clauses: ['location-filming', 'first-above-scale'] }));
    const facts = { wideReach: '大概吧', shootingDays: { total: '十来天' } };
    const sections = [
      { section: 'claim', claimId: 'c1', base: 1, value: { id: 'c1', clause: 'location-filming', facts } },
    ];
    ok(await company.post(`/applications/${id}/save`, { sections }));
    expect((await see(id)).draft.claims[0]?.facts).toEqual(facts);
    const { items, maySubmit } = await checklistOf(id);
    expect(maySubmit).toBe(false);
    const places = items.map(({ kind, blocks, place }) => ({ kind, blocks, place }));
    expect(places).toContainEqual({
      kind: 'claim',
      blocks: true,
      place: { section: 'claim', claimId: 'c1', member: 'subject' },
    });
    expect(places).toContainEqual({
      kind: 'fact',
      blocks: false,
      place: { section: 'applicant', member: 'firstTimeAboveScale' },
    });
    expect(places).toContainEqual({
      kind: 'question',
      blocks: false,
      place: { section: 'answers', questionId: 'jobs' },
    });
    expect(places).toContainEqual({
      kind: 'material',
      blocks: false,
      place: { section: 'claims', materialId: 'business-licence' },
    });
    expect(places).toContainEqual({
      kind: 'profile',
      blocks: false,
      place: { section: 'organisation', member: 'bankAccount' },
    });
    expect(new Set(items.map(({ text, place }) => JSON.stringify([text, place]))).size).toBe(items.length);
  });

  it('is refused where it is too large or names members that there are none of', async () => {
    const { id } = ok(await start(company, { kind: 'blank' }));
    const save = (sections: object[]) => company.post(`/applications/${id}/save`, { sections });
    const long = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`q${at}`, 'a'.repeat(9000)]));
    expect((await save([{ section: 'answers', base: 0, value: long }])).body.error?.code).toBe('DRAFT_TOO_LARGE');
    expect((await save([{ section: 'colours', base: 0, value: {} }])).status).toBe(422);
    expect((await save([{ section: 'answers', base: 0, value: { q1: 'a\u0000b' } }])).status).toBe(422);
    const many = Array.from({ length: 51 }, (_, at) => {
      const claimId = `k${at}`;
      return { section: 'claim', claimId, base: 0, value: { id: claimId, clause: 'key-rnd', facts: {} } };
    });
    expect((await save(many)).body.error?.code).toBe('TOO_MANY_CLAIMS');
  });

  it('of two people on one section keeps the first and shows the second both, with who saved when', async () => {
    const { id } = ok(await start(company, { kind: 'blank' }));
    const colleague = await office.member(company, 'preparer');
    const save = (person: Person, value: object, section = 'answers', base = 0) => {
      return person.post<SavedDraftView>(`/applications/${id}/save`, { sections: [{ section, base, value }] });
    };
    const [mine, theirs] = await Promise.all([save(company, { jobs: '12' }), save(colleague, { jobs: '15' })]);
    const conflicts = [...ok(mine).conflicts, ...ok(theirs).conflicts];
    expect(conflicts).toHaveLength(1);
    const [conflict] = conflicts;
    const { draft } = await see(id);
    expect(conflict?.theirs).toEqual(draft.answers);
    expect(conflict?.mark).toMatchObject({ revision: 1, savedAt: office.clock.now().toISOString() });
    const [one, other] = await Promise.all([
      save(company, { microDramaRelated: true }, 'applicant'),
      save(colleague, { jobs: '20' }, 'answers', 1),
    ]);
    expect([...ok(one).conflicts, ...ok(other).conflicts]).toEqual([]);
    expect((await see(id)).draft).toMatchObject({
      answers: { jobs: '20' },
      applicantFacts: { microDramaRelated: true },
    });
  });
});

describe('the running assessment', () => {
  it('counts shooting days from the register and never a typed number', async () => {
    const subjectId = await workOf(company, 10, 4);
    const { id } = ok(await start(company, { kind: 'clauses', clauses: ['location-filming'] }));
    const facts = { shootingDays: { total: 10, inDistrict: 10 }, wideReach: true, releasedOnMainstreamPlatform: true };
    const value = { id: 'c1', clause: 'location-filming', subjectId, facts };
    ok(
      await company.post(`/applications/${id}/save`, {
        sections: [{ section: 'claim', claimId: 'c1', base: 1, value }],
      }),
    );
    const { assessment, registered, of } = await assessmentOf(id);
    expect(of).toBe('draft');
    expect(registered).toMatchObject({ c1: { shootingDays: { total: 10, inDistrict: 4 } } });
    expect(assessment?.claims[0]).toMatchObject({ status: 'ineligible', failed: ['LF-HALF-DAYS'] });
  });

  it('knows no work of another company', async () => {
    const foreign = await workOf(await office.company(), 4, 4);
    const { id } = ok(await start(company, { kind: 'clauses', clauses: ['location-filming'] }));
    const value = { id: 'c1', clause: 'location-filming', subjectId: foreign, facts: {} };
    ok(
      await company.post(`/applications/${id}/save`, {
        sections: [{ section: 'claim', claimId: 'c1', base: 1, value }],
      }),
    );
    const { assessment, problems } = await assessmentOf(id);
    expect(assessment).toBeNull();
    expect(problems).toMatchObject([{ place: { claimId: 'c1', member: 'subject' } }]);
  });

  it('reaches the amount as soon as everything is known', async () => {
    const id = await readyApplication(company, roundId);
    expect((await assessmentOf(id)).assessment).toMatchObject({ totalFen: 10_000_000 });
    expect((await checklistOf(id)).maySubmit).toBe(true);
  });
});

describe('the list of an organisation', () => {
  it('is paged, newest first, and filtered by state', async () => {
    const fresh = await office.company();
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      office.clock.stopAt(new Date(office.clock.now().getTime() + 1000));
      ids.unshift(ok(await start(fresh, { kind: 'blank' })).id);
    }
    const first = await fresh.get<{ items: { id: string }[]; next: string }>('/applications?limit=2');
    const rest = await fresh.get<{ items: { id: string }[]; next: null }>(
      `/applications?limit=2&cursor=${first.body.next}`,
    );
    expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.body.next).toBeNull();
    expect((await fresh.get<{ items: unknown[] }>('/applications?state=submitted')).body.items).toEqual([]);
  });
});
