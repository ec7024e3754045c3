import { and, eq } from 'drizzle-orm';
import { pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { PolicyPackage } from '../../engine/package.ts';
import type { Database } from '../../platform/database/database.ts';

export const policySchema = pgSchema('policy');

/** Which content each version of a policy has had on this database, and since when. Rows are added, never changed. */
export const loadedVersionTable = policySchema.table(
  'loaded_version',
  {
    id: text('id').notNull(),
    version: text('version').notNull(),
    digest: text('digest').notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version, table.digest] })],
);

/** A version whose files are not those that this database has seen under the same name before. */
export interface ChangedVersion {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}

/** Records the loaded packages and returns the versions whose content has changed since they were last recorded. */
export async function recordLoadedVersions(
  database: Database,
  packages: readonly PolicyPackage[],
): Promise<ChangedVersion[]> {
  const changed: ChangedVersion[] = [];
  for (const { definition } of packages) {
    const { id, version } = definition.manifest;
    const row = { id, version, digest: definition.digest };
    const added = await database.orm.insert(loadedVersionTable).values(row).onConflictDoNothing().returning();
    if (added.length === 0) continue;
    const seen = await database.orm
      .select({ digest: loadedVersionTable.digest })
      .from(loadedVersionTable)
      .where(and(eq(loadedVersionTable.id, id), eq(loadedVersionTable.version, version)));
    if (seen.length > 1) changed.push(row);
  }
  return changed;
}
