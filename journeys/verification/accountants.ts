import {
  assignAccountant as assignInput,
  endAssignment as endInput,
  verification,
} from '../../contracts/verification.ts';
import { holdersOf } from '../../modules/staff/index.ts';
import {
  assign,
  endAssignment,
  mayInVerification,
  refuseVerification,
  verificationResource,
} from '../../modules/verification/index.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { VerificationOptions } from './grounds.ts';
import { ownVerification } from './own.ts';
import { verificationView } from './view.ts';

/** Accountants from outside who are given a verification. */

/** Gives an application to an outside accountant, who then sees this one and no other. */
export const assignToAccountant = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.assignAccountant',
    input: assignInput,
    output: verification,
    permission: mayInVerification.assignAccountant,
    resource: verificationResource,
    async run(context, { id, accountId, dueDay }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const holders = await holdersOf(context.tx, 'accountant', context.today);
      if (!holders.some((holder) => holder.accountId === accountId)) {
        return refuseVerification('NOT_AN_ACCOUNTANT', { path: '/accountId', kind: 'invalid' });
      }
      const assigned = await assign(context, id, accountId, dueDay);
      if (!assigned.ok) return assigned;
      const { organisationId } = own.verification;
      const payload = { applicationId: id, accountId, dueDay };
      const on = { type: 'accountant-assignment', id: assigned.assignment.id };
      return done(await verificationView(context, options, id), { on, organisationId, after: payload }, [
        event('AccountantAssigned', payload),
      ]);
    },
  });

/** Takes an application back from an accountant who has not returned it. */
export const takeBackFromAccountant = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.endAssignment',
    input: endInput,
    output: verification,
    permission: mayInVerification.endAssignment,
    resource: verificationResource,
    async run(context, { id, assignmentId, reason }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const ended = await endAssignment(context, id, assignmentId);
      if (!ended.ok) return ended;
      const { accountId } = ended.assignment;
      const audit = {
        on: { type: 'accountant-assignment', id: assignmentId },
        organisationId: own.verification.organisationId,
        after: { applicationId: id, accountId, ended: reason },
      };
      return done(await verificationView(context, options, id), audit, [
        event('AccountantAssignmentEnded', { applicationId: id, accountId }),
      ]);
    },
  });
