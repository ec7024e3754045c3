import { auditEntryTable } from '../audit/tables.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';

/** What happened to an account, for the audit. The account is the actor: nobody else signs in for it. */
export interface IdentityEntry {
  readonly act: string;
  /** undefined where nobody knows (a failed sign-in). */
  readonly accountId: string | undefined;
  readonly outcome: 'done' | 'refused';
  readonly refusalCode?: string;
  readonly requestId: string | undefined;
}

export type RecordEntry = (entry: IdentityEntry) => Promise<void>;

/** Writes the entries of the sign-in into the audit, in a statement of their own after the change. */
export function openRecord(database: Database, clock: Clock): RecordEntry {
  return async ({ act, accountId, outcome, refusalCode, requestId }) => {
    await database.orm.insert(auditEntryTable).values({
      at: clock.now(),
      act,
      accountId: accountId ?? null,
      actorKind: accountId === undefined ? 'visitor' : 'person',
      roles: { staff: [], organisation: null },
      onType: 'account',
      onId: accountId ?? null,
      outcome,
      refusalCode: refusalCode ?? null,
      requestId: requestId ?? null,
    });
  };
}
