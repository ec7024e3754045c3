/**
 * A second, naive implementation of the assessment contract for the Tongzhou draft, written from the contract's page
 * alone: constants in code, every plan enumerated. It shares nothing with the engine, so that agreement means something.
 * Small requests only (the number of plans grows with claims^items).
 */

interface Cost {
  readonly id: string;
  readonly amountFen: number;
  readonly category?: string;
  readonly local?: boolean;
  readonly overseas?: boolean;
  readonly recognized?: boolean;
}

export interface ReferenceClaim {
  readonly id: string;
  readonly clause: string;
  readonly subject?: string;
  readonly outcome?: string;
  readonly review?: 'passed' | 'failed';
  readonly rateBp?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly costs?: readonly Cost[];
  readonly otherSupport?: readonly string[];
}

export interface ReferenceRequest {
  readonly asOf: string;
  readonly programYear?: number;
  readonly applicant: {
    readonly debarments?: readonly { readonly decidedOn: string }[];
    readonly priorAwards?: readonly {
      readonly clause: string;
      readonly year: number;
      readonly amountFen: number;
      readonly subject?: string;
      readonly outcome?: string;
    }[];
    readonly usedCosts?: readonly string[];
    readonly rndExpenditureFen?: Readonly<Record<string, number>>;
    readonly otherSupport?: readonly {
      readonly id: string;
      readonly policy: string;
      readonly level: string;
      readonly status: string;
      readonly amountFen: number;
    }[];
  };
  readonly claims: readonly ReferenceClaim[];
}

interface Rule {
  readonly prefix: string;
  readonly cite: string;
  readonly booleans: readonly (readonly [fact: string, code: string])[];
  readonly review: boolean;
  readonly subjectCap?: number;
  readonly yearCap?: number;
  readonly art5?: boolean;
}

const WAN = 1_000_000;
const RULES: Readonly<Record<string, Rule>> = {
  'location-filming': {
    prefix: 'LF',
    cite: 'art2.s2',
    booleans: [
      ['releasedOnMainstreamPlatform', 'LF-RELEASED'],
      ['wideReach', 'LF-REACH'],
    ],
    review: true,
    subjectCap: 50 * WAN,
  },
  'park-and-base': {
    prefix: 'PB',
    cite: 'art3.s2',
    booleans: [
      ['supportingServicesComplete', 'PB-SERVICES'],
      ['strongIndustryDrive', 'PB-DRIVE'],
    ],
    review: true,
    subjectCap: 300 * WAN,
  },
  'industry-event': {
    prefix: 'IE',
    cite: 'art3.s3',
    booleans: [
      ['heldInDistrict', 'IE-PLACE'],
      ['influential', 'IE-INFLUENCE'],
    ],
    review: true,
    subjectCap: 100 * WAN,
  },
  'first-above-scale': {
    prefix: 'FA',
    cite: 'art3.s4',
    booleans: [
      ['firstTimeAboveScale', 'FA-FIRST'],
      ['microDramaRelated', 'FA-RELATED'],
    ],
    review: false,
  },
  'key-rnd': { prefix: 'RD', cite: 'art4.s2', booleans: [], review: true, yearCap: 1000 * WAN },
  'overseas-distribution': {
    prefix: 'OD',
    cite: 'art5.s1',
    booleans: [
      ['highQuality', 'OD-QUALITY'],
      ['goodReach', 'OD-REACH'],
      ['goodReception', 'OD-RECEPTION'],
    ],
    review: true,
    subjectCap: 20 * WAN,
    yearCap: 100 * WAN,
    art5: true,
  },
  'cultural-export': {
    prefix: 'CE',
    cite: 'art5.s2',
    booleans: [['designated', 'CE-DESIGNATED']],
    review: true,
    subjectCap: 50 * WAN,
    art5: true,
  },
  'featured-format': {
    prefix: 'FF',
    cite: 'art6.s1',
    booleans: [
      ['released', 'FF-RELEASED'],
      ['outstanding', 'FF-OUTSTANDING'],
    ],
    review: true,
    subjectCap: 50 * WAN,
    yearCap: 500 * WAN,
  },
};

const FORMATS = ['ai-comic-drama', 'dynamic-comic', 'animated-micro-drama', 'online-audio', 'podcast'];
const FLAT = 10_000_000;
const floorShare = (base: number, rateBp: number): number => Number((BigInt(base) * BigInt(rateBp)) / 10_000n);
const byCodePoint = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

function threeYearsLater(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + 3, month, 0)).getUTCDate();
  return `${String(year + 3).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

interface Single {
  readonly status: string;
  readonly failed: string[];
  readonly missing: string[];
  readonly baseFen: number;
  readonly rateBp: number;
  readonly ceilingFen: number;
  readonly trace: [string, boolean | null, string][];
  readonly countable: readonly Cost[];
}

function single(request: ReferenceRequest, claim: ReferenceClaim, programYear: number): Single {
  const { applicant, asOf } = request;
  if (claim.clause === 'content-creation') {
    return {
      status: 'terms-unpublished',
      failed: [],
      missing: [],
      baseFen: 0,
      rateBp: 0,
      ceilingFen: 0,
      trace: [],
      countable: [],
    };
  }
  const rule = RULES[claim.clause];
  if (!rule) throw new Error(`no rule for ${claim.clause}`);
  const facts = claim.facts ?? {};
  const missing: string[] = [];
  const trace: [string, boolean | null, string][] = [];

  trace.push(['G-IN-FORCE', asOf <= '2028-12-31', 'final.s1']);
  const barred = (applicant.debarments ?? []).some(
    ({ decidedOn }) => decidedOn <= asOf && asOf <= threeYearsLater(decidedOn),
  );
  trace.push(['G-NOT-DEBARRED', !barred, 'general.s3']);
  const received = (claim.otherSupport ?? []).some((id) => {
    const support = (applicant.otherSupport ?? []).find((one) => one.id === id);
    return support?.level === 'district' && support.status === 'received';
  });
  trace.push(['G-NO-DUPLICATE', !received, 'general.s2']);
  if (rule.art5) {
    if (claim.outcome === undefined) {
      missing.push('outcome');
      trace.push(['G-SAME-OUTCOME', null, 'art5.s3']);
    } else {
      const before = (applicant.priorAwards ?? []).some(
        (award) =>
          (award.clause === 'overseas-distribution' || award.clause === 'cultural-export') &&
          award.subject === claim.subject &&
          award.outcome === claim.outcome,
      );
      trace.push(['G-SAME-OUTCOME', !before, 'art5.s3']);
    }
  }
  if (claim.clause === 'featured-format') {
    const format = facts.format as string | undefined;
    let holds: boolean | null;
    if (format === undefined) {
      holds = null;
      missing.push('facts.format');
    } else if (format === 'other') {
      const recognized = facts.formatRecognized as boolean | undefined;
      holds = recognized ?? null;
      if (recognized === undefined) missing.push('facts.formatRecognized');
    } else holds = FORMATS.includes(format);
    trace.push(['FF-FORMAT', holds, rule.cite]);
  }
  for (const [fact, code] of rule.booleans) {
    const value = facts[fact] as boolean | undefined;
    if (value === undefined) missing.push(`facts.${fact}`);
    trace.push([code, value ?? null, rule.cite]);
  }
  if (claim.clause === 'location-filming') {
    const days = facts.shootingDays as { total: number; inDistrict: number } | undefined;
    if (!days) missing.push('facts.shootingDays');
    trace.push(['LF-HALF-DAYS', days ? 2 * days.inDistrict >= days.total : null, rule.cite]);
  }
  if (claim.clause === 'first-above-scale') {
    trace.push([
      'FA-ONCE',
      !(applicant.priorAwards ?? []).some(({ clause }) => clause === 'first-above-scale'),
      rule.cite,
    ]);
  }
  if (rule.review) {
    if (claim.review === undefined) missing.push('review');
    trace.push([`${rule.prefix}-REVIEW`, claim.review === undefined ? null : claim.review === 'passed', rule.cite]);
  }

  const countable: Cost[] = [];
  let baseFen = 0;
  let rateBp = claim.rateBp ?? 3000;
  if (claim.clause === 'first-above-scale') {
    baseFen = FLAT;
    rateBp = 10_000;
  } else if (claim.clause === 'key-rnd') {
    const now = applicant.rndExpenditureFen?.[String(programYear - 1)];
    const before = applicant.rndExpenditureFen?.[String(programYear - 2)];
    if (now === undefined) missing.push(`applicant.rndExpenditureFen.${programYear - 1}`);
    if (before === undefined) missing.push(`applicant.rndExpenditureFen.${programYear - 2}`);
    if (now !== undefined && before !== undefined) baseFen = Math.max(0, now - before);
  } else if (claim.costs === undefined) missing.push('costs');
  else {
    for (const cost of claim.costs) {
      if (claim.clause === 'location-filming') {
        if (cost.local === undefined) missing.push(`costs[${cost.id}].local`);
        else if (cost.local) {
          if (cost.category !== 'other') countable.push(cost);
          else if (cost.recognized === undefined) missing.push(`costs[${cost.id}].recognized`);
          else if (cost.recognized) countable.push(cost);
        }
      } else if (claim.clause === 'overseas-distribution') {
        if (cost.overseas === undefined) missing.push(`costs[${cost.id}].overseas`);
        else if (cost.overseas) countable.push(cost);
      } else if (claim.clause !== 'park-and-base' || cost.category !== 'land-purchase') countable.push(cost);
    }
    baseFen = countable.reduce((sum, cost) => sum + cost.amountFen, 0);
  }

  const failed = trace
    .filter(([, holds]) => holds === false)
    .map(([code]) => code)
    .sort(byCodePoint);
  const status = failed.length > 0 ? 'ineligible' : missing.length > 0 ? 'pending' : 'eligible';
  const bounds = [floorShare(baseFen, rateBp), rule.subjectCap ?? Infinity, rule.yearCap ?? Infinity];
  const ceilingFen = status === 'ineligible' ? 0 : Math.min(...bounds);
  return { status, failed, missing: missing.sort(byCodePoint), baseFen, rateBp, ceilingFen, trace, countable };
}

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
