import { eq } from 'drizzle-orm';
import type { IssuedVersionView } from '../../contracts/instrument.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { type IssuedVersionRow, issuedVersionTable } from './tables.ts';

/** A proposed, issued or withdrawn version by its id; null where there is none. */
export async function issuedVersionOf(reader: Reader, id: string): Promise<IssuedVersionRow | null> {
  const [row] = await reader.select().from(issuedVersionTable).where(eq(issuedVersionTable.id, id));
  return row ?? null;
}

/** The same, locked until the transaction ends: nobody withdraws it meanwhile. */
export async function lockIssuedVersion({ tx }: CommandContext, id: string): Promise<IssuedVersionRow | null> {
  const [row] = await tx.select().from(issuedVersionTable).where(eq(issuedVersionTable.id, id)).for('update');
  return row ?? null;
}

export function viewOf(row: IssuedVersionRow, policies: PolicyShelf): IssuedVersionView {
  const { proposedAt: _proposedAt, confirmedAt, ...rest } = row;
  return {
    ...rest,
    confirmedAt: confirmedAt?.toISOString() ?? null,
    isLoaded: policies.compiled(row.policyId, row.version, row.digest) !== undefined,
  };
}
