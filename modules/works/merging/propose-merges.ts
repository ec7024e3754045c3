import { and, eq, ne, sql } from 'drizzle-orm';
import type { MergeReason } from '../../../contracts/works.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { type Identity, identitiesOf } from '../identity.ts';
import { identityTable, mergeProposalTable, type SubjectRow, subjectTable } from '../tables.ts';

/** A number or link that so many registrations share says nothing about any of them. */
const MOST_ALIKE = 20;

type Registered = Parameters<typeof identitiesOf>[0] & Pick<SubjectRow, 'id'> & { mergedInto?: string | null };

/**
 * Writes by what a registration is recognised, and proposes to merge it with each other one that is recognised by the
 * same. Whoever registers learns nothing of it.
 */
export async function proposeMerges(tx: Transaction, subject: Registered, now: Date): Promise<void> {
  const identities = identitiesOf(subject);
  await holdIdentities(tx, identities);
  await tx.delete(identityTable).where(eq(identityTable.subjectId, subject.id));
  if (identities.length === 0) return;
  await tx.insert(identityTable).values(identities.map((identity) => ({ subjectId: subject.id, ...identity })));
  const alike = await findAlike(tx, subject.id, identities);
  const own = subject.mergedInto ?? subject.id;
  for (const [other, { reasons, resolved }] of alike) {
    if (resolved === own) continue;
    const [firstSubjectId, secondSubjectId] = other < subject.id ? [other, subject.id] : [subject.id, other];
    await tx
      .insert(mergeProposalTable)
      .values({ id: newId(), firstSubjectId, secondSubjectId, reasons, foundAt: now })
      .onConflictDoUpdate({
        target: [mergeProposalTable.firstSubjectId, mergeProposalTable.secondSubjectId],
        set: { reasons },
        setWhere: eq(mergeProposalTable.state, 'open'),
      });
  }
}

/** Two people who register the same work at the same time wait for each other; otherwise neither would find the other. */
async function holdIdentities(tx: Transaction, identities: readonly Identity[]): Promise<void> {
  const keys = identities.map(({ reason, value }) => `works.identity|${reason}|${value}`).sort();
  for (const key of keys) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

async function findAlike(tx: Transaction, id: string, identities: readonly Identity[]) {
  const alike = new Map<string, { reasons: MergeReason[]; resolved: string }>();
  for (const { reason, value } of identities) {
    const others = await tx
      .select({ id: identityTable.subjectId, mergedInto: subjectTable.mergedInto })
      .from(identityTable)
      .innerJoin(subjectTable, eq(subjectTable.id, identityTable.subjectId))
      .where(and(eq(identityTable.reason, reason), eq(identityTable.value, value), ne(identityTable.subjectId, id)))
      .limit(MOST_ALIKE + 1);
    if (others.length > MOST_ALIKE) continue;
    for (const other of others) {
      const reasons = alike.get(other.id)?.reasons ?? [];
      if (!reasons.includes(reason)) reasons.push(reason);
      alike.set(other.id, { reasons, resolved: other.mergedInto ?? other.id });
    }
  }
  return alike;
}
