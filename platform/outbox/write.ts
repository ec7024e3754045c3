import type { Event } from '../command/command.ts';
import type { Transaction } from '../database/transaction.ts';
import { outboxTable } from './tables.ts';

/** The names of the handlers of each event. */
export type Subscriptions = Readonly<Record<string, readonly string[]>>;

/** Writes one row for each handler of each event. Returns how many rows it wrote. */
export async function writeEvents(
  tx: Transaction,
  at: Date,
  events: readonly Event[],
  subscriptions: Subscriptions,
): Promise<number> {
  const rows = events.flatMap(({ name, payload, dueAt }) => {
    return (subscriptions[name] ?? []).map((handler) => {
      return { event: name, handler, payload, createdAt: at, dueAt: dueAt ?? at };
    });
  });
  if (rows.length > 0) await tx.insert(outboxTable).values(rows);
  return rows.length;
}
