import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../contracts/verification.ts';
import messages from '../../messages/zh-CN/verification.json' with { type: 'json' };
import { findingsOf } from './findings.ts';
import { drawSample, riskWeight } from './sampling.ts';
import type { VerificationWorld, WorldLine, WorldVoucher } from './world.ts';

const USCC = '91110112MA00000003';
const voucher = (over: Partial<WorldVoucher> = {}): WorldVoucher => ({
  id: 'v1',
  label: 'a voucher',
  scan: 'clean',
  buyerName: 'the applicant',
  buyerTaxId: USCC,
  issuedOn: '2026-04-22',
  totalFen: 18_600_000,
  broken: [],
  differs: [],
  elsewhere: [],
  ...over,
});
const line = (over: Partial<WorldLine> = {}): WorldLine => ({
  id: 'l1',
  claimId: 'c1',
  position: 1,
  amountFen: 18_600_000,
  incurredOn: '2026-04-22',
  needsRecognition: false,
  contract: voucher({ id: 'k1' }),
  invoice: voucher(),
  slip: voucher({ id: 's1' }),
  ...over,
});
const subject = {
  title: 'a work',
  startedOn: '2026-04-01',
  endedOn: '2026-05-31',
  investmentFen: 300_000_000,
  filedTier: 'ordinary',
  computedTier: 'ordinary',
  registeredDays: { total: 15, inDistrict: 8 },
};
const world = (over: Partial<VerificationWorld> = {}): VerificationWorld => ({
  applicant: { name: 'the applicant', uscc: USCC },
  lines: [line()],
  claims: [{ id: 'c1', costsFen: 18_600_000, subject, statedDays: { total: 15, inDistrict: 8 } }],
  shared: [],
  figures: [],
  otherSupport: [],
  ...over,
});
const codes = (over: Partial<VerificationWorld>) => findingsOf(world(over)).map(({ code }) => code);

describe('the machine', () => {
  it('notices nothing where everything fits together', () => {
    expect(findingsOf(world())).toEqual([]);
  });

  it.each([
    ['a voucher that is missing', { slip: null }, 'VOUCHER_MISSING'],
    [
      'a buyer who is not the applicant',
      { invoice: voucher({ buyerTaxId: '91110112MA0000014G' }) },
      'BUYER_NOT_APPLICANT',
    ],
    ['an invoice that was counted elsewhere', { invoice: counted('counted') }, 'VOUCHER_COUNTED'],
    ['an invoice that stands in another application', { invoice: counted('seen') }, 'VOUCHER_SEEN'],
    ['a picture that looks like another', { slip: counted('picture') }, 'SIMILAR_PICTURE'],
    ['a contract number that was used', { contract: counted('contract') }, 'SAME_CONTRACT'],
    ['sums that do not add up', { invoice: voucher({ broken: ['sum'] }) }, 'SUMS_DIFFER'],
    ['what was typed otherwise than read', { invoice: voucher({ differs: ['totalFen'] }) }, 'READ_AND_TYPED_DIFFER'],
    ['a file that nobody scanned', { contract: voucher({ scan: 'unscanned' }) }, 'NOT_SCANNED'],
    ['a cost that needs recognition', { needsRecognition: true }, 'NEEDS_RECOGNITION'],
    ['a line above its invoice', { invoice: voucher({ totalFen: 18_599_999 }) }, 'LINE_ABOVE_INVOICE'],
    ['a payment below the line', { slip: voucher({ totalFen: 15_000_000 }) }, 'LINE_ABOVE_INVOICE'],
    ['a day before the work began', { invoice: voucher({ issuedOn: '2026-03-31' }) }, 'DATE_OUTSIDE_PERIOD'],
    ['a day after it ended', { invoice: voucher({ issuedOn: '2026-06-01' }) }, 'DATE_OUTSIDE_PERIOD'],
  ] as const)('notices %s', (_what, over, code) => {
    expect(codes({ lines: [line(over)] })).toEqual([code]);
  });

  it('says nothing of the first and the last day of the work, nor of an invoice as high as the line', () => {
    for (const issuedOn of ['2026-04-01', '2026-05-31']) {
      expect(codes({ lines: [line({ invoice: voucher({ issuedOn }) })] })).toEqual([]);
    }
  });

  it.each([
    ['days other than registered', { statedDays: { total: 15, inDistrict: 9 } }, 'SHOOTING_DAYS_DIFFER'],
    ['costs above the investment', { costsFen: 300_000_001 }, 'INVESTMENT_AND_COSTS'],
    ['a tier below the investment', { subject: { ...subject, filedTier: 'other' } }, 'INVESTMENT_AND_TIER'],
  ] as const)('notices %s', (_what, over, code) => {
    const claim = { id: 'c1', costsFen: 0, subject, statedDays: null };
    expect(codes({ claims: [{ ...claim, ...over }] })).toEqual([code]);
  });

  it('notices what applicants share, audited figures that differ, and other support, each once', () => {
    const trait = { trait: 'phone', organisationId: 'o2', organisationName: 'another' } as const;
    const figure = { name: 'rndExpenditureFen.2025', statedFen: 2, auditedFen: 1, page: 7 };
    const support = { source: 'a department', policy: 'a policy', amountFen: 1 };
    expect(codes({ shared: [trait, trait], figures: [figure], otherSupport: [support] })).toEqual([
      'SHARED_PHONE',
      'AUDITED_FIGURE_DIFFERS',
      'OTHER_SUPPORT',
    ]);
    expect(codes({ figures: [{ ...figure, auditedFen: 2 }] })).toEqual([]);
  });

  it('has a sentence for every code', () => {
    const phrases: Readonly<Record<string, string>> = messages;
    for (const code of FINDING_CODES) expect(phrases[`finding.${code}`], code).toMatch(/[一-鿿]/);
  });
});

function counted(kind: 'counted' | 'seen' | 'picture' | 'contract'): WorldVoucher {
  return voucher({ elsewhere: [{ kind, number: '2026-0098', organisationName: 'another', amountFen: 1 }] });
}

describe('a drawing', () => {
  const lists = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 });

  it('is the same again with the same seed, whatever the order of the list, and never draws one twice', () => {
    fc.assert(
      fc.property(lists, fc.string(), fc.integer({ min: 1, max: 50 }), (ids, seed, size) => {
        const candidates = ids.map((id, at) => ({ id, weight: 1 + (at % 5) }));
        const drawn = drawSample(seed, candidates, size, ['a', 'b']);
        expect(drawSample(seed, [...candidates].reverse(), size, ['b', 'a'])).toEqual(drawn);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(Math.min(size, ids.length));
      }),
    );
  });

  it('draws the heavier more often', () => {
    const candidates = [
      { id: 'heavy', weight: 5 },
      { id: 'light', weight: 1 },
    ];
    const seeds = Array.from({ length: 600 }, (_, at) => String(at));
    const heavy = seeds.filter((seed) => drawSample(seed, candidates, 1, ['a'])[0]?.id === 'heavy').length;
    // Five in six, with a deviation of nine in six hundred.
    expect(heavy).toBeGreaterThan(460);
    expect(heavy).toBeLessThan(540);
  });

  it('weighs money, findings and unknown applicants', () => {
    const plain = { amountFen: 0, findings: 0, isFirstApplication: false };
    expect(riskWeight(plain)).toBe(1);
    expect(riskWeight({ amountFen: 100_000_000, findings: 2, isFirstApplication: true })).toBe(5);
  });
});
