import { get, post, type Route } from '../../platform/route/route.ts';
import { detachMaterial } from './attachments.ts';
import { saveDraft } from './draft/save-draft.ts';
import { sendBack, sendForConfirmation, withdrawApplication } from './steps-of-applicant.ts';
import { seeTimeline } from './timeline.ts';

/** What stands on the application alone; everything else about applications is a journey. */
export const applicationRoutes: readonly Route[] = [
  post('/applications/:id/save', saveDraft),
  post('/applications/:id/detach', detachMaterial),
  post('/applications/:id/withdraw', withdrawApplication),
  post('/applications/:id/send-for-confirmation', sendForConfirmation),
  post('/applications/:id/send-back', sendBack),
  get('/applications/:id/timeline', seeTimeline),
];
