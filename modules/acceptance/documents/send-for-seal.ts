import { eq } from 'drizzle-orm';
import { documentParams, officialDocument } from '../../../contracts/official-documents.ts';
import { defineCommand, done } from '../../../platform/command/command.ts';
import { may } from '../permissions.ts';
import { documentStateWord, refuse } from '../refusals.ts';
import { officialDocumentTable } from '../tables.ts';
import { documentResource, documentView, lockDocument } from './document-row.ts';

/** Notes that a signed document has gone to the seal, outside of this service. */
export const sendForSeal = defineCommand({
  name: 'acceptance.sendForSeal',
  input: documentParams,
  output: officialDocument,
  permission: may.sendForSeal,
  resource: documentResource,
  async run(context, { id }) {
    const { tx, actor, now } = context;
    const before = await lockDocument(context, id);
    if (before?.state !== 'signed') {
      const state = before ? documentStateWord(before.state) : '';
      return refuse('DOCUMENT_NOT_SIGNED', { params: { state } });
    }
    const [row] = await tx
      .update(officialDocumentTable)
      .set({ state: 'sent-for-seal', sentForSealBy: actor.accountId, sentForSealAt: now })
      .where(eq(officialDocumentTable.id, id))
      .returning();
    if (!row) throw new Error('a document lost its row');
    const { organisationId } = row;
    const change = { before: { state: 'signed' }, after: { state: 'sent-for-seal' } };
    return done(documentView(row), { on: { type: 'official-document', id }, organisationId, ...change });
  },
});
