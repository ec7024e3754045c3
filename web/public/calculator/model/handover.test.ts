import { expect, it } from 'vitest';
import { FILMING, groundOf, typedInto } from '../testing/ground.ts';
import { HANDOVER_KEY, readHandover } from './handover.ts';
import { outcomeOf } from './outcome.ts';

const storeOf = (text: string | null) => ({ getItem: (key: string) => (key === HANDOVER_KEY ? text : null) });

it.each([null, '', '{', '1', '{}', '{"asOf":"2026-06-01","claims":[1]}', '{"asOf":1,"claims":[]}'])(
  'what no calculator has put by is no calculation: %s',
  (text) => expect(readHandover(storeOf(text))).toBeUndefined(),
);

it('the request of a calculation comes back whole, with its clauses', () => {
  const ground = groundOf();
  const outcome = outcomeOf(typedInto(ground, FILMING), ground);
  if (outcome.kind !== 'computed') throw new Error(outcome.kind);
  const { request } = outcome.computed;
  const found = readHandover(storeOf(JSON.stringify(request)));
  expect(found?.clauses).toEqual(['location-filming']);
  expect(found?.request).toEqual(JSON.parse(JSON.stringify(request)));
});
