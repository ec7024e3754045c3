import { describe, expect, it } from 'vitest';
import { FILMING, groundOf, type Step, typedInto } from '../testing/ground.ts';
import { outcomeOf } from './outcome.ts';

const ground = groundOf();

function found(steps: readonly Step[]) {
  const outcome = outcomeOf(typedInto(ground, steps), ground);
  if (outcome.kind !== 'computed') throw new Error(outcome.kind);
  return outcome;
}

/** The film is also distributed abroad: 600,000.00 spent there, 920,000.00 awarded this year already. */
const OVERSEAS: readonly Step[] = [
  ...FILMING,
  ['audience', 'overseas-company', true],
  ['claim.c2.asked', 'yes', true],
  ...['highQuality', 'goodReach', 'goodReception'].map((fact): Step => [`work.w1.fact.${fact}`, 'yes']),
  ...['k1', 'k2', 'k3', 'k4'].map((key): Step => [`cost.${key}.attribute.overseas`, 'no']),
  'add:cost:w1',
  ['cost.k5.category', 'other'],
  ['cost.k5.amount', '60万'],
  ['cost.k5.attribute.local', 'no'],
  ['cost.k5.attribute.overseas', 'yes'],
  'add:award',
  ['award.p1.clause', 'overseas-distribution'],
  ['award.p1.year', '2026'],
  ['award.p1.amount', '92万'],
];

describe('what is found', () => {
  it('compares the plan with taking the other support instead', () => {
    const { findings, computed } = found([
      ...OVERSEAS,
      'add:support',
      ['support.s1.amount', '5万'],
      ['support.s1.level', 'district'],
      ['support.s1.status', 'available'],
      ['support.s1.claims', 'c2', true],
    ]);
    expect(computed.highest.totalFen).toBe(43_382_000);
    const [decision] = findings.decisions;
    expect(decision?.kind).toBe('support');
    expect(decision?.cite).toBe('general.s2');
    expect(decision?.ways.map(({ kind, sumFen }) => [kind, sumFen])).toEqual([
      ['plan', 43_382_000],
      ['support', 40_382_000],
    ]);
  });

  it('does not speak of sharing where a cost counts for one claim only', () => {
    expect(found(OVERSEAS).findings.decisions).toEqual([]);
  });

  it('compares the ways to share a cost that counts for two claims', () => {
    const { findings } = found([...OVERSEAS, ['cost.k1.attribute.overseas', 'yes'], ['award.p1.amount', '0']]);
    const [decision] = findings.decisions;
    expect(decision?.kind).toBe('shared');
    const sums = decision?.ways.map(({ sumFen }) => sumFen) ?? [];
    expect(sums.length).toBeGreaterThan(1);
    expect(Math.max(...sums)).toBe(sums[0]);
  });

  it('shows each limit once, with what earlier awards have used of it', () => {
    const { findings } = found(OVERSEAS);
    const limits = findings.claims.flatMap((claim) => claim.limits);
    expect(limits.map(({ code }) => code)).toEqual(['LF-SUBJECT', 'OD-SUBJECT', 'OD-APPLICANT-YEAR']);
    expect(limits[2]).toMatchObject({ priorFen: 92_000_000, grantedFen: 8_000_000, cuts: true });
  });

  it('says what does not count, and why', () => {
    const { findings } = found([...OVERSEAS, ['cost.k4.used', 'yes', true], ['cost.k3.attribute.local', '']]);
    const [filming] = findings.claims;
    expect(filming?.standing).toBe('pending');
    expect(filming?.arithmetic.uncounted.map(({ reason, amountFen }) => [reason, amountFen])).toEqual([
      ['unknown', 15_860_000],
      ['used', 18_600_000],
      ['attribute', 60_000_000],
    ]);
    expect(filming?.missing.map(({ field }) => field)).toEqual(['cost.k3.attribute.local']);
  });

  it('names what is missing by the field in which it is typed', () => {
    const { findings } = found([
      ['audience', 'technology-company', true],
      ['audience', 'overseas-company', true],
    ]);
    const fields = findings.claims.flatMap(({ missing }) => missing.map(({ field }) => field));
    expect(fields).toEqual([
      'fact.rndExpenditureFen.2024',
      'fact.rndExpenditureFen.2025',
      'cost.k1.amount',
      'work.w1.fact.goodReach',
      'work.w1.fact.goodReception',
      'work.w1.fact.highQuality',
    ]);
  });

  it('is there within a frame', () => {
    const answers = typedInto(ground, OVERSEAS);
    const times = Array.from({ length: 31 }, () => {
      const start = performance.now();
      outcomeOf(answers, ground);
      return performance.now() - start;
    }).sort((one, other) => one - other);
    expect(times[15]).toBeLessThan(16);
  });
});
