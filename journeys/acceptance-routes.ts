import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { get, post, type Route } from '../platform/route/route.ts';
import { acceptApplication, declineApplication } from './accept-application.ts';
import { listNotices, previewBulkAcceptance, seeCompleteness, seeDesk } from './acceptance-desk.ts';
import { approveSecondNotice } from './approve-second-notice.ts';
import { previewCorrection, requestCorrection } from './request-correction.ts';

export function acceptanceJourneyRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    get('/applications/:id/completeness', seeCompleteness(policies)),
    get('/applications/:id/acceptance', seeDesk(policies)),
    get('/applications/:id/correction-notices', listNotices),
    post('/applications/:id/accept', acceptApplication(policies)),
    post('/applications/:id/decline', declineApplication(policies)),
    post('/applications/:id/request-correction', requestCorrection(policies)),
    post('/applications/:id/preview-correction', previewCorrection(policies)),
    post('/applications/:id/approve-second-notice', approveSecondNotice(policies)),
    post('/applications/bulk-acceptance-preview', previewBulkAcceptance(policies)),
  ];
}
