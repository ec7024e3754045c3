import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assessment, assess, assessUntraced, byCodePoint, shareOf } from '../index.ts';
import { loadPolicy } from '../testing/packages.ts';
import type { ReferenceRequest } from '../testing/reference.ts';
import { requests } from '../testing/requests.ts';

const policy = await loadPolicy();

function assessed(request: unknown): Assessment {
  const outcome = assess(policy, request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** Holds for the result of any small request. */
function always(what: string, holds: (result: Assessment, request: ReferenceRequest) => void, numRuns = 400): void {
  test(what, () => {
    fc.assert(
      fc.property(requests, (request) => holds(assessed(request), request)),
      { numRuns },
    );
  });
}

always('the untraced result is the traced one without its trace', (result, request) => {
  const claims = result.claims.map(({ trace: _, ...claim }) => claim);
  expect(assessUntraced(policy, request)).toEqual({ ok: true, value: { ...result, claims } });
});

always('failed is exactly the codes that do not hold, and the status follows from failed and missing', ({ claims }) => {
  for (const { status, failed, missing, trace } of claims) {
    expect(failed).toEqual(trace.flatMap(({ code, holds }) => (holds === false ? [code] : [])).sort(byCodePoint));
    expect([...missing].sort(byCodePoint)).toEqual(missing);
    expect(new Set(missing).size).toBe(missing.length);
    if (status === 'terms-unpublished') continue;
    expect(status).toBe(failed.length > 0 ? 'ineligible' : missing.length > 0 ? 'pending' : 'eligible');
    if (trace.some(({ holds }) => holds === null)) expect(missing).not.toEqual([]);
  }
});

always(
  'only eligible claims have an award, at most their ceiling, and the total is their sum',
  ({ claims, totalFen }) => {
    for (const { status, awardFen, ceilingFen, baseFen, rateBp, countedCosts } of claims) {
      expect(awardFen).toBeLessThanOrEqual(ceilingFen);
      expect(ceilingFen).toBeLessThanOrEqual(shareOf(baseFen, rateBp));
      if (status !== 'eligible') expect([awardFen, countedCosts]).toEqual([0, []]);
      if (status === 'ineligible') expect(ceilingFen).toBe(0);
    }
    expect(totalFen).toBe(claims.reduce((sum, { awardFen }) => sum + awardFen, 0));
  },
);

always('no limit is exceeded by what is granted now', ({ limits }) => {
  for (const { limitFen, priorFen, grantedFen } of limits) {
    expect(grantedFen).toBeLessThanOrEqual(Math.max(0, limitFen - priorFen));
  }
  const names = limits.map(({ code, subject }) => JSON.stringify([code, subject]));
  expect(new Set(names).size).toBe(names.length);
});

always('a cost item counts once and not where it was used before', ({ claims }, { applicant }) => {
  const counted = claims.flatMap(({ countedCosts }) => countedCosts);
  expect(new Set(counted).size).toBe(counted.length);
  for (const id of applicant.usedCosts ?? []) expect(counted).not.toContain(id);
});

always('an award below the share of what counts names the limits that are full', ({ claims, limits }, request) => {
  for (const [index, { elsewhere, awardFen, countedCosts, rateBp, reducedBy, status }] of claims.entries()) {
    if (status !== 'eligible' || countedCosts.length === 0 || elsewhere !== null) continue;
    const costs = request.claims[index]?.costs ?? [];
    const counted = costs.reduce((sum, { id, amountFen }) => (countedCosts.includes(id) ? sum + amountFen : sum), 0);
    const full = Math.floor((counted * rateBp) / 10_000);
    expect(reducedBy.length > 0).toBe(awardFen < full);
    for (const code of reducedBy) {
      expect(limits.some((one) => one.code === code && one.priorFen + one.grantedFen >= one.limitFen)).toBe(true);
    }
  }
});

always('the order of the cost items changes no total', (result, request) => {
  const claims = request.claims.map((claim) => (claim.costs ? { ...claim, costs: claim.costs.toReversed() } : claim));
  const { totalFen, elsewhereFen, claims: other } = assessed({ ...request, claims });
  expect([totalFen, elsewhereFen]).toEqual([result.totalFen, result.elsewhereFen]);
  expect(other.map(({ awardFen, baseFen }) => [awardFen, baseFen])).toEqual(
    result.claims.map(({ awardFen, baseFen }) => [awardFen, baseFen]),
  );
});

always('history lowers no base and no ceiling', (result, request) => {
  const { priorAwards: _, usedCosts: __, ...applicant } = request.applicant;
  const { claims } = assessed({ ...request, applicant });
  for (const [index, { baseFen, ceilingFen, status }] of result.claims.entries()) {
    expect(claims[index]?.baseFen).toBe(baseFen);
    if (status !== 'ineligible') expect(claims[index]?.ceilingFen).toBe(ceilingFen);
  }
});

always('the request is left as it was', (_, request) => {
  const before = JSON.stringify(request);
  assess(policy, request);
  expect(JSON.stringify(request)).toBe(before);
});
