import { sql } from 'drizzle-orm';
import { boolean, check, pgSchema, timestamp, uuid } from 'drizzle-orm/pg-core';
import { Fault } from '../fault.ts';
import type { Database } from './database.ts';

export const platformSchema = pgSchema('platform');

/** One row: what this database is. Whether it is a demonstration is decided once and never changes. */
export const installationTable = platformSchema.table(
  'installation',
  {
    id: uuid('id').notNull().defaultRandom(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    isDemonstration: boolean('is_demonstration').notNull(),
    only: boolean('only').primaryKey().default(true),
  },
  (table) => [check('installation_only_one', sql`${table.only}`)],
);

export interface Installation {
  readonly id: string;
  readonly createdAt: Date;
  readonly isDemonstration: boolean;
}

export interface DemonstrationWish {
  /** What the operator asked for; undefined = nothing. */
  readonly asked: boolean | undefined;
  /** What a new database becomes where nothing was asked for. */
  readonly byDefault: boolean;
}

/**
 * The installation, registered now where the database is new. Throws a `Fault` where the operator asks a real database
 * to be a demonstration or the other way round.
 */
export async function openInstallation(database: Database, wish: DemonstrationWish): Promise<Installation> {
  await database.orm
    .insert(installationTable)
    .values({ isDemonstration: wish.asked ?? wish.byDefault })
    .onConflictDoNothing();
  const [row] = await database.orm.select().from(installationTable);
  if (row === undefined) throw new Error('platform.installation lost its row');
  if (wish.asked !== undefined && wish.asked !== row.isDemonstration) {
    throw new Fault(row.isDemonstration ? 'demonstration-stays' : 'real-stays');
  }
  return { id: row.id, createdAt: row.createdAt, isDemonstration: row.isDemonstration };
}
