import { and, asc, eq, exists, ilike, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { listOrganisationsInput, organisationPage } from '../../contracts/party.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { authorityColumn } from './authority.ts';
import { permissions } from './permissions.ts';
import { formerNameTable, organisationTable } from './tables.ts';

const place = z.tuple([z.string(), z.uuid()]);

/** Organisations by name, for the office; found by part of a present or former name, or the beginning of the code. */
export const listOrganisations = defineQuery({
  name: 'party.listOrganisations',
  input: listOrganisationsInput,
  output: organisationPage,
  permission: permissions.listOrganisations,
  async run({ tx }, { search, limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const { id, name, uscc, mergedInto } = organisationTable;
    const behind = from.after && sql`(${name}, ${id}) > (${from.after[0]}, ${from.after[1]}::uuid)`;
    const rows = await tx
      .select({ organisationId: id, uscc, name, authority: authorityColumn, mergedInto })
      .from(organisationTable)
      .where(and(search ? matches(tx, search) : undefined, behind))
      .orderBy(asc(name), asc(id))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { ok: true, value: { items, next: last ? cursorOf([last.name, last.organisationId]) : null } };
  },
});

function matches(reader: Reader, search: string): SQL | undefined {
  const literal = search.replace(/[\\%_]/g, '\\$&');
  const former = reader
    .select({ one: sql`1` })
    .from(formerNameTable)
    .where(and(eq(formerNameTable.organisationId, organisationTable.id), ilike(formerNameTable.name, `%${literal}%`)));
  return or(
    ilike(organisationTable.name, `%${literal}%`),
    ilike(organisationTable.uscc, `${literal}%`),
    exists(former),
  );
}
