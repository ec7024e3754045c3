import {
  byCodePoint,
  FLAT,
  floorShare,
  type ReferenceClaim,
  type ReferenceRequest,
  RULES,
  type Single,
  single,
} from './reference-claim.ts';

export type { ReferenceClaim, ReferenceRequest } from './reference-claim.ts';

/**
 * A second, naive implementation of the assessment contract for the Tongzhou draft, written from the contract's page
 * alone: constants in code, every plan enumerated. It shares nothing with the engine, so that agreement means something.
 * Small requests only (the number of plans grows with claims^items).
 */

interface Limit {
  readonly code: string;
  readonly subject?: string;
  readonly cite: string;
  readonly limitFen: number;
  readonly priorFen: number;
  readonly members: number[];
}

function limitsOf(request: ReferenceRequest, singles: readonly Single[], programYear: number): Limit[] {
  const limits: Limit[] = [];
  const prior = (clause: string, subject?: string): number =>
    (request.applicant.priorAwards ?? [])
      .filter(
        (award) =>
          award.clause === clause && (subject === undefined ? award.year === programYear : award.subject === subject),
      )
      .reduce((sum, award) => sum + award.amountFen, 0);
  const join = (index: number, limit: Omit<Limit, 'members'>): void => {
    const known = limits.find(({ code, subject }) => code === limit.code && subject === limit.subject);
    if (known) known.members.push(index);
    else limits.push({ ...limit, members: [index] });
  };
  request.claims.forEach((claim, index) => {
    const rule = RULES[claim.clause];
    const found = singles[index];
    if (!rule || found?.status !== 'eligible') return;
    const { cite, prefix } = rule;
    if (rule.subjectCap !== undefined && claim.subject !== undefined) {
      join(index, {
        code: `${prefix}-SUBJECT`,
        subject: claim.subject,
        cite,
        limitFen: rule.subjectCap,
        priorFen: prior(claim.clause, claim.subject),
      });
    }
    if (claim.clause === 'first-above-scale') join(index, { code: 'FA-ONCE', cite, limitFen: FLAT, priorFen: 0 });
    if (claim.clause === 'key-rnd') {
      join(index, {
        code: 'RD-INCREMENT',
        cite,
        limitFen: floorShare(found.baseFen, 3000),
        priorFen: prior(claim.clause),
      });
    }
    if (rule.yearCap !== undefined) {
      join(index, { code: `${prefix}-APPLICANT-YEAR`, cite, limitFen: rule.yearCap, priorFen: prior(claim.clause) });
    }
  });
  return limits;
}

interface Candidate {
  readonly total: number;
  readonly elsewhere: number;
  readonly awards: readonly number[];
  readonly taken: readonly number[];
  readonly placed: readonly number[];
  readonly granted: readonly boolean[];
}

/** Negative where `a` is the better plan. */
function compare(a: Candidate, b: Candidate): number {
  const lexicographic = (left: readonly number[], right: readonly number[]): number => {
    for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return (left[i] ?? 0) - (right[i] ?? 0);
    return 0;
  };
  return (
    b.total + b.elsewhere - (a.total + a.elsewhere) ||
    b.total - a.total ||
    lexicographic(b.awards, a.awards) ||
    a.taken.length - b.taken.length ||
    lexicographic(a.taken, b.taken) ||
    lexicographic(a.placed, b.placed) ||
    lexicographic(b.granted.map(Number), a.granted.map(Number))
  );
}

/** The contract's result without sentences: for small requests, by trying every plan. */
export function reference(request: ReferenceRequest) {
  const programYear = request.programYear ?? Number(request.asOf.slice(0, 4));
  const { claims, applicant } = request;
  const singles = claims.map((claim) => single(request, claim, programYear));
  const limits = limitsOf(request, singles, programYear);
  const eligible = claims.flatMap((_, index) => (singles[index]?.status === 'eligible' ? [index] : []));
  const items = [...new Set(claims.flatMap((claim) => (claim.costs ?? []).map(({ id }) => id)))].filter(
    (id) =>
      !(applicant.usedCosts ?? []).includes(id) &&
      eligible.some((index) => singles[index]?.countable.some((cost) => cost.id === id)),
  );
  const supports = (applicant.otherSupport ?? []).flatMap(({ id, level, status }, index) =>
    level === 'district' && status === 'available' && eligible.some((at) => claims[at]?.otherSupport?.includes(id))
      ? [index]
      : [],
  );
  const supportId = (index: number): string => applicant.otherSupport?.[index]?.id ?? '';
  let best: Candidate | undefined;

  for (let mask = 0; mask < 1 << supports.length; mask++) {
    const taken = supports.filter((_, bit) => mask & (1 << bit));
    if (eligible.some((index) => taken.filter((at) => claims[index]?.otherSupport?.includes(supportId(at))).length > 1))
      continue;
    const open = eligible.filter((index) => !taken.some((at) => claims[index]?.otherSupport?.includes(supportId(at))));
    for (const granted of grantedSets(claims, open)) {
      const elsewhere = taken.reduce((sum, at) => sum + (applicant.otherSupport?.[at]?.amountFen ?? 0), 0);
      const choices = items.map((id) => [
        ...granted.filter((index) => singles[index]?.countable.some((cost) => cost.id === id)),
        Infinity,
      ]);
      for (const placed of product(choices)) {
        const awards = awardsOf(claims, singles, limits, granted, items, placed);
        const candidate = {
          total: awards.reduce((sum, award) => sum + award, 0),
          elsewhere,
          awards,
          taken,
          placed,
          granted: claims.map((_, index) => granted.includes(index)),
        };
        if (!best || compare(candidate, best) < 0) best = candidate;
      }
    }
  }
  if (!best) throw new Error('no plan at all');
  return present(request, programYear, singles, limits, items, best);
}

/** Maximal sets of claims in which no art. 5 outcome and no flat award is granted twice. */
function grantedSets(claims: readonly ReferenceClaim[], open: readonly number[]): number[][] {
  const group = (index: number): string => {
    const claim = claims[index];
    if (claim?.clause === 'first-above-scale') return 'once';
    if (claim && RULES[claim.clause]?.art5) return JSON.stringify([claim.subject, claim.outcome]);
    return `alone ${index}`;
  };
  const groups = new Map<string, number[]>();
  for (const index of open) groups.set(group(index), [...(groups.get(group(index)) ?? []), index]);
  return product([...groups.values()]).map((set) => [...set].sort((a, b) => a - b));
}

function product(choices: readonly (readonly number[])[]): number[][] {
  return choices.reduce<number[][]>(
    (sets, options) => sets.flatMap((set) => options.map((option) => [...set, option])),
    [[]],
  );
}

function awardsOf(
  claims: readonly ReferenceClaim[],
  singles: readonly Single[],
  limits: readonly Limit[],
  granted: readonly number[],
  items: readonly string[],
  placed: readonly number[],
): number[] {
  const left = limits.map(({ limitFen, priorFen }) => Math.max(0, limitFen - priorFen));
  return claims.map((claim, index) => {
    const found = singles[index];
    if (!found || !granted.includes(index)) return 0;
    const base = hasCostBase(claim) ? countedBase(found, items, placed, index) : found.baseFen;
    const bounds = limits.flatMap(({ members }, at) => (members.includes(index) ? [left[at] ?? 0] : []));
    const award = Math.min(floorShare(base, found.rateBp), ...bounds);
    limits.forEach(({ members }, at) => {
      if (members.includes(index)) left[at] = (left[at] ?? 0) - award;
    });
    return award;
  });
}

const hasCostBase = ({ clause }: ReferenceClaim): boolean => clause !== 'first-above-scale' && clause !== 'key-rnd';

function countedBase(found: Single, items: readonly string[], placed: readonly number[], index: number): number {
  return found.countable.reduce(
    (sum, cost) => (placed[items.indexOf(cost.id)] === index ? sum + cost.amountFen : sum),
    0,
  );
}

function present(
  request: ReferenceRequest,
  programYear: number,
  singles: readonly Single[],
  limits: readonly Limit[],
  items: readonly string[],
  best: Candidate,
) {
  const { claims, applicant } = request;
  const counted = limits.map((limit) => {
    const { members, ...shown } = limit;
    return {
      members,
      shown: { ...shown, grantedFen: members.reduce((sum, index) => sum + (best.awards[index] ?? 0), 0) },
    };
  });
  return {
    asOf: request.asOf,
    programYear,
    claims: claims.map((claim, index) => {
      const found = singles[index] as Single;
      const granted = best.granted[index] ?? false;
      const base = hasCostBase(claim) ? countedBase(found, items, best.placed, index) : found.baseFen;
      const awardFen = best.awards[index] ?? 0;
      const full = counted.filter(
        ({ members, shown }) => members.includes(index) && shown.limitFen - shown.priorFen - shown.grantedFen <= 0,
      );
      const support = best.taken
        .map((at) => applicant.otherSupport?.[at]?.id ?? '')
        .find((id) => claim.otherSupport?.includes(id));
      return {
        id: claim.id,
        clause: claim.clause,
        status: found.status,
        failed: found.failed,
        missing: found.missing,
        baseFen: found.baseFen,
        rateBp: found.rateBp,
        ceilingFen: found.ceilingFen,
        awardFen,
        countedCosts:
          granted && hasCostBase(claim)
            ? (claim.costs ?? []).map(({ id }) => id).filter((id) => best.placed[items.indexOf(id)] === index)
            : [],
        elsewhere: found.status === 'eligible' ? (support ?? null) : null,
        reducedBy:
          granted && awardFen < floorShare(base, found.rateBp)
            ? full.map(({ shown }) => shown.code).sort(byCodePoint)
            : [],
        trace: found.trace,
      };
    }),
    limits: counted.map(({ shown }) => shown),
    totalFen: best.total,
    elsewhereFen: best.elsewhere,
  };
}
