/** Acceptance: what is missing, accepted or declined, what was asked to be mended, and the documents about it. */
export { citationWords } from './citation-words.ts';
export { defectsOf } from './completeness.ts';
export { decisionOf, recordDecision } from './decision.ts';
export { correctionModel, type DocumentFrame, declineModel } from './document-texts.ts';
export { documentsOf, documentView, draftDocument } from './documents/document-row.ts';
export { readDocument } from './documents/read-document.ts';
export { documentBytes } from './documents/see-document.ts';
export { noticeContentOf } from './notice-items.ts';
export {
  answerNotices,
  approveNotice,
  issueNotice,
  noticesOf,
  openApprovalOf,
  settleNotices,
} from './notices.ts';
export {
  type AcceptanceFacts,
  isLate,
  obstacleToAccept,
  obstacleToApproval,
  obstacleToCorrection,
  obstacleToDecline,
} from './obstacles.ts';
export { may as mayWithAcceptance } from './permissions.ts';
export { refuse as refuseAcceptance, say as sayOfAcceptance } from './refusals.ts';
export { acceptanceRoutes } from './routes.ts';
export { ACCEPTANCE_SETTINGS, ISSUING_BODY, RECONSIDERATION_AUTHORITY } from './settings.ts';
export type { CorrectionNoticeRow } from './tables.ts';
