import { and, asc, desc, eq } from 'drizzle-orm';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import type { Resource } from '../../platform/permission/permission.ts';
import {
  type ApplicationRow,
  type AttachmentRow,
  applicationTable,
  attachmentTable,
  type SnapshotRow,
  snapshotTable,
} from './tables.ts';

/** An application by its id; null where there is none. */
export async function applicationOf(reader: Reader, id: string): Promise<ApplicationRow | null> {
  const [row] = await reader.select().from(applicationTable).where(eq(applicationTable.id, id));
  return row ?? null;
}

/** The same, held until the transaction ends. Several are locked in the order of their ids. */
export async function lockApplication({ tx }: CommandContext, id: string): Promise<ApplicationRow | null> {
  const [row] = await tx.select().from(applicationTable).where(eq(applicationTable.id, id)).for('update');
  return row ?? null;
}

/** For permissions: which organisation the application in the input belongs to. */
export async function applicationResource(
  { tx }: { readonly tx: Reader },
  { id }: { readonly id: string },
): Promise<Resource | null> {
  const [row] = await tx
    .select({ organisationId: applicationTable.organisationId })
    .from(applicationTable)
    .where(eq(applicationTable.id, id));
  return row ?? null;
}

/** What was submitted under a sequence; left out = last. Null where nothing was. */
export async function snapshotOf(
  reader: Reader,
  applicationId: string,
  sequence?: number,
): Promise<SnapshotRow | null> {
  const { sequence: column } = snapshotTable;
  const [row] = await reader
    .select()
    .from(snapshotTable)
    .where(
      and(eq(snapshotTable.applicationId, applicationId), sequence === undefined ? undefined : eq(column, sequence)),
    )
    .orderBy(desc(column))
    .limit(1);
  return row ?? null;
}

export async function attachmentsOf(reader: Reader, applicationId: string): Promise<readonly AttachmentRow[]> {
  return reader
    .select()
    .from(attachmentTable)
    .where(eq(attachmentTable.applicationId, applicationId))
    .orderBy(asc(attachmentTable.attachedAt), asc(attachmentTable.id));
}
