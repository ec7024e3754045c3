import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { cancelRound } from './cancel-round.ts';
import { extendRound } from './extend-round.ts';
import { listOfficeRounds, listRounds } from './list-rounds.ts';
import { seeOfficeRound, seeRoundPolicy } from './see-round.ts';

/** Creating, changing, publishing and the public page need the issued version: those are journeys. */
export function roundRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    get('/rounds', listRounds(policies)),
    get('/rounds/:id/policy', seeRoundPolicy(policies)),
    get('/office/rounds', listOfficeRounds),
    get('/office/rounds/:id', seeOfficeRound),
    post('/rounds/:id/extend', extendRound),
    post('/rounds/:id/cancel', cancelRound),
  ];
}
