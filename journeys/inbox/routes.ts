import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { inboxRoutes } from '../../modules/inbox/index.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { organisationNamesOf } from '../../views/organisation-names.ts';
import { assignApplication, previewBulkAssignment } from './assign-application.ts';
import { search } from './search.ts';
import { countWork, listChoices, listWork } from './work-list.ts';

/** Work lists, search and messages. */
export function workListRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    ...inboxRoutes(organisationNamesOf),
    get('/work-list', listWork(policies)),
    get('/work-list/counts', countWork),
    get('/work-list/choices', listChoices(policies)),
    get('/search', search),
    post('/applications/:id/assign', assignApplication),
    post('/applications/bulk-assignment-preview', previewBulkAssignment),
  ];
}
