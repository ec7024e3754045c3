import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { beijingDay, type Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Logger } from '../log.ts';
import { chainedEntry, GENESIS, hashOf } from './chain.ts';
import { auditDayHeadTable, auditEntryTable, auditLinkTable, auditUnsealedTable } from './tables.ts';

export interface SealerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Sealer {
  /** Links what is committed and not yet linked. Returns how many entries; 0 also where another process is at it. */
  seal(): Promise<number>;
  close(): Promise<void>;
}

const SEAL_MILLISECONDS = 1000;
const BATCH = 500;
/** Of all processes one seals at a time. Any number that nothing else locks. */
const LOCK = 98_644;

/** Links committed entries into the chain every second, until it is closed. */
export function openSealer({ database, clock, log }: SealerOptions): Sealer {
  let sealing: Promise<number> | undefined;
  let closed = false;

  async function all(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const batch = closed ? 0 : await database.orm.transaction((tx) => sealBatch(tx, clock.now()));
      sealed += batch;
      if (batch < BATCH) return sealed;
    }
  }

  function seal(): Promise<number> {
    sealing ??= all().finally(() => {
      sealing = undefined;
    });
    return sealing;
  }

  const report = (error: unknown) => log.error({ err: error }, 'the audit cannot be sealed');
  const timer = setInterval(() => void seal().catch(report), SEAL_MILLISECONDS).unref();
  return {
    seal,
    async close() {
      closed = true;
      clearInterval(timer);
      await sealing?.catch(report);
    },
  };
}

async function sealBatch(tx: Transaction, at: Date): Promise<number> {
  const { rows } = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
  if (!rows[0]?.mine) return 0;
  const waiting = await tx
    .select({ ...chainedEntry, link: auditLinkTable.seq })
    .from(auditUnsealedTable)
    .innerJoin(auditEntryTable, eq(auditEntryTable.id, auditUnsealedTable.entryId))
    .leftJoin(auditLinkTable, eq(auditLinkTable.entryId, auditUnsealedTable.entryId))
    .orderBy(asc(auditUnsealedTable.entryId))
    .limit(BATCH);
  if (waiting.length === 0) return 0;
  const [last] = await tx.select().from(auditLinkTable).orderBy(desc(auditLinkTable.seq)).limit(1);
  let { seq, hash } = last ?? { seq: 0, hash: GENESIS };
  const links: (typeof auditLinkTable.$inferInsert)[] = [];
  for (const { link, ...entry } of waiting) {
    // Linked before: the database was restored from a copy.
    if (link !== null) continue;
    seq += 1;
    hash = hashOf(hash, entry);
    links.push({ seq, entryId: entry.id, hash, sealedAt: at });
  }
  if (links.length > 0) {
    await tx.insert(auditLinkTable).values(links);
    const head = { seq, hash };
    await tx
      .insert(auditDayHeadTable)
      .values({ day: beijingDay(at), ...head })
      .onConflictDoUpdate({ target: auditDayHeadTable.day, set: head });
  }
  const ids = waiting.map(({ id }) => id);
  await tx.delete(auditUnsealedTable).where(inArray(auditUnsealedTable.entryId, ids));
  return waiting.length;
}
