import { documentContent, documentParams, officialDocumentDetail } from '../../../contracts/official-documents.ts';
import { beijingDay } from '../../../platform/clock.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../../platform/command/runner.ts';
import { findFile } from '../../../platform/files/file.ts';
import { may } from '../permissions.ts';
import type { OfficialDocumentRow } from '../tables.ts';
import { documentOf, documentResource, documentView } from './document-row.ts';

/** A document with its content as data. */
export const seeDocument = defineQuery({
  name: 'acceptance.seeDocument',
  input: documentParams,
  output: officialDocumentDetail,
  permission: may.seeDocument,
  resource: documentResource,
  async run({ tx }, { id }) {
    const row = await documentOf(tx, id);
    if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    return { ok: true, value: { ...documentView(row), model: row.model, date: dateOf(row) } };
  },
});

/** What the bytes of a document are made of: for the routes that answer with a file. */
export const documentBytes = defineQuery({
  name: 'acceptance.downloadDocument',
  input: documentParams,
  output: documentContent,
  permission: may.seeDocument,
  resource: documentResource,
  async run({ tx, actor }, { id }) {
    const row = await documentOf(tx, id);
    if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    const file = row.sealedFileId ? await findFile(tx, row.sealedFileId) : null;
    const sealed = file && { sha256: file.sha256, kind: file.kind, bytes: file.bytes, name: file.name };
    const { number, draftedAt, model } = row;
    const isApplicant = actor.staffRoles.length === 0;
    const value = { id, number, date: dateOf(row), createdAt: draftedAt.toISOString(), model, sealed, isApplicant };
    return { ok: true, value };
  },
});

function dateOf({ signedAt }: OfficialDocumentRow): string | null {
  return signedAt && beijingDay(signedAt);
}
