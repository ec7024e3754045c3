import { z } from 'zod';
import {
  anyId,
  basisPoints,
  calendarDay,
  calendarYear,
  clauseId,
  digest,
  fenAmount,
  policyId,
  ruleCode,
  sentenceId,
  versionId,
} from './literals.ts';

/**
 * The form of an assessment for the documentation and for typed clients. The engine's own check is the judge: it knows
 * the clauses, facts and categories of the policy that is asked, which no schema of all policies can.
 */

export const debarment = z.strictObject({ decidedOn: calendarDay }).meta({ id: 'Debarment' });

export const priorAward = z
  .strictObject({
    clause: clauseId,
    year: calendarYear,
    amountFen: fenAmount,
    subject: anyId.optional(),
    outcome: anyId.optional(),
  })
  .meta({ id: 'PriorAward' });

export const otherSupport = z
  .strictObject({
    id: anyId,
    policy: z.string().min(1),
    level: z.string().min(1),
    status: z.string().min(1),
    amountFen: fenAmount,
  })
  .meta({ id: 'OtherSupport' });

/** Beside the members named here, any fact of the dictionary whose scope is the applicant (`rndExpenditureFen`). */
export const applicant = z
  .looseObject({
    uscc: z.string().optional(),
    name: z.string().optional(),
    debarments: z.array(debarment).optional(),
    priorAwards: z.array(priorAward).optional(),
    usedCosts: z.array(anyId).optional(),
    rndExpenditureFen: z.record(z.string().regex(/^\d{4}$/), fenAmount).optional(),
    otherSupport: z.array(otherSupport).optional(),
  })
  .meta({ id: 'Applicant' });

/** Beside the members named here, any yes-or-no attribute of the dictionary (`local`, `overseas`, `recognized`). */
export const costItem = z
  .looseObject({
    id: anyId,
    category: z.string().min(1).optional(),
    amountFen: fenAmount,
    local: z.boolean().optional(),
    overseas: z.boolean().optional(),
    recognized: z.boolean().optional(),
  })
  .meta({ id: 'CostItem' });

export const claim = z
  .strictObject({
    id: anyId,
    clause: clauseId,
    subject: anyId.optional(),
    outcome: anyId.optional(),
    review: z.enum(['passed', 'failed']).optional(),
    rateBp: basisPoints.optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
    costs: z.array(costItem).optional(),
    otherSupport: z.array(anyId).optional(),
  })
  .meta({ id: 'Claim' });

export const assessmentRequest = z
  .strictObject({
    policy: policyId.optional(),
    version: versionId.optional(),
    asOf: calendarDay,
    programYear: calendarYear.optional(),
    applicant: applicant.optional(),
    claims: z.array(claim).max(50),
  })
  .meta({ id: 'AssessmentRequest' });

export const policyReference = z
  .strictObject({
    id: policyId,
    version: versionId,
    status: z.string(),
    digest,
    readings: z.int().min(1),
  })
  .meta({ id: 'PolicyReference' });

export const traceEntry = z
  .strictObject({ code: ruleCode, holds: z.boolean().nullable(), cite: sentenceId, text: z.string().min(1) })
  .meta({ id: 'TraceEntry' });

export const claimResult = z
  .strictObject({
    id: anyId,
    clause: clauseId,
    status: z.enum(['eligible', 'pending', 'ineligible', 'terms-unpublished']),
    failed: z.array(ruleCode),
    missing: z.array(z.string()),
    baseFen: fenAmount,
    rateBp: basisPoints,
    ceilingFen: fenAmount,
    awardFen: fenAmount,
    countedCosts: z.array(anyId),
    elsewhere: anyId.nullable(),
    reducedBy: z.array(ruleCode),
    trace: z.array(traceEntry),
  })
  .meta({ id: 'ClaimResult' });

export const limitResult = z
  .strictObject({
    code: ruleCode,
    subject: anyId.optional(),
    cite: sentenceId,
    limitFen: fenAmount,
    priorFen: fenAmount,
    grantedFen: fenAmount,
  })
  .meta({ id: 'LimitResult' });

export const planProof = z
  .union([
    z.strictObject({ proven: z.literal(true) }),
    z.strictObject({ proven: z.literal(false), upperBoundFen: fenAmount }),
  ])
  .meta({ id: 'PlanProof' });

export const assessment = z
  .strictObject({
    policy: policyReference,
    asOf: calendarDay,
    programYear: calendarYear,
    claims: z.array(claimResult),
    limits: z.array(limitResult),
    totalFen: fenAmount,
    elsewhereFen: fenAmount,
    plan: planProof,
  })
  .meta({ id: 'Assessment' });
