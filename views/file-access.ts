import { and, count, eq, inArray, isNull, or } from 'drizzle-orm';
import { costLineTable, voucherTable } from '../modules/evidence/tables.ts';
import { memberTable } from '../modules/party/tables.ts';
import { accountantAssignmentTable } from '../modules/verification/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { fileTable } from '../platform/files/tables.ts';

/** Whether a file is the voucher of a cost line in an application that was given to the accountant. */
export async function isEntrustedWithFile(reader: Reader, accountId: string, fileId: string): Promise<boolean> {
  const bound = or(
    eq(costLineTable.contractVoucherId, voucherTable.id),
    eq(costLineTable.invoiceVoucherId, voucherTable.id),
    eq(costLineTable.slipVoucherId, voucherTable.id),
  );
  const [row] = await reader
    .select({ id: voucherTable.id })
    .from(voucherTable)
    .innerJoin(costLineTable, bound)
    .innerJoin(
      accountantAssignmentTable,
      and(
        eq(accountantAssignmentTable.applicationId, costLineTable.applicationId),
        eq(accountantAssignmentTable.accountId, accountId),
        isNull(accountantAssignmentTable.endedAt),
      ),
    )
    .where(eq(voucherTable.fileId, fileId))
    .limit(1);
  return row !== undefined;
}

/** Whether all these files were handed in by the account and are out of quarantine. */
export async function areUsablePhotos(reader: Reader, accountId: string, fileIds: readonly string[]): Promise<boolean> {
  const ids = [...new Set(fileIds)];
  if (ids.length === 0) return true;
  const own = and(eq(fileTable.uploadedBy, accountId), inArray(fileTable.scan, ['clean', 'unscanned']));
  const [row] = await reader
    .select({ found: count() })
    .from(fileTable)
    .where(and(inArray(fileTable.id, ids), own));
  return row?.found === ids.length;
}

/** Whether the account is a member of the organisation now. */
export async function isMemberOf(reader: Reader, accountId: string, organisationId: string): Promise<boolean> {
  const [row] = await reader
    .select({ id: memberTable.id })
    .from(memberTable)
    .where(
      and(
        eq(memberTable.accountId, accountId),
        eq(memberTable.organisationId, organisationId),
        isNull(memberTable.until),
      ),
    );
  return row !== undefined;
}
