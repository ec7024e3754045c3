import { statfs } from 'node:fs/promises';
import { count, eq, sql } from 'drizzle-orm';
import { auditUnsealedTable } from '../audit/tables.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { fileTable } from '../files/tables.ts';
import { outboxState } from '../outbox/deliver.ts';
import type { OutsideState } from './outside-watch.ts';

/** How the installation is: what the metrics show and the alerts judge. */
export interface OperationState {
  readonly outbox: { readonly waiting: number; readonly failed: number; readonly oldestSeconds: number };
  readonly scanner: OutsideState;
  readonly mail: OutsideState;
  /** Files in quarantine, not yet scanned. */
  readonly filesWaiting: number;
  /** Audit entries that are not yet in the chain. */
  readonly auditWaiting: number;
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number };
  readonly databaseBytes: number;
}

export interface OperationStateOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly dataDirectory: string;
  readonly scanner: () => OutsideState;
  readonly mail: () => OutsideState;
}

export async function operationState(options: OperationStateOptions): Promise<OperationState> {
  const { database, clock, dataDirectory, scanner, mail } = options;
  const { orm } = database;
  const outbox = await outboxState(database, clock.now());
  const [files] = await orm.select({ waiting: count() }).from(fileTable).where(eq(fileTable.scan, 'waiting'));
  const [audit] = await orm.select({ waiting: count() }).from(auditUnsealedTable);
  const { rows } = await orm.execute<{ bytes: string }>(
    sql`select pg_database_size(current_database())::text as bytes`,
  );
  return {
    outbox,
    scanner: scanner(),
    mail: mail(),
    filesWaiting: files?.waiting ?? 0,
    auditWaiting: audit?.waiting ?? 0,
    disk: await diskOf(dataDirectory),
    databaseBytes: Number(rows[0]?.bytes ?? 0),
  };
}

async function diskOf(folder: string): Promise<OperationState['disk']> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
