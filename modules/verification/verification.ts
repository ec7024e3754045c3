import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import type { Assessment } from '../../engine/index.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import type { Resource } from '../../platform/permission/permission.ts';
import type { Noticed } from './findings.ts';
import { refuse } from './refusals.ts';
import { accountantAssignmentTable, type FindingRow, findingTable, verificationTable } from './tables.ts';

export type VerificationRow = typeof verificationTable.$inferSelect;

export async function verificationOf(reader: Reader, applicationId: string): Promise<VerificationRow | null> {
  const [row] = await reader.select().from(verificationTable).where(eq(verificationTable.applicationId, applicationId));
  return row ?? null;
}

/** For permissions: the organisation, and the accountants who were given the application. */
export async function verificationResource(
  { tx }: { readonly tx: Reader },
  { id }: { readonly id: string },
): Promise<Resource | null> {
  const { applicationId, accountId, endedAt } = accountantAssignmentTable;
  const rows = await tx
    .select({ organisationId: verificationTable.organisationId, accountId })
    .from(verificationTable)
    .leftJoin(accountantAssignmentTable, and(eq(applicationId, verificationTable.applicationId), isNull(endedAt)))
    .where(eq(verificationTable.applicationId, id));
  const [row] = rows;
  if (!row) return null;
  const entrusted = rows.flatMap((one) => (one.accountId === null ? [] : [one.accountId]));
  return { organisationId: row.organisationId, entrusted };
}

export async function beginVerification(
  { tx, actor, now }: CommandContext,
  application: { readonly id: string; readonly organisationId: string },
): Promise<void> {
  const { id: applicationId, organisationId } = application;
  const officerAccountId = actor.accountId ?? '';
  await tx.insert(verificationTable).values({ applicationId, organisationId, officerAccountId, openedAt: now });
}

/** What is asked of people; the module knows them by id only. */
export interface Colleagues {
  readonly namesOf: (reader: Reader, accountIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The account that acts and those for whom it stands in today. */
  readonly actedFor: () => Promise<readonly string[]>;
}

/** The open verification of the officer who acts or is stood in for, held until the transaction ends. */
export async function lockOwnVerification(
  { tx }: CommandContext,
  applicationId: string,
  { namesOf, actedFor }: Colleagues,
): Promise<{ readonly ok: true; readonly verification: VerificationRow } | Refused> {
  const [row] = await tx
    .select()
    .from(verificationTable)
    .where(eq(verificationTable.applicationId, applicationId))
    .for('update');
  if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
  if (row.completedAt !== null) return refuse('COMPLETED');
  if ((await actedFor()).includes(row.officerAccountId)) return { ok: true, verification: row };
  const names = await namesOf(tx, [row.officerAccountId]);
  return refuse('NOT_YOURS', { params: { name: names.get(row.officerAccountId) ?? '' } });
}

export async function endVerification(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  result: Assessment,
): Promise<void> {
  await tx
    .update(verificationTable)
    .set({ completedAt: now, completedBy: actor.accountId, result })
    .where(eq(verificationTable.applicationId, applicationId));
}

/** Keeps what the machine noticed: new findings are added, what is gone is marked so, notes stay. */
export async function keepFindings(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  applicationId: string,
  noticed: readonly Noticed[],
): Promise<void> {
  const keys = noticed.map(({ key }) => key);
  await tx
    .update(findingTable)
    .set({ goneAt: now })
    .where(
      and(
        eq(findingTable.applicationId, applicationId),
        isNull(findingTable.goneAt),
        keys.length > 0 ? notInArray(findingTable.key, keys) : undefined,
      ),
    );
  if (noticed.length === 0) return;
  const rows = noticed.map((one) => ({ ...one, evidence: { ...one.evidence }, applicationId, foundAt: now }));
  await tx
    .insert(findingTable)
    .values(rows)
    .onConflictDoUpdate({
      target: [findingTable.applicationId, findingTable.key],
      set: {
        evidence: sql`excluded.evidence`,
        goneAt: null,
        // A note on other figures says nothing about these.
        note: sql`case when ${findingTable.evidence} = excluded.evidence then ${findingTable.note} end`,
      },
    });
}

/** What the machine notices at present, in the order of its noticing. */
export async function findingsIn(reader: Reader, applicationIds: readonly string[]): Promise<readonly FindingRow[]> {
  if (applicationIds.length === 0) return [];
  return reader
    .select()
    .from(findingTable)
    .where(and(inArray(findingTable.applicationId, [...applicationIds]), isNull(findingTable.goneAt)))
    .orderBy(asc(findingTable.foundAt), asc(findingTable.key));
}

export async function noteOnFinding(
  { tx, actor, now }: CommandContext,
  applicationId: string,
  findingId: string,
  note: string,
): Promise<FindingRow | null> {
  const [row] = await tx
    .update(findingTable)
    .set({ note, notedBy: actor.accountId, notedAt: now })
    .where(
      and(eq(findingTable.id, findingId), eq(findingTable.applicationId, applicationId), isNull(findingTable.goneAt)),
    )
    .returning();
  return row ?? null;
}
