import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { applicationRoutes, seeProgress } from '../modules/application/index.ts';
import { roundOf } from '../modules/round/index.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { get, post, type Route } from '../platform/route/route.ts';
import { attachMaterial } from './attach-material.ts';
import { listApplications, seeApplication, seeAssessment, seeChecklist } from './see-application.ts';
import { seeChanges, seeSnapshot } from './see-snapshots.ts';
import { startApplication, startPaperApplication } from './start-application.ts';
import { confirmPaperApplication, resubmitApplication, submitApplication } from './submit-application.ts';

async function isSample(reader: Reader, roundId: string): Promise<boolean> {
  return (await roundOf(reader, roundId))?.round.isSample ?? false;
}

/** Everything that is done with applications before the office takes them up. */
export function applicationJourneyRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    ...applicationRoutes,
    post('/rounds/:id/applications', startApplication(policies)),
    post('/rounds/:id/paper-applications', startPaperApplication(policies)),
    get('/applications', listApplications),
    get('/applications/:id', seeApplication),
    get('/applications/:id/assessment', seeAssessment(policies)),
    get('/applications/:id/checklist', seeChecklist(policies)),
    post('/applications/:id/attach', attachMaterial(policies)),
    post('/applications/:id/submit', submitApplication(policies)),
    post('/applications/:id/resubmit', resubmitApplication(policies)),
    post('/applications/:id/confirm', confirmPaperApplication(policies)),
    get('/applications/:id/snapshots/:sequence', seeSnapshot),
    get('/applications/:id/changes', seeChanges(policies)),
    get('/progress/:number/:code', seeProgress(isSample)),
  ];
}
