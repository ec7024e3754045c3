import { type Fen, shareOf, ZERO_FEN } from '../money.ts';
import { byCodePoint } from '../order.ts';
import type { CostItem } from '../request/form.ts';
import type { Assessment, ClaimResult, LimitResult } from '../result.ts';
import type { Finding } from './examine.ts';
import type { LimitAccount } from './limits.ts';
import type { Planned } from './planning.ts';

/** A claim's result without the sentences. */
export type UntracedClaim = Omit<ClaimResult, 'trace'>;
/** An assessment whose claims carry no trace. */
export interface UntracedAssessment extends Omit<Assessment, 'claims'> {
  readonly claims: readonly UntracedClaim[];
}

/** What a bound holds, what was used before, and what is granted under it now. */
export function limitResult(
  { rule, subject, limitFen, priorFen, claims }: LimitAccount,
  { plan }: Planned,
): LimitResult {
  const grantedFen = claims.reduce((sum, claim) => sum + (plan.awardFen[claim] ?? 0), 0) as Fen;
  const { code, cite } = rule;
  return subject === undefined
    ? { code, cite, limitFen, priorFen, grantedFen }
    : { code, subject, cite, limitFen, priorFen, grantedFen };
}

/** The results of all claims, in the order of the request. */
export function resultsOf(
  findings: readonly Finding[],
  accounts: readonly LimitAccount[],
  limits: readonly LimitResult[],
  planned: Planned,
): UntracedClaim[] {
  let position = 0;
  return findings.map((finding) => {
    if (finding.status !== 'eligible') return claimResult(finding, ZERO_FEN, [], null, []);
    const at = position++;
    const awardFen = planned.plan.awardFen[at] ?? ZERO_FEN;
    const counted = countedIn(finding, at, planned);
    const full = planned.plan.granted[at] && awardFen < fullAward(finding, counted);
    const reducedBy = full ? withoutRoom(at, accounts, limits) : [];
    return claimResult(
      finding,
      awardFen,
      counted.map(({ id }) => id),
      elsewhereOf(at, planned),
      reducedBy,
    );
  });
}

/** Members in the order of the contract: the same request gives the same bytes. */
function claimResult(
  { claim, status, failed, missing, baseFen, rateBp, ceilingFen }: Finding,
  awardFen: Fen,
  countedCosts: readonly string[],
  elsewhere: string | null,
  reducedBy: readonly string[],
): UntracedClaim {
  return {
    id: claim.id,
    clause: claim.clause,
    status,
    failed,
    missing,
    baseFen,
    rateBp,
    ceilingFen,
    awardFen,
    countedCosts,
    elsewhere,
    reducedBy,
  };
}

/** The items that count in this claim in the plan, in the order of its costs. */
function countedIn({ counted }: Finding, position: number, { plan, itemIds }: Planned): readonly CostItem[] {
  const items = plan.countedItems[position] ?? [];
  if (items.length === 0) return [];
  const ids = new Set(items.map((item) => itemIds[item]));
  return counted.filter(({ id }) => ids.has(id));
}

/** The share of what counts, before any limit. */
function fullAward({ baseFen, rateBp, compiled }: Finding, counted: readonly CostItem[]): Fen {
  const fromCosts = compiled.clause.base?.from.kind === 'costs';
  const countedFen = fromCosts ? counted.reduce((sum, { amountFen }) => sum + amountFen, 0) : baseFen;
  return shareOf(countedFen as Fen, rateBp);
}

function elsewhereOf(position: number, { plan, supports }: Planned): string | null {
  const taken = plan.elsewhere[position] ?? null;
  return taken === null ? null : (supports[taken]?.id ?? null);
}

/** Codes of the claim's limits that have no room left after the plan. `once` decides who is granted, never how much. */
function withoutRoom(
  position: number,
  accounts: readonly LimitAccount[],
  limits: readonly LimitResult[],
): readonly string[] {
  const codes = limits.flatMap(({ code, limitFen, priorFen, grantedFen }, index) => {
    const account = accounts[index];
    if (!account?.claims.includes(position) || account.rule.bound.kind === 'once') return [];
    return priorFen + grantedFen >= limitFen ? [code] : [];
  });
  return [...new Set(codes)].sort(byCodePoint);
}
