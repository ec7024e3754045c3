import { eq } from 'drizzle-orm';
import { serveDocument as input, officialDocument } from '../../../contracts/official-documents.ts';
import { defineCommand, done, event } from '../../../platform/command/command.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { findFile, quarantineOf } from '../../../platform/files/file.ts';
import { may } from '../permissions.ts';
import { documentStateWord, refuse } from '../refusals.ts';
import { officialDocumentTable } from '../tables.ts';
import { documentResource, documentView, lockDocument } from './document-row.ts';

const SCANS_OF_PAPER = new Set(['pdf', 'ofd', 'jpeg', 'png', 'webp']);

/** Serves a document with its sealed copy: from now on the applicant sees it. */
export const serveDocument = defineCommand({
  name: 'acceptance.serveDocument',
  input,
  output: officialDocument,
  permission: may.serveDocument,
  resource: documentResource,
  async run(context, { id, sealedFileId }) {
    const { tx, actor, now } = context;
    const before = await lockDocument(context, id);
    if (before?.state !== 'sent-for-seal') {
      const state = before ? documentStateWord(before.state) : '';
      return refuse('DOCUMENT_NOT_SENT', { params: { state } });
    }
    const wrong = await wrongCopy(tx, sealedFileId);
    if (wrong) return wrong;
    const [row] = await tx
      .update(officialDocumentTable)
      .set({ state: 'served', sealedFileId, servedBy: actor.accountId, servedAt: now })
      .where(eq(officialDocumentTable.id, id))
      .returning();
    if (!row) throw new Error('a document lost its row');
    const { organisationId, applicationId, kind, number } = row;
    const change = { before: { state: 'sent-for-seal' }, after: { state: 'served', sealedFileId } };
    return done(documentView(row), { on: { type: 'official-document', id }, organisationId, ...change }, [
      event('DocumentServed', { documentId: id, applicationId, organisationId, kind, number, title: row.title }),
    ]);
  },
});

/** Why a file is no sealed copy: it has to be the office's own, a scan, and out of quarantine. */
async function wrongCopy(reader: Reader, fileId: string): Promise<Refused | undefined> {
  const path = '/sealedFileId';
  const file = await findFile(reader, fileId);
  if (!file) return refuse('SEALED_COPY_MISSING', { path });
  if (file.ownerId !== null) return refuse('SEALED_COPY_FOREIGN', { path });
  if (!SCANS_OF_PAPER.has(file.kind)) return refuse('SEALED_COPY_KIND', { path });
  return quarantineOf(file);
}
