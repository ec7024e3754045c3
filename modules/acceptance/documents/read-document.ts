import { and, eq, isNull } from 'drizzle-orm';
import { documentParams, servedDocument } from '../../../contracts/official-documents.ts';
import { defineCommand, done, event } from '../../../platform/command/command.ts';
import { may } from '../permissions.ts';
import { officialDocumentTable } from '../tables.ts';
import { documentOf, documentResource, servedView } from './document-row.ts';

/** Keeps when a member of the applicant opened a served document for the first time. */
export const readDocument = defineCommand({
  name: 'acceptance.readDocument',
  input: documentParams,
  output: servedDocument,
  permission: may.readDocument,
  resource: documentResource,
  async run({ tx, actor, now }, { id }) {
    const [first] = await tx
      .update(officialDocumentTable)
      .set({ readBy: actor.accountId, readAt: now })
      .where(and(eq(officialDocumentTable.id, id), isNull(officialDocumentTable.readAt)))
      .returning();
    const row = first ?? (await documentOf(tx, id));
    if (!row) throw new Error('a document that was just found is gone');
    if (!first) return done(servedView(row), []);
    const { organisationId, applicationId } = row;
    const audit = { on: { type: 'official-document', id }, organisationId, after: { readAt: now.toISOString() } };
    return done(servedView(row), audit, [event('DocumentRead', { documentId: id, applicationId })]);
  },
});
