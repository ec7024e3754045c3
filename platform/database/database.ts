import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';

/** One open database. Embedded or not, the same driver, type parsers and schema are behind it. */
export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly orm: NodePgDatabase;
  readonly pool: Pool;
  /** Resolves when a statement has gone through, rejects where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The oldest PostgreSQL that is supported, as `server_version_num` writes it. */
export const OLDEST_SERVER = 150_000;
