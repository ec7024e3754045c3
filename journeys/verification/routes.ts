import { type LineIds, recordSiteCheck, returnReport, type UsableFiles } from '../../modules/verification/index.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { assignToAccountant, takeBackFromAccountant } from './accountants.ts';
import {
  completeVerification,
  decideOnFact,
  decideOnLine,
  noteOnWhatWasNoticed,
  openVerification,
  refreshFindings,
  seeVerification,
} from './acts.ts';
import {
  answerOpinion,
  drawSiteChecks,
  listAccountantAssignments,
  listSampleDraws,
  listSiteChecks,
  requestOpinion,
  seeOpinion,
} from './around.ts';
import type { VerificationOptions } from './grounds.ts';

export interface VerificationRouteOptions extends VerificationOptions {
  readonly lineIds: LineIds;
  readonly areUsable: UsableFiles;
}

export function verificationRoutes(options: VerificationRouteOptions): readonly Route[] {
  return [
    get('/applications/:id/verification', seeVerification(options)),
    post('/applications/:id/verification/open', openVerification(options)),
    post('/applications/:id/verification/decide-line', decideOnLine(options)),
    post('/applications/:id/verification/decide-fact', decideOnFact(options)),
    post('/applications/:id/verification/note-finding', noteOnWhatWasNoticed(options)),
    post('/applications/:id/verification/refresh-findings', refreshFindings(options)),
    post('/applications/:id/verification/complete', completeVerification(options)),
    post('/applications/:id/accountants', assignToAccountant(options)),
    post('/applications/:id/accountants/:assignmentId/end', takeBackFromAccountant(options)),
    post('/applications/:id/opinions', requestOpinion),
    get('/accountant/assignments', listAccountantAssignments),
    post('/accountant/assignments/:assignmentId/return', returnReport(options.lineIds)),
    get('/site-checks/mine', listSiteChecks),
    post('/site-checks/:checkId/record', recordSiteCheck(options.areUsable)),
    post('/rounds/:id/sample-draws', drawSiteChecks),
    get('/rounds/:id/sample-draws', listSampleDraws),
    get('/opinions/:token', seeOpinion),
    post('/opinions/:token/answer', answerOpinion),
  ];
}
