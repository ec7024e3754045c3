/** Verification: what the office establishes of an accepted application, line by line and fact by fact. */

export {
  type AssignmentRow,
  assign,
  assignmentsFor,
  assignmentsOf,
  auditedFiguresOf,
  endAssignment,
  type LineIds,
  returnReport,
} from './accountants.ts';
export {
  decide,
  decideFact,
  factDecisionsOf,
  figuresFrom,
  lineDecisionsOf,
  recognitionIn,
} from './decisions.ts';
export { findingsOf } from './findings.ts';
export { handOver } from './hand-over.ts';
export { obstaclesOf } from './obstacles.ts';
export { askDepartment, type OpinionRow, opinionBehind, opinionsOf, takeAnswer } from './opinions.ts';
export { may as mayInVerification } from './permissions.ts';
export { refuse as refuseVerification, wordOf as verificationWord } from './refusals.ts';
export { riskWeight } from './sampling.ts';
export { sentenceOf, voucherName } from './sentences.ts';
export {
  drawAndOrder,
  drawsOf,
  isReproduced,
  recordSiteCheck,
  type SampleDrawRow,
  type SiteCheckRow,
  siteChecksFor,
  siteChecksOf,
  type UsableFiles,
} from './site-checks.ts';
export type { FactDecisionRow, FindingRow, LineDecisionRow } from './tables.ts';
export {
  beginVerification,
  endVerification,
  findingsIn,
  keepFindings,
  lockOwnVerification,
  noteOnFinding,
  verificationOf,
  verificationResource,
} from './verification.ts';
export type { Elsewhere, VerificationWorld, WorldClaim, WorldLine, WorldVoucher } from './world.ts';
