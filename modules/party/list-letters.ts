import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { letterPage, listLettersInput } from '../../contracts/party.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { permissions } from './permissions.ts';
import { authorityLetterTable, memberTable, organisationTable } from './tables.ts';

const place = z.tuple([z.iso.datetime(), z.uuid()]);

/** Letters of authority, oldest first: what a clerk compares, and whom a confirmation would replace. */
export const listAuthorityLetters = defineQuery({
  name: 'party.listAuthorityLetters',
  input: listLettersInput,
  output: letterPage,
  permission: permissions.listAuthorityLetters,
  async run({ tx }, { state, limit, cursor }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const letter = authorityLetterTable;
    const behind =
      from.after && sql`(${letter.submittedAt}, ${letter.id}) > (${from.after[0]}, ${from.after[1]}::uuid)`;
    const rows = await tx
      .select({ letter, organisation: organisationTable, replaces: personTable.name, former: memberTable.accountId })
      .from(letter)
      .innerJoin(organisationTable, eq(organisationTable.id, letter.organisationId))
      .leftJoin(
        memberTable,
        and(
          eq(memberTable.organisationId, letter.organisationId),
          eq(memberTable.role, 'representative'),
          isNull(memberTable.until),
        ),
      )
      .leftJoin(personTable, eq(personTable.id, memberTable.accountId))
      .where(and(state && eq(letter.state, state), behind))
      .orderBy(asc(letter.submittedAt), asc(letter.id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1)?.letter : undefined;
    const items = shown.map(({ letter: row, organisation, replaces, former }) => ({
      letterId: row.id,
      organisationId: row.organisationId,
      registeredName: organisation.name,
      writtenName: row.organisationName,
      uscc: organisation.uscc,
      personName: row.personName,
      fileId: row.fileId,
      state: row.state,
      reason: row.reason,
      submittedAt: row.submittedAt.toISOString(),
      replaces: former === null || former === row.accountId ? null : (replaces ?? ''),
    }));
    return { ok: true, value: { items, next: last ? cursorOf([last.submittedAt.toISOString(), last.id]) : null } };
  },
});
