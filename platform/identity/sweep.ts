import { lt } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { KEEP_COUNTS_MILLISECONDS } from './limits.ts';
import { sessionTable, signInFailureTable, verificationTable } from './tables.ts';

/** Deletes sessions, codes and links that have run out, and counts of failures that nobody touched for long. */
export async function sweep({ orm }: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  await orm.delete(sessionTable).where(lt(sessionTable.expiresAt, now));
  await orm.delete(verificationTable).where(lt(verificationTable.expiresAt, now));
  const untouched = new Date(now.getTime() - KEEP_COUNTS_MILLISECONDS);
  await orm.delete(signInFailureTable).where(lt(signInFailureTable.lastAt, untouched));
}
