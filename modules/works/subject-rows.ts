import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import type { Resource } from '../../platform/permission/permission.ts';
import { REGISTER_READERS } from './permissions.ts';
import { refuse } from './refusals.ts';
import { type SubjectRow, subjectTable } from './tables.ts';

/** Which organisation a subject belongs to; for the permissions of whatever is done with it. */
export async function subjectResource(
  { tx }: { readonly tx: Reader },
  { id }: { readonly id: string },
): Promise<Resource | null> {
  const [row] = await tx
    .select({ organisationId: subjectTable.organisationId })
    .from(subjectTable)
    .where(eq(subjectTable.id, id));
  return row ?? null;
}

/** The organisation that the actor acts for, for acts that refer to nothing yet. */
export async function actingResource({ actor }: { readonly actor: Actor }): Promise<Resource> {
  return { organisationId: actor.actingFor?.organisationId ?? null };
}

/** Whether somebody looks at the register as the office does, and not as a company at its own works. */
export function seesAsOffice(actor: Actor): boolean {
  return actor.actingFor === null && REGISTER_READERS.some((role) => actor.staffRoles.includes(role));
}

/** The row of a subject that is known to exist, held until the end of the transaction. */
export async function lockSubject(tx: Transaction, id: string): Promise<SubjectRow> {
  const [row] = await tx.select().from(subjectTable).where(eq(subjectTable.id, id)).for('update');
  if (!row) throw new Error(`the subject ${id} has vanished`);
  return row;
}

/** The row, held, if the company may change it: in the revision that it had before it, and not merged into another of its own. */
export async function lockForChange(
  tx: Transaction,
  id: string,
  revision?: number,
): Promise<{ readonly ok: true; readonly row: SubjectRow } | Refused> {
  const row = await lockSubject(tx, id);
  if (row.mergedInto !== null) {
    const [survivor] = await tx.select().from(subjectTable).where(eq(subjectTable.id, row.mergedInto));
    // Into another organisation's: the company goes on with its own registration and learns nothing of the other.
    if (survivor?.organisationId === row.organisationId) return refuse('MERGED', { params: { title: survivor.title } });
  }
  if (revision !== undefined && row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
  return { ok: true, row };
}

/** The subject that a registration stands for after mergers: itself, or what it was merged into. Null = there is none. */
export async function resolveSubject(reader: Reader, id: string): Promise<string | null> {
  const [row] = await reader
    .select({ id: subjectTable.id, mergedInto: subjectTable.mergedInto })
    .from(subjectTable)
    .where(eq(subjectTable.id, id));
  return row ? (row.mergedInto ?? row.id) : null;
}

/** All registrations of one work, of whichever organisation; given a resolved id. Mergers are one level deep. */
export async function registrationsOf(reader: Reader, resolvedId: string): Promise<SubjectRow[]> {
  return reader
    .select()
    .from(subjectTable)
    .where(or(eq(subjectTable.id, resolvedId), eq(subjectTable.mergedInto, resolvedId)))
    .orderBy(asc(subjectTable.id));
}

/** The registrations of the same work by the same organisation; given any of them. */
export async function ownRegistrationsOf(reader: Reader, id: string): Promise<string[]> {
  const resolved = await resolveSubject(reader, id);
  const all = resolved === null ? [] : await registrationsOf(reader, resolved);
  const organisationId = all.find((row) => row.id === id)?.organisationId;
  return all.filter((row) => row.organisationId === organisationId).map((row) => row.id);
}

/** Holds several subjects, in the order of their ids. */
export async function lockSubjects(tx: Transaction, ids: readonly string[]): Promise<SubjectRow[]> {
  return tx
    .select()
    .from(subjectTable)
    .where(inArray(subjectTable.id, [...ids]))
    .orderBy(asc(subjectTable.id))
    .for('update');
}
