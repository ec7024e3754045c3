import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Logger } from '../log.ts';
import { outboxTable } from './tables.ts';

/**
 * What follows an event. `changes` runs in the transaction that marks the delivery as done: its effects on the database
 * happen exactly once. `reaches` goes outside (mail, text message, a scanner) without holding a transaction: it may be
 * repeated after a crash.
 */
export type Handler =
  | {
      readonly name: string;
      readonly on: readonly string[];
      changes(tx: Transaction, payload: Payload, at: Date): Promise<void>;
    }
  | { readonly name: string; readonly on: readonly string[]; reaches(payload: Payload, at: Date): Promise<void> };

export type Payload = Readonly<Record<string, unknown>>;

export interface DeliveryOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly handlers: readonly Handler[];
  readonly log: Logger;
}

export interface Delivery {
  /** Looks at once; resolves when nothing that is due is left. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** How often the table is looked at for what other processes wrote and what has become due, in milliseconds. */
const LOOK_MILLISECONDS = 1000;
/** Somebody has to look at what failed so often. */
const MOST_ATTEMPTS = 8;
/** How long a delivery to the outside belongs to the process that took it, in milliseconds. */
const LEASE_MILLISECONDS = 60_000;

/** Delivers events until it is closed. Any number of processes deliver from one database, each row by one of them. */
export function openDelivery({ database, clock, handlers, log }: DeliveryOptions): Delivery {
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const pending = () =>
    and(isNull(outboxTable.doneAt), isNull(outboxTable.failedAt), lte(outboxTable.dueAt, clock.now()));

  /** One delivery; false = nothing is due. */
  async function deliverOne(): Promise<boolean> {
    let failed: { readonly id: number; readonly attempts: number; readonly error: unknown } | undefined;
    let outside: (() => Promise<void>) | undefined;
    const found = await database.orm
      .transaction(async (tx) => {
        const [row] = await tx
          .select()
          .from(outboxTable)
          .where(pending())
          .orderBy(asc(outboxTable.dueAt), asc(outboxTable.id))
          .limit(1)
          .for('update', { skipLocked: true });
        if (!row) return false;
        failed = { id: row.id, attempts: row.attempts + 1, error: undefined };
        const handler = byName.get(row.handler);
        const at = clock.now();
        const payload = row.payload as Payload;
        if (handler && 'reaches' in handler) {
          // Leased, not locked: a slow mail server must not hold a transaction.
          const dueAt = new Date(at.getTime() + LEASE_MILLISECONDS);
          await tx
            .update(outboxTable)
            .set({ dueAt, attempts: row.attempts + 1 })
            .where(eq(outboxTable.id, row.id));
          outside = () => handler.reaches(payload, at);
          return true;
        }
        if (!handler) throw new Error(`nobody handles ${row.handler}`);
        await handler.changes(tx, payload, at);
        await tx.update(outboxTable).set({ doneAt: at }).where(eq(outboxTable.id, row.id));
        return true;
      })
      .catch((error) => {
        if (!failed) throw error;
        failed = { ...failed, error };
        return true;
      });
    if (outside && failed) {
      try {
        await outside();
        await database.orm.update(outboxTable).set({ doneAt: clock.now() }).where(eq(outboxTable.id, failed.id));
      } catch (error) {
        failed = { ...failed, error };
      }
    }
    if (failed?.error !== undefined) await postpone(failed.id, failed.attempts, failed.error);
    return found;
  }

  async function postpone(id: number, attempts: number, error: unknown): Promise<void> {
    const now = clock.now();
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    log.warn({ err: error, delivery: id, attempts }, 'a delivery failed');
    const later = new Date(now.getTime() + 1000 * 4 ** Math.min(attempts, 6));
    const after = attempts >= MOST_ATTEMPTS ? { failedAt: now } : { dueAt: later };
    await database.orm
      .update(outboxTable)
      .set({ attempts, lastError, ...after })
      .where(eq(outboxTable.id, id));
  }

  async function work(): Promise<void> {
    do {
      again = false;
      while (!closed && (await deliverOne()));
    } while (again && !closed);
  }

  function drain(): Promise<void> {
    again = true;
    running ??= work()
      .catch((error) => log.error({ err: error }, 'events cannot be delivered'))
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  const timer = setInterval(() => void drain(), LOOK_MILLISECONDS).unref();
  return {
    drain,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Seconds that the oldest due delivery has been waiting, and how many were given up; for the metrics. */
export async function outboxState(database: Database, now: Date) {
  const [row] = await database.orm
    .select({
      waiting: sql<number>`count(*) filter (where ${outboxTable.doneAt} is null and ${outboxTable.failedAt} is null and ${outboxTable.dueAt} <= ${now})::int`,
      failed: sql<number>`count(*) filter (where ${outboxTable.failedAt} is not null)::int`,
      oldest: sql<
        string | null
      >`min(${outboxTable.createdAt}) filter (where ${outboxTable.doneAt} is null and ${outboxTable.failedAt} is null)`,
    })
    .from(outboxTable);
  const oldest = row?.oldest ? (now.getTime() - new Date(row.oldest).getTime()) / 1000 : 0;
  return { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, oldestSeconds: Math.max(0, oldest) };
}
