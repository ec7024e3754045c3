import { and, eq } from 'drizzle-orm';
import {
  type ApplicationRow,
  applicationTable,
  type SnapshotRow,
  snapshotTable,
} from '../modules/application/tables.ts';
import { organisationTable } from '../modules/party/tables.ts';
import { roundTable } from '../modules/round/tables.ts';
import { verificationTable } from '../modules/verification/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** What stands above the checking of an application. */
export interface VerificationHead {
  readonly application: ApplicationRow;
  /** As it was submitted last. */
  readonly snapshot: SnapshotRow;
  readonly organisationName: string;
  readonly roundTitle: string;
  readonly isSample: boolean;
  /** null = nobody has begun. */
  readonly verification: typeof verificationTable.$inferSelect | null;
}

/** One statement; null where the application does not exist or was never submitted. */
export async function verificationHead(reader: Reader, applicationId: string): Promise<VerificationHead | null> {
  const [row] = await reader
    .select({
      application: applicationTable,
      snapshot: snapshotTable,
      organisationName: organisationTable.name,
      roundTitle: roundTable.title,
      isSample: roundTable.isSample,
      verification: verificationTable,
    })
    .from(applicationTable)
    .innerJoin(
      snapshotTable,
      and(
        eq(snapshotTable.applicationId, applicationTable.id),
        eq(snapshotTable.sequence, applicationTable.snapshotSequence),
      ),
    )
    .innerJoin(organisationTable, eq(organisationTable.id, applicationTable.organisationId))
    .innerJoin(roundTable, eq(roundTable.id, applicationTable.roundId))
    .leftJoin(verificationTable, eq(verificationTable.applicationId, applicationTable.id))
    .where(eq(applicationTable.id, applicationId));
  return row ?? null;
}
