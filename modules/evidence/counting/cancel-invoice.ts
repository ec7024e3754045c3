import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import {
  cancelInvoice as cancelInput,
  cancelledInvoice,
  dismissCancellation as dismissInput,
} from '../../../contracts/evidence.ts';
import { type CommandContext, defineCommand, done, event } from '../../../platform/command/command.ts';
import { may } from '../permissions.ts';
import { refuse, say } from '../refusals.ts';
import { cancellationProposalTable, invoiceTable } from '../tables.ts';
import { lockInvoice } from './invoice-row.ts';
import { releaseInvoice } from './release.ts';

/**
 * An officer registers that an invoice was cancelled by a red-letter one: what was counted of it is released, and nothing
 * is counted of it any more. Also of an invoice that nobody has counted yet.
 */
export const cancelInvoice = defineCommand({
  name: 'evidence.cancelInvoice',
  input: cancelInput,
  output: cancelledInvoice,
  permission: may.cancelInvoice,
  async run(context, { key, reason }) {
    const { tx, now } = context;
    const invoice = await lockInvoice(tx, key, 0);
    if (invoice.cancelledAt) return refuse('ALREADY_CANCELLED', { params: { key } });
    const { released, audit, events } = await releaseInvoice(context, key, say('reason.cancelled', { reason }));
    await tx.update(invoiceTable).set({ cancelledAt: now }).where(eq(invoiceTable.key, key));
    await decide(context, eq(cancellationProposalTable.invoiceKey, key), 'cancelled', reason);
    const cancelled = {
      on: { type: 'invoice', id: key },
      before: { countedFen: invoice.countedFen },
      after: { cancelled: reason },
    };
    return done({ key, released }, [cancelled, ...audit], [event('InvoiceCancelled', { key }), ...events]);
  },
});

/** An officer has looked: the red-letter invoice does not concern what is counted. */
export const dismissCancellation = defineCommand({
  name: 'evidence.dismissCancellation',
  input: dismissInput,
  output: z.strictObject({ id: z.uuid() }),
  permission: may.dismissCancellation,
  async run(context, { id, reason }) {
    const which = eq(cancellationProposalTable.voucherId, id);
    const decided = await decide(context, which, 'dismissed', reason);
    if (decided === 0) return refuse('PROPOSAL_UNKNOWN', { kind: 'not-found' });
    return done({ id }, { on: { type: 'voucher', id }, after: { cancellation: 'dismissed', reason } });
  },
});

async function decide(
  { tx, actor, now }: CommandContext,
  which: ReturnType<typeof eq>,
  decision: 'cancelled' | 'dismissed',
  reason: string,
): Promise<number> {
  const decided = await tx
    .update(cancellationProposalTable)
    .set({ decision, reason, decidedBy: actor.accountId, decidedAt: now })
    .where(and(which, isNull(cancellationProposalTable.decision)))
    .returning({ id: cancellationProposalTable.voucherId });
  return decided.length;
}
