import { get, post, type Route } from '../../platform/route/route.ts';
import { listDocuments, listServedDocuments } from './documents/list-documents.ts';
import { readDocument } from './documents/read-document.ts';
import { seeDocument } from './documents/see-document.ts';
import { sendForSeal } from './documents/send-for-seal.ts';
import { serveDocument } from './documents/serve-document.ts';
import { signDocument } from './documents/sign-document.ts';

/** Acceptance itself needs the application, its round and the policy: those are journeys. */
export const acceptanceRoutes: readonly Route[] = [
  get('/documents', listDocuments),
  get('/served-documents', listServedDocuments),
  get('/documents/:id', seeDocument),
  post('/documents/:id/sign', signDocument),
  post('/documents/:id/send-for-seal', sendForSeal),
  post('/documents/:id/serve', serveDocument),
  post('/documents/:id/read', readDocument),
];
