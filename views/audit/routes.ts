import { get, type Route } from '../../platform/route/route.ts';
import { listHeads } from './list-heads.ts';
import { showPersonalValues } from './personal-values.ts';
import { searchAudit } from './search.ts';

export const auditRoutes: readonly Route[] = [
  get('/audit/entries', searchAudit),
  get('/audit/entries/:entryId/personal-values', showPersonalValues),
  get('/audit/heads', listHeads),
];
