import { yearOf } from '../calendar.ts';
import type { Fen } from '../money.ts';
import { checkForm } from '../request/check.ts';
import type { Applicant, AssessmentRequest } from '../request/form.ts';
import type { Assessment, ClaimResult, Outcome, TraceEntry } from '../result.ts';
import type { Circumstances } from './circumstances.ts';
import { examine, type Finding } from './examine.ts';
import { openLimits } from './limits.ts';
import { planAwards } from './planning.ts';
import { type CompiledEpoch, type CompiledPolicy, epochOn } from './policy.ts';
import { limitResult, resultsOf, type UntracedAssessment, type UntracedClaim } from './results.ts';

/**
 * Checks that a value is a request to this package, in the contract's form. The value itself is returned, not a copy.
 * The caller chooses the package by `policy` and `version`; where they are given and name another one, they are unknown.
 */
export function checkRequest(policy: CompiledPolicy, value: unknown): Outcome<AssessmentRequest> {
  return checkForm(value, policy.definition, (day) => epochOn(policy.epochs, day).form);
}

/** The contract's result with trace, or the first thing wrong with the request. */
export function assess(policy: CompiledPolicy, value: unknown): Outcome<Assessment> {
  const checked = checkRequest(policy, value);
  return checked.ok ? { ok: true, value: assessChecked(policy, checked.value) } : checked;
}

/** The same result without trace: no sentence is made. */
export function assessUntraced(policy: CompiledPolicy, value: unknown): Outcome<UntracedAssessment> {
  const checked = checkRequest(policy, value);
  return checked.ok ? { ok: true, value: assessCheckedUntraced(policy, checked.value) } : checked;
}

/** The contract's result for a request that `checkRequest` has let through. */
export function assessChecked(policy: CompiledPolicy, request: AssessmentRequest): Assessment {
  const examined = examineRequest(policy, request);
  const untraced = assessmentOf(policy, examined);
  const claims = untraced.claims.map((claim, index) => withTrace(claim, traceOf(examined.findings[index])));
  return { ...untraced, claims };
}

/** The same without trace. */
export function assessCheckedUntraced(policy: CompiledPolicy, request: AssessmentRequest): UntracedAssessment {
  return assessmentOf(policy, examineRequest(policy, request));
}

/** A request with what each of its claims is on its own, under the terms of its day. */
export interface Examined {
  readonly request: AssessmentRequest;
  readonly epoch: CompiledEpoch;
  readonly programYear: number;
  readonly applicant: Applicant;
  /** By claim, in the order of the request. */
  readonly findings: readonly Finding[];
}

const NO_APPLICANT: Applicant = {};

export function examineRequest(policy: CompiledPolicy, request: AssessmentRequest): Examined {
  const { asOf, programYear = yearOf(asOf), applicant = NO_APPLICANT } = request;
  const epoch = epochOn(policy.epochs, asOf);
  const supports = new Map((applicant.otherSupport ?? []).map((support) => [support.id, support]));
  const findings = request.claims.map((claim) => {
    const compiled = epoch.clauses.get(claim.clause);
    if (!compiled) throw new Error(`the terms have no clause ${claim.clause}: the request was not checked`);
    const circumstances: Circumstances = { asOf, programYear, applicant, supports, claim };
    return examine(compiled, circumstances);
  });
  return { request, epoch, programYear, applicant, findings };
}

/** Plans the awards of the eligible claims and puts the result together. */
export function assessmentOf({ definition }: CompiledPolicy, examined: Examined): UntracedAssessment {
  const { request, epoch, programYear, applicant, findings } = examined;
  const eligible = findings.filter(({ status }) => status === 'eligible');
  const accounts = openLimits(eligible, applicant, programYear);
  const planned = planAwards(eligible, accounts, request, epoch.terms);
  const { plan, supports } = planned;
  const limits = accounts.map((account) => limitResult(account, planned));
  const { id, version, status } = definition.manifest;
  return {
    policy: { id, version, status, digest: definition.digest, readings: definition.readings },
    asOf: request.asOf,
    programYear,
    claims: resultsOf(findings, accounts, limits, planned),
    limits,
    totalFen: plan.awardFen.reduce<number>((sum, award) => sum + award, 0) as Fen,
    elsewhereFen: plan.takenSupports.reduce((sum, support) => sum + (supports[support]?.amountFen ?? 0), 0) as Fen,
    plan: plan.proof,
  };
}

/** Written out rather than spread: this is done for every claim that is assessed. */
function withTrace(claim: UntracedClaim, trace: readonly TraceEntry[]): ClaimResult {
  const { id, clause, status, failed, missing, baseFen, rateBp, ceilingFen, awardFen } = claim;
  const { countedCosts, elsewhere, reducedBy } = claim;
  return {
    id,
    clause,
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
    trace,
  };
}

function traceOf(finding: Finding | undefined): TraceEntry[] {
  if (!finding) return [];
  const { compiled, circumstances, truths } = finding;
  return compiled.conditions.map(({ condition, sentence }, index) => {
    const holds = truths[index] ?? null;
    return { code: condition.code, holds, cite: condition.cite, text: sentence(circumstances, holds) };
  });
}
