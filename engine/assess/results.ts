import { type Fen, shareOf, ZERO_FEN } from '../money.ts';
import { byCodePoint } from '../order.ts';
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
    const { claim, status, failed, missing, baseFen, rateBp, ceilingFen } = finding;
    const own = { id: claim.id, clause: claim.clause, status, failed, missing, baseFen, rateBp, ceilingFen };
    if (status !== 'eligible') return { ...own, awardFen: ZERO_FEN, countedCosts: [], elsewhere: null, reducedBy: [] };
    const { plan, supports } = planned;
    const at = position++;
    const awardFen = plan.awardFen[at] ?? ZERO_FEN;
    const taken = plan.elsewhere[at] ?? null;
    return {
      ...own,
      awardFen,
      countedCosts: countedCosts(finding, at, planned),
      elsewhere: taken === null ? null : (supports[taken]?.id ?? null),
      reducedBy: plan.granted[at] ? reducedBy(finding, at, awardFen, accounts, limits, planned) : [],
    };
  });
}

/** Ids of the items that count in this claim in the plan, in the order of its costs. */
function countedCosts({ counted }: Finding, position: number, { plan, itemIds }: Planned): string[] {
  const items = plan.countedItems[position] ?? [];
  if (items.length === 0) return [];
  const ids = new Set(items.map((item) => itemIds[item]));
  return counted.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

/** Codes of the limits without room after the plan, where the award is below the share of what counts. */
function reducedBy(
  finding: Finding,
  position: number,
  awardFen: Fen,
  accounts: readonly LimitAccount[],
  limits: readonly LimitResult[],
  { plan, itemIds }: Planned,
): string[] {
  const { counted, baseFen, rateBp, compiled } = finding;
  const ids = new Set((plan.countedItems[position] ?? []).map((item) => itemIds[item]));
  const fromCosts = compiled.clause.base?.from.kind === 'costs';
  const countedFen = fromCosts
    ? counted.reduce((sum, { id, amountFen }) => (ids.has(id) ? sum + amountFen : sum), 0)
    : baseFen;
  if (awardFen >= shareOf(countedFen as Fen, rateBp)) return [];
  const codes = limits
    .filter(({ limitFen, priorFen, grantedFen }, index) => {
      const account = accounts[index];
      if (!account || account.rule.bound.kind === 'once') return false;
      return account.claims.includes(position) && priorFen + grantedFen >= limitFen;
    })
    .map(({ code }) => code);
  return [...new Set(codes)].sort(byCodePoint);
}
