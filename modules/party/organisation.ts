import { and, eq, isNull, or } from 'drizzle-orm';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { refuse } from './refusals.ts';
import { bankAccountTable, organisationTable } from './tables.ts';

export type Organisation = typeof organisationTable.$inferSelect;

/** An organisation by its id, merged or not; null where there is none. */
export async function organisationOf(reader: Reader, organisationId: string): Promise<Organisation | null> {
  const [row] = await reader.select().from(organisationTable).where(eq(organisationTable.id, organisationId));
  return row ?? null;
}

/** For `resource`: whom the organisation of the input belongs to. */
export async function ownResource({ tx }: { readonly tx: Reader }, input: { readonly organisationId: string }) {
  const [row] = await tx
    .select({ organisationId: organisationTable.id })
    .from(organisationTable)
    .where(eq(organisationTable.id, input.organisationId));
  return row ?? null;
}

/**
 * The organisation that stands for this one today: itself, or the one that it was merged into. Awards, caps, bans and
 * payments follow it.
 */
export async function resolveOrganisation(reader: Reader, organisationId: string): Promise<string> {
  const found = await organisationOf(reader, organisationId);
  return found?.mergedInto ?? organisationId;
}

/**
 * The ids under which this organisation stands in older rows: its own, the one that it was merged into, and all that
 * were merged into that one. Sorted; for caps, bans and searches for earlier support.
 */
export async function organisationsOneWith(reader: Reader, organisationId: string): Promise<readonly string[]> {
  const living = await resolveOrganisation(reader, organisationId);
  const rows = await reader
    .select({ id: organisationTable.id })
    .from(organisationTable)
    .where(or(eq(organisationTable.id, living), eq(organisationTable.mergedInto, living)));
  return [...new Set([organisationId, ...rows.map(({ id }) => id)])].sort();
}

/** Locks an organisation for a change. What was merged into another is changed no more. */
export async function lockForChange(
  tx: Transaction,
  organisationId: string,
): Promise<{ readonly ok: true; readonly organisation: Organisation } | Refused> {
  const [organisation] = await tx
    .select()
    .from(organisationTable)
    .where(eq(organisationTable.id, organisationId))
    .for('update');
  if (!organisation) throw new Error('an organisation that was just found is gone');
  return organisation.mergedInto === null ? { ok: true, organisation } : refuse('ORGANISATION_MERGED');
}

/** The account to which the organisation is paid now; null where none is known. */
export async function currentBankAccount(reader: Reader, organisationId: string) {
  const [row] = await reader
    .select()
    .from(bankAccountTable)
    .where(and(eq(bankAccountTable.organisationId, organisationId), isNull(bankAccountTable.until)));
  return row ?? null;
}
