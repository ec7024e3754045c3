import { approvedSecondNotice, approveSecondNotice as input } from '../contracts/acceptance.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { approveNotice, mayWithAcceptance, obstacleToApproval } from '../modules/acceptance/index.ts';
import { applicationResource, lockApplication } from '../modules/application/index.ts';
import { defineCommand, done, event } from '../platform/command/command.ts';
import { refuse } from '../platform/command/runner.ts';
import { acceptanceGroundsOf } from './acceptance-grounds.ts';

/** A supervisor lets one more notice go out: everything should have been in the first. */
export const approveSecondNotice = (policies: PolicyShelf) =>
  defineCommand({
    name: 'acceptance.approveSecondNotice',
    input,
    output: approvedSecondNotice,
    permission: mayWithAcceptance.approveSecondNotice,
    resource: applicationResource,
    async run(context, { id, reason }) {
      const row = await lockApplication(context, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      const gathered = await acceptanceGroundsOf(policies, context, row);
      if (!gathered.ok) return gathered;
      const obstacle = obstacleToApproval(gathered.facts);
      if (obstacle) return obstacle;
      await approveNotice(context, id, reason);
      const audit = { on: { type: 'application', id }, organisationId: row.organisationId, after: { reason } };
      return done({ id, reason }, audit, [event('SecondNoticeApproved', { applicationId: id })]);
    },
  });
