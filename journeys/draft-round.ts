import type { z } from 'zod';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  changeRound as changeInput,
  officeRound,
  roundDraft,
  roundParams,
  round as roundView,
} from '../contracts/round.ts';
import { issuedVersionOf, lockIssuedVersion } from '../modules/instrument/index.ts';
import {
  changesOf,
  insertRound,
  lockRound,
  mayWithRounds,
  officeViewOf,
  publish,
  refuseRound,
  roundOf,
  summaryOf,
  updateRound,
} from '../modules/round/index.ts';
import { defineCommand, defineQuery, done, event } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { get, post, type Route } from '../platform/route/route.ts';

/** What of a round stands on the version that was issued: drafting it, publishing it, showing it. */

const createRound = defineCommand({
  name: 'round.create',
  input: roundDraft,
  output: officeRound,
  permission: mayWithRounds.create,
  async run(context, draft) {
    const pin = await issuedVersionOf(context.tx, draft.issuedVersionId);
    if (!pin) return refuseRound('NO_SUCH_VERSION', { path: '/issuedVersionId' });
    const written = await insertRound(context, draft, pin);
    if (!written.ok) return written;
    const { round } = written;
    const audit = { on: { type: 'round', id: round.id }, after: draft };
    return done(await officeViewOf(context.tx, round, context.now), audit);
  },
});

const changeRound = defineCommand({
  name: 'round.change',
  input: changeInput,
  output: officeRound,
  permission: mayWithRounds.change,
  async run(context, { id, revision, ...draft }) {
    const pin = await issuedVersionOf(context.tx, draft.issuedVersionId);
    if (!pin) return refuseRound('NO_SUCH_VERSION', { path: '/issuedVersionId' });
    const written = await updateRound(context, id, revision, draft, pin);
    if (!written.ok) return written;
    const audit = { on: { type: 'round', id }, before: { revision }, after: draft };
    return done(await officeViewOf(context.tx, written.round, context.now), audit);
  },
});

const publishRound = (policies: PolicyShelf) =>
  defineCommand({
    name: 'round.publish',
    input: roundParams,
    output: officeRound,
    permission: mayWithRounds.publish,
    async run(context, { id }) {
      const row = await lockRound(context, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const issued = await lockIssuedVersion(context, row.issuedVersionId);
      if (issued?.state !== 'issued') return refuseRound('VERSION_NOT_ISSUED', { path: '/issuedVersionId' });
      const loaded = policies.find(row.policyId, row.version);
      if (loaded?.definition.digest !== row.digest) return refuseRound('PACKAGE_CHANGED');
      const published = await publish(context, row, loaded);
      if (!published.ok) return published;
      const view = await officeViewOf(context.tx, published.round, context.now);
      const audit = { on: { type: 'round', id }, before: { state: row.state }, after: view };
      return done(view, audit, [event('RoundPublished', { roundId: id })]);
    },
  });

const seeRound = (policies: PolicyShelf) =>
  defineQuery({
    name: 'round.see',
    input: roundParams,
    output: roundView,
    permission: mayWithRounds.see,
    async run({ tx, now }, { id }) {
      const found = await roundOf(tx, id);
      const issued = found && (await issuedVersionOf(tx, found.round.issuedVersionId));
      if (!found || !issued || found.round.number === null) return refuse('NOT_FOUND', { kind: 'not-found' });
      const { contact, questions, materials, waivedMaterials } = found.round;
      const { documentNumber, issuedOn } = issued;
      const value: z.output<typeof roundView> = {
        ...summaryOf(found.round, found.clauses, policies, now),
        documentNumber,
        issuedOn,
        contact,
        questions,
        materials,
        waivedMaterials,
        changes: await changesOf(tx, id),
      };
      return { ok: true, value };
    },
  });

export function roundJourneyRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    post('/rounds', createRound),
    post('/rounds/:id/change', changeRound),
    post('/rounds/:id/publish', publishRound(policies)),
    get('/rounds/:id', seeRound(policies)),
  ];
}
