/** One claim by itself in the naive reading of the contract: the constants of its page, conditions, base and ceiling. */

export interface Cost {
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
export const RULES: Readonly<Record<string, Rule>> = {
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
export const FLAT = 10_000_000;
export const floorShare = (base: number, rateBp: number): number => Number((BigInt(base) * BigInt(rateBp)) / 10_000n);
export const byCodePoint = (a: string, b: string): number => {
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

export interface Single {
  readonly status: string;
  readonly failed: string[];
  readonly missing: string[];
  readonly baseFen: number;
  readonly rateBp: number;
  readonly ceilingFen: number;
  readonly trace: [string, boolean | null, string][];
  readonly countable: readonly Cost[];
}

export function single(request: ReferenceRequest, claim: ReferenceClaim, programYear: number): Single {
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
