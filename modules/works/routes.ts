import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { addCrew, changeCrew, removeCrew } from './crews.ts';
import { decideFiling } from './decide-filing.ts';
import { claimKeyProject, decideKeyProject } from './key-project.ts';
import { listRegister, listSubjects } from './list-subjects.ts';
import { listMergeProposals } from './merging/list-merge-proposals.ts';
import { dismissMerge, mergeSubjects } from './merging/merge-subjects.ts';
import { addOutcome, changeOutcome, listOutcomes, removeOutcome } from './outcomes.ts';
import { changeSubject, registerSubject } from './register-subject.ts';
import { addShootingDays } from './shooting/add-shooting-days.ts';
import { changeShootingDay, removeShootingDay } from './shooting/change-shooting-day.ts';
import { decideShootingDays } from './shooting/decide-shooting-days.ts';
import { listShootingDays } from './shooting/list-shooting-days.ts';
import { showSubject } from './show-subject.ts';
import { undertakeRights } from './undertake-rights.ts';

export const worksRoutes = (policies: PolicyShelf): readonly Route[] => [
  post('/works', registerSubject(policies)),
  get('/works', listSubjects),
  get('/works/:id', showSubject),
  post('/works/:id/change', changeSubject(policies)),
  post('/works/:id/undertake-rights', undertakeRights),
  post('/works/:id/claim-key-project', claimKeyProject),
  post('/works/:id/decide-key-project', decideKeyProject),
  post('/works/:id/decide-filing', decideFiling),
  post('/works/:id/crews', addCrew),
  post('/works/:id/crews/:crewId/change', changeCrew),
  post('/works/:id/crews/:crewId/remove', removeCrew),
  get('/works/:id/shooting-days', listShootingDays),
  post('/works/:id/shooting-days', addShootingDays),
  post('/works/:id/shooting-days/decide', decideShootingDays),
  post('/works/:id/shooting-days/:shootingDayId/change', changeShootingDay),
  post('/works/:id/shooting-days/:shootingDayId/remove', removeShootingDay),
  get('/works/:id/outcomes', listOutcomes),
  post('/works/:id/outcomes', addOutcome),
  post('/works/:id/outcomes/:outcomeId/change', changeOutcome),
  post('/works/:id/outcomes/:outcomeId/remove', removeOutcome),
  get('/office/works', listRegister),
  get('/office/merge-proposals', listMergeProposals),
  post('/office/merge-proposals/:id/merge', mergeSubjects),
  post('/office/merge-proposals/:id/dismiss', dismissMerge),
];
