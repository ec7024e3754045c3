import { COSTS, FLAGGED, FORMAT, spendingOf } from './records.ts';
import { CLAUSES, type Claims } from './workload.ts';

/** A row as the plain object that a rule engine is given. Every cost category that its clause may name is there. */
export interface PlainClaim {
  readonly asOf: number;
  /** 0: never. */
  readonly decidedOn: number;
  readonly review: boolean;
  readonly noOtherSupport: boolean;
  readonly noPriorAward: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly costs: Readonly<Record<string, number>>;
  readonly spentFen: number;
  readonly spentBeforeFen: number;
}

export function plainClaim(claims: Claims, row: number, categories: readonly (readonly string[])[]): PlainClaim {
  const at = claims.clause[row] as number;
  const flags = claims.flags[row] as number;
  const facts: Record<string, unknown> = {};
  for (const [bit, fact] of (FLAGGED[at] ?? []).entries()) facts[fact] = (flags & (1 << bit)) !== 0;
  if (CLAUSES[at] === 'location-filming') {
    facts.shootingDays = { total: claims.daysTotal[row], inDistrict: claims.daysInDistrict[row] };
  }
  if (CLAUSES[at] === 'featured-format') facts.format = FORMAT;
  const costs = (categories[at] ?? []).map((name) => [name, COSTS[at]?.[name]?.(claims, row) ?? 0] as const);
  const [spentFen, spentBeforeFen] = spendingOf(claims, row);
  return {
    asOf: claims.date[row] as number,
    decidedOn: claims.barredFrom[row] as number,
    review: (flags & 8) !== 0,
    noOtherSupport: true,
    noPriorAward: true,
    facts,
    costs: Object.fromEntries(costs),
    spentFen,
    spentBeforeFen,
  };
}

/** Uses up caps per applicant and year, and what is given once, in filing order: no rule engine keeps accounts. */
export function settler(
  claims: Claims,
  clauses: readonly { readonly yearCapFen: number | null; readonly once: boolean; readonly base: unknown }[],
) {
  const used = new Map<number, number>();
  const given = new Set<number>();
  return {
    clear() {
      used.clear();
      given.clear();
    },
    /** What the claim gets of `ceilingFen`; `incrementFen` is the share of the increment, all claims together. */
    settle(row: number, ceilingFen: number, incrementFen: number): number {
      const at = claims.clause[row] as number;
      const clause = clauses[at];
      if (!clause || ceilingFen === 0) return ceilingFen;
      const applicant = claims.applicant[row] as number;
      if (clause.once) {
        if (given.has(applicant)) return 0;
        given.add(applicant);
        return ceilingFen;
      }
      if (clause.yearCapFen === null) return ceilingFen;
      const year = Math.floor((claims.date[row] as number) / 10_000);
      const key = (applicant * 10_000 + year) * 8 + at;
      const before = used.get(key) ?? 0;
      const limit = clause.base === 'increment' ? Math.min(clause.yearCapFen, incrementFen) : clause.yearCapFen;
      const award = Math.max(0, Math.min(ceilingFen, limit - before));
      used.set(key, before + award);
      return award;
    },
  };
}
