import type { Finding } from '../assess/examine.ts';
import type { UntracedAssessment, UntracedClaim } from '../assess/results.ts';
import { fourDigits, yearOf } from '../calendar.ts';
import { type Fen, WHOLE_BP } from '../money.ts';
import { MAX_AMOUNT_FEN } from '../request/form.ts';
import type { LimitResult } from '../result.ts';
import { moneyText } from '../sentences/values.ts';
import type { Advice, Change } from './advice.ts';
import { adviceText, attempt, claimPath, gainBy, type Trial } from './trial.ts';

/** For an eligible claim: how far its base exceeds what a full limit needs, or how much room the nearest limit leaves. */
export function adviseLimits(trial: Trial, finding: Finding): Advice[] {
  const position = trial.examined.findings.indexOf(finding);
  const claim = trial.result.claims[position];
  if (!claim || claim.elsewhere !== null) return [];
  const limits = trial.result.limits.filter((limit) => isOf(limit, finding));
  if (claim.reducedBy.length > 0) {
    const full = limits.filter(({ code }) => claim.reducedBy.includes(code));
    return full.map((limit) => adviseSurplus(trial, finding, claim, limit));
  }
  const [nearest] = limits.filter(({ limitFen }) => limitFen > 0).sort((a, b) => roomOf(a) - roomOf(b));
  if (!nearest || roomOf(nearest) <= 0 || finding.compiled.clause.base?.from.kind !== 'costs') return [];
  return [adviseRoom(trial, finding, claim, nearest)];
}

/** Where the caps of a year are full: another programme year that gives more, if the policy allows one. */
export function adviseOtherYear(trial: Trial): Advice[] {
  const { policy, request, examined, result } = trial;
  const year = yearOf(request.asOf);
  return result.claims.flatMap(({ id, reducedBy }, position) => {
    const rules = examined.findings[position]?.compiled.rules ?? [];
    const [yearly] = rules.filter(({ code, wholeLife }) => !wholeLife && reducedBy.includes(code));
    if (!yearly) return [];
    return policy.definition.manifest.programYears.flatMap((offset): Advice[] => {
      const to = year + offset;
      const change = [{ path: '/programYear', from: request.programYear ?? null, to }];
      const after = to === examined.programYear ? undefined : attempt(trial, change);
      const brings = after ? gainBy(trial, after) : {};
      if (brings.gainFen === undefined) return [];
      const text = adviceText(
        trial,
        'other-year',
        { year: fourDigits(to), label: labelOf(trial, yearly.code) },
        brings,
      );
      return [{ claim: id, code: yearly.code, kind: 'other-year', change, ...brings, text }];
    });
  });
}

function isOf(limit: LimitResult, { claim, compiled }: Finding): boolean {
  const rule = compiled.rules.find(({ code }) => code === limit.code);
  if (!rule || rule.bound.kind === 'once') return false;
  return limit.subject === undefined || limit.subject === claim.subject;
}

function roomOf({ limitFen, priorFen, grantedFen }: LimitResult): number {
  return limitFen - priorFen - grantedFen;
}

/** The smallest base that gives an amount at a rate. */
function baseFor(amountFen: number, rateBp: number): number {
  return Number((BigInt(amountFen) * BigInt(WHOLE_BP) + BigInt(rateBp) - 1n) / BigInt(rateBp));
}

function adviseSurplus(trial: Trial, finding: Finding, claim: UntracedClaim, limit: LimitResult): Advice {
  const advice = { claim: claim.id, code: limit.code, kind: 'surplus' } as const;
  const { phrases } = trial;
  const label = labelOf(trial, limit.code);
  const words = { label, limit: moneyText(limit.limitFen, phrases), prior: moneyText(limit.priorFen, phrases) };
  const countedFen = countedBase(finding, claim);
  const usefulFen = baseFor(claim.awardFen, claim.rateBp);
  const change = provedSurplus(trial, finding, claim, countedFen - usefulFen);
  const key = claim.awardFen === 0 ? 'full' : 'surplus';
  const text = adviceText(trial, key, {
    ...words,
    counted: moneyText(countedFen, phrases),
    useful: moneyText(usefulFen, phrases),
    surplus: moneyText(countedFen - usefulFen, phrases),
  });
  return { ...advice, change, text };
}

/** The change that takes the surplus off, where it leaves every award as it is and one fen more does not. */
function provedSurplus(trial: Trial, finding: Finding, claim: UntracedClaim, surplusFen: number): readonly Change[] {
  const change = lessen(trial, finding, claim, surplusFen);
  const oneMore = lessen(trial, finding, claim, surplusFen + 1);
  if (!change || !oneMore || !trial.result.plan.proven) return [];
  const [without, below] = [attempt(trial, change), attempt(trial, oneMore)];
  return without && below && sameAwards(trial, without) && !sameAwards(trial, below) ? change : [];
}

function adviseRoom(trial: Trial, finding: Finding, claim: UntracedClaim, limit: LimitResult): Advice {
  const { phrases } = trial;
  const room = roomOf(limit);
  const moreFen = baseFor(claim.awardFen + room, claim.rateBp) - countedBase(finding, claim);
  const words = {
    label: labelOf(trial, limit.code),
    limit: moneyText(limit.limitFen, phrases),
    room: moneyText(room, phrases),
    more: moneyText(moreFen, phrases),
  };
  const advice = { claim: claim.id, code: limit.code, kind: 'room' } as const;
  const more = provedRoom(trial, finding, claim, room, moreFen);
  if (!more) return { ...advice, change: [], text: adviceText(trial, 'room-left', words) };
  return { ...advice, ...more, text: adviceText(trial, 'room', words) };
}

/** The change that fills the room and what it gains, where one fen less does not fill it. */
function provedRoom(trial: Trial, finding: Finding, claim: UntracedClaim, roomFen: number, moreFen: number) {
  const path = claimPath(trial, finding);
  const position = trial.examined.findings.indexOf(finding);
  const change = enlarge(finding, claim, path, moreFen);
  const oneLess = enlarge(finding, claim, path, moreFen - 1);
  if (!change || !oneLess || !trial.result.plan.proven) return undefined;
  const [after, before] = [attempt(trial, change), attempt(trial, oneLess)];
  const full = claim.awardFen + roomFen;
  if (!after || !before || after.claims[position]?.awardFen !== full) return undefined;
  return (before.claims[position]?.awardFen ?? full) < full ? { change, ...gainBy(trial, after) } : undefined;
}

function countedBase({ counted, baseFen, compiled }: Finding, { countedCosts }: UntracedClaim): number {
  if (compiled.clause.base?.from.kind !== 'costs') return baseFen;
  return counted.reduce((sum, { id, amountFen }) => (countedCosts.includes(id) ? sum + amountFen : sum), 0);
}

/** Takes an amount off the base: from the last counted items that no other claim lists, or from the later year of a series. */
function lessen(trial: Trial, finding: Finding, claim: UntracedClaim, byFen: number): Change[] | undefined {
  const from = finding.compiled.clause.base?.from;
  if (from?.kind === 'increment') {
    const { applicant, programYear } = finding.circumstances;
    const year = fourDigits(programYear + from.year);
    const spent = (applicant[from.fact] as Readonly<Record<string, number>> | undefined)?.[year] ?? 0;
    return spent < byFen ? undefined : [{ path: `/applicant/${from.fact}/${year}`, from: spent, to: spent - byFen }];
  }
  const changes: Change[] = [];
  let left = byFen;
  for (const { position, amountFen } of ownItems(trial, finding, claim).toReversed()) {
    if (left <= 0) break;
    const take = Math.min(left, amountFen);
    changes.push({
      path: `${claimPath(trial, finding)}/costs/${position}/amountFen`,
      from: amountFen,
      to: amountFen - take,
    });
    left -= take;
  }
  return left > 0 ? undefined : changes;
}

function ownItems(trial: Trial, { claim }: Finding, { countedCosts }: UntracedClaim) {
  const elsewhere = new Set(
    trial.request.claims.filter(({ id }) => id !== claim.id).flatMap(({ costs = [] }) => costs.map(({ id }) => id)),
  );
  return (claim.costs ?? [])
    .map(({ id, amountFen }, position) => ({ id, amountFen, position }))
    .filter(({ id }) => countedCosts.includes(id) && !elsewhere.has(id));
}

/** Adds an amount to the last counted item. */
function enlarge(
  { claim }: Finding,
  { countedCosts }: UntracedClaim,
  path: string,
  byFen: number,
): Change[] | undefined {
  const position = (claim.costs ?? []).findLastIndex(({ id }) => countedCosts.includes(id));
  const item = claim.costs?.[position];
  if (!item || item.amountFen + byFen > MAX_AMOUNT_FEN) return undefined;
  return [{ path: `${path}/costs/${position}/amountFen`, from: item.amountFen, to: (item.amountFen + byFen) as Fen }];
}

function sameAwards({ result }: Trial, after: UntracedAssessment): boolean {
  return after.claims.every(({ awardFen }, index) => awardFen === result.claims[index]?.awardFen);
}

/** What the limit is called in its package. */
function labelOf({ examined }: Trial, code: string): string {
  for (const { caps, base, once } of examined.epoch.terms.clauses) {
    const cap = caps.find((one) => one.code === code);
    if (cap) return cap.label;
    if (base?.from.kind === 'increment' && base.from.code === code) return base.label;
    if (once?.code === code && base) return base.label;
  }
  return code;
}
