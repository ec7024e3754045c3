import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type AuditEntry, auditPage, auditSearchInput } from '../../contracts/audit.ts';
import { organisationTable } from '../../modules/party/tables.ts';
import { auditEntryTable, auditLinkTable } from '../../platform/audit/tables.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { permissions } from './permissions.ts';

const place = z.tuple([z.iso.datetime(), z.int()]);

/** Entries of the audit, newest first. Personal values stay sealed. */
export const searchAudit = defineQuery({
  name: 'audit.search',
  input: auditSearchInput,
  output: auditPage,
  permission: permissions.search,
  async run({ tx }, { limit, cursor, ...wanted }) {
    const from = readCursor(cursor, place);
    if (!from.ok) return from;
    const { at, id } = auditEntryTable;
    const [afterAt, afterId] = from.after ?? [];
    const behind = afterAt ? sql`(${at}, ${id}) < (${afterAt}::timestamptz, ${afterId})` : undefined;
    const rows = await tx
      .select({ entry: auditEntryTable, seq: auditLinkTable.seq, hash: auditLinkTable.hash })
      .from(auditEntryTable)
      .leftJoin(auditLinkTable, eq(auditLinkTable.entryId, id))
      .where(and(matches(wanted), behind))
      .orderBy(desc(at), desc(id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const names = await namesOf(
      tx,
      shown.map(({ entry }) => entry),
    );
    const items = shown.map((row) => viewOf(row, names));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { ok: true, value: { items, next: last ? cursorOf([last.at, last.id]) : null } };
  },
});

type Wanted = Omit<z.output<typeof auditSearchInput>, 'limit' | 'cursor'>;

function matches({ act, accountId, organisationId, onId, onType, from, until, outcome }: Wanted): SQL | undefined {
  const table = auditEntryTable;
  return and(
    act === undefined ? undefined : eq(table.act, act),
    accountId === undefined ? undefined : eq(table.accountId, accountId),
    organisationId === undefined ? undefined : eq(table.organisationId, organisationId),
    onId === undefined ? undefined : eq(table.onId, onId),
    onType === undefined ? undefined : eq(table.onType, onType),
    outcome === undefined ? undefined : eq(table.outcome, outcome),
    from === undefined ? undefined : gte(table.at, midnight(from)),
    until === undefined ? undefined : lt(table.at, new Date(midnight(until).getTime() + DAY_MILLISECONDS)),
  );
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The beginning of a day in Beijing, which knows no summer time. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

type Entry = typeof auditEntryTable.$inferSelect;
type Names = ReadonlyMap<string, string>;

/** The names of the accounts and organisations of one page, by id. */
async function namesOf(reader: Reader, entries: readonly Entry[]): Promise<Names> {
  const accounts = idsOf(entries.map(({ accountId }) => accountId));
  const organisations = idsOf(entries.flatMap(({ organisationId, actingFor }) => [organisationId, actingFor]));
  const people = accounts.length
    ? await reader
        .select({ id: personTable.id, name: personTable.name })
        .from(personTable)
        .where(inArray(personTable.id, accounts))
    : [];
  const companies = organisations.length
    ? await reader
        .select({ id: organisationTable.id, name: organisationTable.name })
        .from(organisationTable)
        .where(inArray(organisationTable.id, organisations))
    : [];
  return new Map([...people, ...companies].map(({ id, name }) => [id, name]));
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

const rolesForm = z.object({ staff: z.array(z.string()) }).catch({ staff: [] });
const json = z.json().catch(null);
const sealedForm = z.record(z.string(), z.string()).catch({});

interface Row {
  readonly entry: Entry;
  readonly seq: number | null;
  readonly hash: Buffer | null;
}

function viewOf({ entry, seq, hash }: Row, names: Names): AuditEntry {
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null });
  const { id, act, actorKind, outcome, refusalCode, requestId, onType, onId } = entry;
  return {
    id,
    at: entry.at.toISOString(),
    act,
    account: named(entry.accountId),
    actorKind,
    staffRoles: rolesForm.parse(entry.roles).staff,
    actingFor: named(entry.actingFor),
    on: onType !== null && onId !== null ? { type: onType, id: onId } : null,
    organisation: named(entry.organisationId),
    before: json.parse(entry.before),
    after: json.parse(entry.after),
    personalOf: Object.keys(sealedForm.parse(entry.personal ?? {})),
    outcome,
    refusalCode,
    requestId,
    link: seq !== null && hash !== null ? { seq, hash: hash.toString('hex') } : null,
  };
}
