import type { Actor } from '../actor.ts';
import type { AuditRecord } from '../command/command.ts';
import type { Refusal } from '../command/refusal.ts';
import type { Reader, Transaction } from '../database/transaction.ts';
import { auditEntryTable } from './tables.ts';

/** Which act, by whom, when. */
export interface AuditContext {
  readonly act: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly requestId: string | undefined;
}

/** Seals a personal value under the key of the person, so that erasing the key erases the value and leaves the chain. */
export interface PersonalSeal {
  seal(tx: Transaction, personId: string, value: unknown): Promise<string>;
}

function rowOf({ act, actor, at, requestId }: AuditContext) {
  return {
    at,
    accountId: actor.accountId,
    actorKind: actor.kind,
    roles: { staff: actor.staffRoles, organisation: actor.actingFor?.role ?? null },
    actingFor: actor.actingFor?.organisationId ?? null,
    act,
    requestId: requestId ?? null,
  };
}

/** What a command changed, in the transaction of the change. */
export async function recordAudit(
  tx: Transaction,
  about: AuditContext,
  records: readonly AuditRecord[],
  personal: PersonalSeal,
): Promise<void> {
  for (const { on, organisationId = null, before = null, after = null, personal: values = {} } of records) {
    const sealed: Record<string, string> = {};
    for (const [person, value] of Object.entries(values)) sealed[person] = await personal.seal(tx, person, value);
    await tx.insert(auditEntryTable).values({
      ...rowOf(about),
      onType: on.type,
      onId: on.id,
      organisationId,
      before,
      after,
      personal: Object.keys(sealed).length > 0 ? sealed : null,
      outcome: 'done',
    });
  }
}

/** A refusal, in a transaction of its own: that of the command is rolled back. */
export async function recordRefusal(reader: Reader, about: AuditContext, { code }: Refusal): Promise<void> {
  await reader.insert(auditEntryTable).values({ ...rowOf(about), outcome: 'refused', refusalCode: code });
}

/** A look at personal data in the clear. */
export async function recordReading(
  reader: Reader,
  about: AuditContext,
  shown: readonly { readonly type: string; readonly id: string; readonly fields: readonly string[] }[],
): Promise<void> {
  if (shown.length === 0) return;
  const rows = shown.map(({ type, id, fields }) => ({
    ...rowOf(about),
    onType: type,
    onId: id,
    after: { fields },
    outcome: 'read' as const,
  }));
  await reader.insert(auditEntryTable).values(rows);
}
