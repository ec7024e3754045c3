/**
 * The engine: what a policy package grants on given facts, and why. Pure TypeScript without I/O, clock or policy
 * knowledge; runs in Node and in a page under a strict content policy. See README.md for a worked use.
 */
export type { Advice, AdviceKind, Change, ChangeValue } from './advice/advice.ts';
export { advise } from './advice/advise.ts';
export { allocate } from './allocate/allocate.ts';
export { checkAllocation } from './allocate/check.ts';
export type { AllocationRequest, AllocationResult, Candidate } from './allocate/form.ts';
export { assess, assessChecked, assessCheckedUntraced, assessUntraced, checkRequest } from './assess/assess.ts';
export { factsOfClause, factsOfTest } from './assess/mentions.ts';
export { type CompiledPolicy, compilePolicy, epochOn } from './assess/policy.ts';
export type { UntracedAssessment, UntracedClaim } from './assess/results.ts';
export { type ClassificationResult, type ClassResult, classify, type RowTrace } from './classify/classify.ts';
export type { Epoch, PolicyDefinition, Terms } from './definition.ts';
export { type Fen, fen, shareOf, WHOLE_BP, ZERO_FEN } from './money.ts';
export { byCodePoint } from './order.ts';
export type { PolicyPackage } from './package.ts';
export { fill, type Phrases } from './phrases.ts';
export type {
  Applicant,
  AssessmentRequest,
  Claim,
  CostItem,
  Facts,
  FactValue,
  OtherSupport,
  PriorAward,
} from './request/form.ts';
export { MAX_AMOUNT_FEN, MAX_CLAIMS, MAX_COST_ENTRIES } from './request/form.ts';
export { isUnifiedSocialCreditCode } from './request/unified-social-credit-code.ts';
export type {
  Assessment,
  ClaimResult,
  ClaimStatus,
  LimitResult,
  Outcome,
  Refusal,
  TraceEntry,
} from './result.ts';
export { refusalMessage } from './sentences/refusal.ts';
export { dayText, moneyInYuan, moneyText, shareText } from './sentences/values.ts';
