/** Applications: the draft, what was submitted of it, and where it stands. */

export {
  applicationOf,
  applicationResource,
  attachmentsOf,
  lockApplication,
  snapshotOf,
} from './application.ts';
export { type AssessedDraft, assessDraft } from './assess/assess-draft.ts';
export type { RequestFrame } from './assess/build-request.ts';
export type {
  ApplicantProfile,
  Circumstances,
  ProfileMember,
  RegisteredSubject,
} from './assess/circumstances.ts';
export { assessmentRequestOf } from './assess/request-of-snapshot.ts';
export { insertAttachment } from './attachments.ts';
export { beginApplication } from './begin.ts';
export { checklistOf, debarmentCodes } from './draft/checklist.ts';
export { snapshotDifferences } from './draft/differences.ts';
export { editDefect } from './draft/editable.ts';
export { marksOf } from './draft/marks.ts';
export { gapItem } from './draft/missing-items.ts';
export { Naming } from './draft/naming.ts';
export { handIn, progressPath } from './hand-in.ts';
export { keepReceipt } from './keep-receipt.ts';
export { materialIds, materialsForAll, materialsOf } from './materials.ts';
export { type Moved, moveTo } from './move-to.ts';
export { may as mayWithApplications } from './permissions.ts';
export { refuse as refuseApplication, say as sayOfApplication, stateName } from './refusals.ts';
export { applicationRoutes } from './routes.ts';
export { APPLICATION_SETTINGS } from './settings.ts';
export { settleDeadlines } from './settle-deadlines.ts';
export type { ApplicationRow, SnapshotRow } from './tables.ts';
export { seeProgress } from './timeline.ts';
export { currentUndertaking } from './undertaking.ts';
export { dueOf, nextSentence } from './words-of-progress.ts';
