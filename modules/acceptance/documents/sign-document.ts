import { eq } from 'drizzle-orm';
import { documentParams, officialDocument } from '../../../contracts/official-documents.ts';
import { defineCommand, done, event } from '../../../platform/command/command.ts';
import { nextNumber } from '../../../platform/numbering/next-number.ts';
import { readSetting } from '../../../platform/settings/setting.ts';
import { may } from '../permissions.ts';
import { documentStateWord, refuse, say } from '../refusals.ts';
import { DOCUMENT_PREFIX } from '../settings.ts';
import { officialDocumentTable } from '../tables.ts';
import { documentResource, documentView, lockDocument } from './document-row.ts';

/** Signs a document that somebody else has drafted; it gets its number and its date. */
export const signDocument = defineCommand({
  name: 'acceptance.signDocument',
  input: documentParams,
  output: officialDocument,
  permission: may.signDocument,
  sensitive: true,
  resource: documentResource,
  async run(context, { id }) {
    const { tx, actor, now, today } = context;
    const before = await lockDocument(context, id);
    if (before?.state !== 'drafted') {
      const state = before ? documentStateWord(before.state) : '';
      return refuse('DOCUMENT_NOT_DRAFTED', { params: { state } });
    }
    if (before.draftedBy === actor.accountId) return refuse('SIGNER_DRAFTED');
    const prefix = await readSetting(tx, DOCUMENT_PREFIX);
    const year = Number(today.slice(0, 4));
    const sequence = await nextNumber(tx, `official-document/${year}`);
    const number = say('document.number', { prefix, year, sequence });
    const [row] = await tx
      .update(officialDocumentTable)
      .set({ state: 'signed', year, sequence, number, signedBy: actor.accountId, signedAt: now })
      .where(eq(officialDocumentTable.id, id))
      .returning();
    if (!row) throw new Error('a document lost its row');
    const { organisationId, applicationId } = row;
    const audit = {
      on: { type: 'official-document', id },
      organisationId,
      before: { state: 'drafted' },
      after: { state: 'signed', number },
    };
    return done(documentView(row), audit, [event('DocumentSigned', { documentId: id, applicationId, number })]);
  },
});
