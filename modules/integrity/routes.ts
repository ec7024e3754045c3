import { get, post, type Route } from '../../platform/route/route.ts';
import { liftDebarment } from './lift-debarment.ts';
import { listDebarments } from './list-debarments.ts';
import { recordDebarment } from './record-debarment.ts';

export const integrityRoutes: readonly Route[] = [
  post('/organisations/:organisationId/debarments', recordDebarment),
  get('/organisations/:organisationId/debarments', listDebarments),
  post('/debarments/:id/lift', liftDebarment),
];
