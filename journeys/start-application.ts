import type { z } from 'zod';
import {
  startPaperApplication as paperInput,
  startedApplication,
  startApplication as startInput,
} from '../contracts/application.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { beginApplication, mayWithApplications, refuseApplication } from '../modules/application/index.ts';
import { addDraftCostLines } from '../modules/evidence/index.ts';
import { organisationOf } from '../modules/party/index.ts';
import { requireOpen, roundOf } from '../modules/round/index.ts';
import { type CommandContext, defineCommand, done, event } from '../platform/command/command.ts';
import { draftFrom } from './draft-to-begin-with.ts';

/** A company begins an application in an open round. */
export const startApplication = (policies: PolicyShelf) =>
  defineCommand({
    name: 'application.start',
    input: startInput,
    output: startedApplication,
    permission: mayWithApplications.start,
    resource: async ({ actor }) => ({ organisationId: actor.actingFor?.organisationId ?? null }),
    run: (context, { id, from }) =>
      start(policies, context, { id, from, organisationId: context.actor.actingFor?.organisationId ?? '' }, 'online'),
  });

/** A clerk enters what was brought to the counter on paper; the applicant confirms it before it counts. */
export const startPaperApplication = (policies: PolicyShelf) =>
  defineCommand({
    name: 'application.startPaper',
    input: paperInput,
    output: startedApplication,
    permission: mayWithApplications.startPaper,
    async run(context, input) {
      const organisation = await organisationOf(context.tx, input.organisationId);
      if (!organisation || organisation.mergedInto !== null) {
        return refuseApplication('NO_SUCH_ORGANISATION', { path: '/organisationId', kind: 'not-found' });
      }
      return start(policies, context, input, 'paper');
    },
  });

async function start(
  policies: PolicyShelf,
  context: CommandContext,
  { id: roundId, organisationId, from }: z.output<typeof paperInput>,
  source: 'online' | 'paper',
) {
  const open = await requireOpen(context, roundId);
  if (!open.ok) return open;
  const { policyId, version, digest } = open.round;
  const loaded = policies.find(policyId, version);
  const policy = policies.compiled(policyId, version, digest);
  if (!loaded || !policy) return refuseApplication('PACKAGE_UNAVAILABLE', { kind: 'unavailable' });
  const found = await roundOf(context.tx, roundId);
  const clauses = (found?.clauses ?? []).map(({ clause }) => clause);
  const first = await draftFrom(context.tx, from, organisationId, { loaded, policy, clauses });
  if (!first.ok) return first;
  const { draft, costs, leftOut, copiedFrom } = first;
  const begun = await beginApplication(context, { roundId, organisationId, draft, source, copiedFrom });
  if (!begun.ok) return begun;
  const { id } = begun.application;
  await addDraftCostLines(context, { organisationId, applicationId: id }, costs);
  const value = { id, leftOut: [...leftOut], costLines: costs.length };
  const after = { roundId, source, from: from.kind, claims: draft.claims.length, costLines: costs.length };
  return done(value, { on: { type: 'application', id }, organisationId, after }, [
    event('ApplicationStarted', { applicationId: id, organisationId, roundId, source }),
  ]);
}
