import { get, post, type Route } from '../../platform/route/route.ts';
import { giveConsent, listConsents, withdrawConsent } from './consents.ts';
import { answerRequest, ask, listMyRequests, listRequests } from './requests.ts';
import { showImpactAssessment, showMine, showRegister } from './show.ts';

export const personalRoutes: readonly Route[] = [
  get('/personal-data/register', showRegister),
  get('/personal-data/impact-assessment', showImpactAssessment),
  get('/personal-data/mine', showMine),
  get('/personal-data/consents', listConsents),
  post('/personal-data/consents/give', giveConsent),
  post('/personal-data/consents/withdraw', withdrawConsent),
  post('/personal-data/requests', ask),
  get('/personal-data/requests/mine', listMyRequests),
  get('/personal-data/requests', listRequests),
  post('/personal-data/requests/:requestId/answer', answerRequest),
];
