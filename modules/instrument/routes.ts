import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { confirmIssue } from './confirm-issue.ts';
import { listInstruments, seeIssuedVersion } from './list-instruments.ts';
import { proposeIssue } from './propose-issue.ts';
import { withdrawIssue } from './withdraw-issue.ts';

export function instrumentRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    get('/instruments', listInstruments(policies)),
    get('/instruments/:id', seeIssuedVersion(policies)),
    post('/instruments/propose', proposeIssue(policies)),
    post('/instruments/:id/confirm', confirmIssue(policies)),
    post('/instruments/:id/withdraw', withdrawIssue(policies)),
  ];
}
