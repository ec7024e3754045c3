import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  listDocuments as listInput,
  listServedDocuments as listServedInput,
  officialDocumentList,
  servedDocumentList,
} from '../../../contracts/official-documents.ts';
import { defineQuery } from '../../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../../platform/database/cursor.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { may } from '../permissions.ts';
import { type OfficialDocumentRow, officialDocumentTable } from '../tables.ts';
import { documentView, servedView } from './document-row.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** All documents of the office, newest draft first. */
export const listDocuments = defineQuery({
  name: 'acceptance.listDocuments',
  input: listInput,
  output: officialDocumentList,
  permission: may.listDocuments,
  async run({ tx }, { state, limit, cursor }) {
    const read = readCursor(cursor, place);
    if (!read.ok) return read;
    const wanted = state ? eq(officialDocumentTable.state, state) : undefined;
    const { draftedAt, id } = officialDocumentTable;
    const older = read.after && sql`(${draftedAt}, ${id}) < (${read.after[0]}::timestamptz, ${read.after[1]}::uuid)`;
    const rows = await pageOfRows(tx, and(wanted, older), [desc(draftedAt), desc(id)], limit);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const next = last ? cursorOf([last.draftedAt.toISOString(), last.id]) : null;
    return { ok: true, value: { items: rows.slice(0, limit).map(documentView), next } };
  },
});

/** What was served to the organisation that the person acts for, newest first. */
export const listServedDocuments = defineQuery({
  name: 'acceptance.listServedDocuments',
  input: listServedInput,
  output: servedDocumentList,
  permission: may.listServedDocuments,
  resource: async ({ actor }) => ({ organisationId: actor.actingFor?.organisationId ?? null }),
  async run({ tx, actor }, { limit, cursor }) {
    const read = readCursor(cursor, place);
    if (!read.ok) return read;
    const { organisationId, servedAt, id } = officialDocumentTable;
    const own = and(eq(organisationId, actor.actingFor?.organisationId ?? ''), isNotNull(servedAt));
    const older = read.after && sql`(${servedAt}, ${id}) < (${read.after[0]}::timestamptz, ${read.after[1]}::uuid)`;
    const rows = await pageOfRows(tx, and(own, older), [desc(servedAt), desc(id)], limit);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const next = last?.servedAt ? cursorOf([last.servedAt.toISOString(), last.id]) : null;
    return { ok: true, value: { items: rows.slice(0, limit).map(servedView), next } };
  },
});

/** One more row than the page shows, to know whether there is a next one. */
function pageOfRows(
  reader: Reader,
  wanted: SQL | undefined,
  order: readonly SQL[],
  limit: number,
): Promise<OfficialDocumentRow[]> {
  return reader
    .select()
    .from(officialDocumentTable)
    .where(wanted)
    .orderBy(...order)
    .limit(limit + 1);
}
