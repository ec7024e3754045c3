import { desc, eq } from 'drizzle-orm';
import type { DocumentModel, OfficialDocumentView, ServedDocumentView } from '../../../contracts/official-documents.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import type { Resource } from '../../../platform/permission/permission.ts';
import { type OfficialDocumentRow, officialDocumentTable } from '../tables.ts';

export interface NewDocument {
  readonly kind: OfficialDocumentRow['kind'];
  readonly applicationId: string;
  readonly organisationId: string;
  readonly isSample: boolean;
  readonly model: DocumentModel;
}

/** Drafts a document in the name of the person who acts; it has no number before somebody else has signed it. */
export async function draftDocument(
  { tx, actor, now }: CommandContext,
  document: NewDocument,
): Promise<OfficialDocumentRow> {
  const [row] = await tx
    .insert(officialDocumentTable)
    .values({
      ...document,
      title: document.model.title,
      state: 'drafted',
      draftedBy: actor.accountId ?? '',
      draftedAt: now,
    })
    .returning();
  if (!row) throw new Error('a document lost its row');
  return row;
}

export async function documentOf(reader: Reader, id: string): Promise<OfficialDocumentRow | null> {
  const [row] = await reader.select().from(officialDocumentTable).where(eq(officialDocumentTable.id, id));
  return row ?? null;
}

/** The documents on an application, newest first. */
export function documentsOf(reader: Reader, applicationId: string): Promise<OfficialDocumentRow[]> {
  return reader
    .select()
    .from(officialDocumentTable)
    .where(eq(officialDocumentTable.applicationId, applicationId))
    .orderBy(desc(officialDocumentTable.draftedAt), desc(officialDocumentTable.id));
}

/** The same, held until the transaction ends. */
export async function lockDocument({ tx }: CommandContext, id: string): Promise<OfficialDocumentRow | null> {
  const [row] = await tx.select().from(officialDocumentTable).where(eq(officialDocumentTable.id, id)).for('update');
  return row ?? null;
}

/** For permissions: to an applicant a document does not exist before it is served. */
export async function documentResource(
  { tx }: { readonly tx: Reader },
  { id }: { readonly id: string },
): Promise<Resource | null> {
  const row = await documentOf(tx, id);
  return row && { organisationId: row.servedAt ? row.organisationId : null };
}

export function documentView(row: OfficialDocumentRow): OfficialDocumentView {
  const { id, kind, number, title, applicationId, organisationId, isSample, state, draftedBy, signedBy } = row;
  const { sealedFileId } = row;
  return {
    id,
    kind,
    number,
    title,
    applicationId,
    organisationId,
    isSample,
    state,
    draftedBy,
    draftedAt: row.draftedAt.toISOString(),
    signedBy,
    signedAt: textOf(row.signedAt),
    sentForSealAt: textOf(row.sentForSealAt),
    sealedFileId,
    servedAt: textOf(row.servedAt),
    readAt: textOf(row.readAt),
  };
}

export function servedView(row: OfficialDocumentRow): ServedDocumentView {
  const { id, kind, number, title, applicationId, isSample, servedAt } = row;
  if (number === null || servedAt === null) throw new Error('the document has not been served');
  const readAt = textOf(row.readAt);
  return { id, kind, number, title, applicationId, isSample, servedAt: servedAt.toISOString(), readAt };
}

function textOf(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
