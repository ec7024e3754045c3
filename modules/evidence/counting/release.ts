import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { SYSTEM } from '../../../platform/actor.ts';
import {
  type AuditRecord,
  type CommandContext,
  defineCommand,
  done,
  type Event,
  event,
} from '../../../platform/command/command.ts';
import type { Runner } from '../../../platform/command/runner.ts';
import type { Handler } from '../../../platform/outbox/deliver.ts';
import { may } from '../permissions.ts';
import { say } from '../refusals.ts';
import { type CountedRow, countedTable } from '../tables.ts';
import { lockInvoices } from './invoice-row.ts';

/** Hand audit and events on with `done`. */
export interface Released {
  /** How many lines were counted and are not any more. */
  readonly released: number;
  readonly audit: readonly AuditRecord[];
  readonly events: readonly Event[];
}

/** Gives back what of a cost line is counted: its invoice may be counted elsewhere. Nothing counted: nothing happens. */
export function releaseLine(context: CommandContext, costLineId: string, reason: string): Promise<Released> {
  return releaseWhere(context, eq(countedTable.costLineId, costLineId), reason);
}

/** Gives back everything that is counted of an application. */
export function releaseApplication(context: CommandContext, applicationId: string, reason: string): Promise<Released> {
  return releaseWhere(context, eq(countedTable.applicationId, applicationId), reason);
}

/** Gives back everything that is counted of an invoice. */
export function releaseInvoice(context: CommandContext, key: string, reason: string): Promise<Released> {
  return releaseWhere(context, eq(countedTable.invoiceKey, key), reason);
}

async function releaseWhere({ tx, now }: CommandContext, which: SQL, releaseReason: string): Promise<Released> {
  const live = and(which, isNull(countedTable.releasedAt));
  const found = await tx.select({ key: countedTable.invoiceKey }).from(countedTable).where(live);
  // The same order as whoever counts: first the invoices, then what is counted of them.
  await lockInvoices(
    tx,
    found.map(({ key }) => key),
  );
  const held = await tx.select().from(countedTable).where(live).orderBy(asc(countedTable.id)).for('update');
  if (held.length > 0) await tx.update(countedTable).set({ releasedAt: now, releaseReason }).where(live);
  return {
    released: held.length,
    audit: held.map((row) => auditOf(row, releaseReason)),
    events: held.map(({ costLineId, applicationId, organisationId, invoiceKey, amountFen }) =>
      event('CostLineReleased', { costLineId, applicationId, organisationId, invoiceKey, amountFen }),
    ),
  };
}

function auditOf({ costLineId, organisationId, invoiceKey, invoiceLine, amountFen }: CountedRow, reason: string) {
  const before = { invoiceKey, invoiceLine, amountFen };
  return { on: { type: 'cost_line', id: costLineId }, organisationId, before, after: { released: reason } };
}

const input = z.strictObject({ id: z.uuid(), to: z.enum(['declined', 'withdrawn']) });
const output = z.strictObject({ released: z.int() });

/** The application has ended without an award: what was counted of it is free again. */
const releaseEnded = defineCommand({
  name: 'evidence.releaseApplication',
  input,
  output,
  permission: may.releaseApplication,
  async run(context, { id, to }) {
    const reason = say('reason.moved', { state: say(`state.${to}`) });
    const { released, audit, events } = await releaseApplication(context, id, reason);
    return done({ released }, audit, events);
  },
});

const moved = z.object({ applicationId: z.uuid(), to: z.string() });

/** Releases what was counted of an application that was declined or withdrawn. A second time it does nothing. */
export function releaseHandler(runner: () => Runner): Handler {
  return {
    name: 'evidence.releaseApplication',
    on: ['ApplicationMoved'],
    async reaches(given) {
      const { applicationId, to } = moved.parse(given);
      if (to !== 'declined' && to !== 'withdrawn') return;
      const answer = await runner().run(releaseEnded, { id: applicationId, to }, { actor: SYSTEM });
      if (!answer.ok) throw new Error(answer.refusal.code);
    },
  };
}
