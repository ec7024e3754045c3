import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApplicationDraft, applicationDraft, EMPTY_DRAFT } from '../../../contracts/application-draft.ts';
import { type CompiledPolicy, checkRequest, compilePolicy, type PolicyPackage } from '../../../engine/index.ts';
import { loadCatalogue } from '../../../loader/index.ts';
import phrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { assessDraft } from './assess-draft.ts';
import { buildRequest, type RequestFrame } from './build-request.ts';
import type { Circumstances } from './circumstances.ts';
import { assessmentRequestOf } from './request-of-snapshot.ts';

let loaded: PolicyPackage;
let policy: CompiledPolicy;
let frame: RequestFrame;

const WORK = '11111111-1111-4111-8111-111111111111';
const MERGED = '22222222-2222-4222-8222-222222222222';

const circumstances: Circumstances = {
  applicant: {
    name: '示例文化传媒有限公司',
    uscc: '91110112MA00000003',
    blank: [],
    debarments: [],
    priorAwards: [],
    usedCosts: [],
  },
  subjects: new Map([
    [
      WORK,
      {
        resolvedId: MERGED,
        title: '运河夜话',
        facts: { shootingDays: { total: 10, inDistrict: 6 } },
        registeredOnly: ['shootingDays'],
        outcomes: [],
      },
    ],
  ]),
  costs: [
    {
      id: 'k1',
      claimId: 'c1',
      category: 'venue',
      attributes: { local: true, colour: true },
      amountFen: 100_000_000,
      lacks: [],
    },
    { id: 'k2', claimId: 'c1', category: '', attributes: {}, amountFen: 5, lacks: ['invoice'] },
    { id: 'k3', claimId: 'gone', category: 'venue', attributes: {}, amountFen: 7, lacks: [] },
  ],
};

beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [], withoutExamples: true })).find();
  if (!found) throw new Error('the default policy is not loaded');
  loaded = found;
  policy = compilePolicy(loaded.definition, phrases);
  const terms = loaded.definition.epochs[0]?.terms;
  if (!terms) throw new Error('the policy has no terms');
  const clauses = terms.clauses.map(({ id }) => id).filter((id) => id !== 'industry-event');
  frame = { definition: loaded.definition, terms, asOf: '2026-06-01', programYear: 2026, clauses };
});

const draftOf = (change: Partial<ApplicationDraft>): ApplicationDraft => ({ ...EMPTY_DRAFT, ...change });
const filming = (facts: ApplicationDraft['applicantFacts']) => ({
  id: 'c1',
  clause: 'location-filming',
  subjectId: WORK,
  facts,
});

describe('a draft that is computed', () => {
  it('leaves out and names claims outside the round, without a subject, and costs without a category', () => {
    const claims = [
      filming({}),
      { id: 'c2', clause: 'industry-event', facts: {} },
      { id: 'c3', clause: 'park-and-base', facts: {} },
      { id: 'c4', clause: 'featured-format', subjectId: MERGED, facts: {} },
    ];
    const { request, gaps } = buildRequest(draftOf({ claims }), circumstances, frame);
    expect(request.claims.map(({ id }) => id)).toEqual(['c1']);
    expect(gaps).toEqual([
      { kind: 'category', claimId: 'c1', costLineId: 'k2' },
      { kind: 'clause', claimId: 'c2', clause: 'industry-event' },
      { kind: 'subject', claimId: 'c3' },
      { kind: 'subject', claimId: 'c4' },
    ]);
  });

  it('counts a merged work under the work it became, with the days of the register and no typed ones', () => {
    const typed = { shootingDays: { total: 10, inDistrict: 10 }, wideReach: true };
    const { request, registered } = buildRequest(draftOf({ claims: [filming(typed)] }), circumstances, frame);
    const shootingDays = { total: 10, inDistrict: 6 };
    expect(request.claims[0]).toMatchObject({
      subject: MERGED,
      facts: { shootingDays, wideReach: true },
      costs: [{ id: 'k1', category: 'venue', amountFen: 100_000_000, local: true }],
    });
    expect(registered).toEqual({ c1: { shootingDays } });
    const none = new Map([
      [WORK, { resolvedId: WORK, title: '', facts: {}, registeredOnly: ['shootingDays'], outcomes: [] }],
    ]);
    const unregistered = buildRequest(
      draftOf({ claims: [filming(typed)] }),
      { ...circumstances, subjects: none },
      frame,
    );
    expect(unregistered.request.claims[0]?.facts).toEqual({ wideReach: true });
  });

  it('asks once what is about the company or the work', () => {
    const claims = [
      filming({ wideReach: true }),
      { id: 'c2', clause: 'first-above-scale', facts: {} },
      { id: 'c3', clause: 'location-filming', subjectId: WORK, facts: {} },
      { id: 'c4', clause: 'key-rnd', facts: {} },
    ];
    const applicantFacts = { firstTimeAboveScale: true, rndExpenditureFen: { '2025': 5, '2024': 3 } };
    const { request } = buildRequest(draftOf({ claims, applicantFacts }), circumstances, frame);
    expect(request.claims.map(({ facts }) => facts)).toMatchObject([
      { wideReach: true },
      { firstTimeAboveScale: true },
      { wideReach: true },
      {},
    ]);
    expect(request.applicant).toMatchObject({ rndExpenditureFen: { '2025': 5, '2024': 3 } });
  });

  it('is never refused by the engine for its form, whatever somebody typed', () => {
    const fact = fc.oneof(fc.boolean(), fc.double(), fc.string(), fc.dictionary(fc.string(), fc.integer()));
    const names = Object.keys(loaded.definition.dictionary.facts);
    const facts = fc.dictionary(fc.constantFrom(...names), fact);
    const claim = fc.record({
      id: fc.uuid(),
      clause: fc.constantFrom(...frame.terms.clauses.map(({ id }) => id), 'other'),
      subjectId: fc.constantFrom(WORK, MERGED),
      facts,
      otherSupport: fc.array(fc.constantFrom('s1', 's2', 's3')),
    });
    const support = fc.record({
      id: fc.constantFrom('s1', 's2'),
      policy: fc.string(),
      level: fc.constantFrom('district', 'galactic'),
      status: fc.constantFrom('received', ''),
      amountFen: fc.option(fc.integer({ min: 0 })),
    });
    const claims = fc.uniqueArray(claim, { selector: ({ id }) => id, maxLength: 5 });
    const draft = fc.record({
      applicantFacts: facts,
      otherSupport: fc.array(support),
      answers: fc.constant({}),
      claims,
    });
    fc.assert(
      fc.property(draft, (typed) => {
        const { request } = buildRequest(typed, circumstances, frame);
        expect(checkRequest(policy, request)).toMatchObject({ ok: true });
      }),
    );
  });
});

describe('the request of a snapshot with verified figures', () => {
  it('strikes, reduces and corrects, and stays otherwise as it was submitted', () => {
    const claims = [filming({ wideReach: true, releasedOnMainstreamPlatform: true })];
    const draft = applicationDraft.parse(draftOf({ claims }));
    const { request } = assessDraft(policy, draft, circumstances, frame);
    expect(assessmentRequestOf({ request })).toEqual(request);
    const reduced = assessmentRequestOf({ request }, { costsFen: new Map([['k1', 40]]) });
    expect(reduced.claims[0]?.costs).toEqual([{ id: 'k1', category: 'venue', amountFen: 40, local: true }]);
    const struck = assessmentRequestOf(
      { request },
      {
        costsFen: new Map([['k1', 0]]),
        facts: new Map([['c1', { wideReach: null, shootingDays: { total: 10, inDistrict: 4 } }]]),
      },
    );
    expect(struck.claims[0]).toMatchObject({ costs: [], facts: { shootingDays: { total: 10, inDistrict: 4 } } });
    expect(struck.claims[0]?.facts).not.toHaveProperty('wideReach');
    expect(struck.asOf).toBe(request.asOf);
  });
});
