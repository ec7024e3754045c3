import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { VoucherPlace } from '../contracts/evidence.ts';
import { applicationTable, attachmentTable } from '../modules/application/tables.ts';
import { costLineTable, countedTable } from '../modules/evidence/tables.ts';
import { organisationTable } from '../modules/party/tables.ts';
import { roundTable } from '../modules/round/tables.ts';
import { accountantAssignmentTable } from '../modules/verification/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** Cost lines of submitted applications by their ids, as the office names them. What was never submitted is left out. */
export async function placesOf(
  reader: Reader,
  costLineIds: readonly string[],
): Promise<ReadonlyMap<string, VoucherPlace>> {
  if (costLineIds.length === 0) return new Map();
  const rows = await reader
    .select({
      line: costLineTable,
      number: applicationTable.number,
      organisationName: organisationTable.name,
      year: roundTable.programYear,
      countedFen: countedTable.amountFen,
    })
    .from(costLineTable)
    .innerJoin(applicationTable, eq(applicationTable.id, costLineTable.applicationId))
    .innerJoin(organisationTable, eq(organisationTable.id, applicationTable.organisationId))
    .innerJoin(roundTable, eq(roundTable.id, applicationTable.roundId))
    .leftJoin(countedTable, and(eq(countedTable.costLineId, costLineTable.id), isNull(countedTable.releasedAt)))
    .where(and(inArray(costLineTable.id, [...costLineIds]), isNotNull(applicationTable.number)));
  return new Map(
    rows.map(({ line, number, organisationName, year, countedFen }) => {
      const { id, applicationId, organisationId, claimId, description, amountFen, invoiceLine } = line;
      const place = {
        applicationId,
        number: number ?? '',
        organisationId,
        organisationName,
        year,
        claimId,
        position: line.position + 1,
        costLineId: id,
        description,
        amountFen,
        countedFen,
        invoiceLine,
      };
      return [id, place] as const;
    }),
  );
}

/** The names of organisations by their ids. */
export async function namesOfOrganisations(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: organisationTable.id, name: organisationTable.name })
    .from(organisationTable)
    .where(inArray(organisationTable.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The states and numbers of the applications in which a voucher stands, as a cost or as a material. */
export async function applicationsUsing(reader: Reader, voucherId: string) {
  const { contractVoucherId, invoiceVoucherId, slipVoucherId } = costLineTable;
  const asCost = reader
    .select({ id: costLineTable.applicationId })
    .from(costLineTable)
    .where(or(eq(contractVoucherId, voucherId), eq(invoiceVoucherId, voucherId), eq(slipVoucherId, voucherId)));
  const asMaterial = reader
    .select({ id: attachmentTable.applicationId })
    .from(attachmentTable)
    .where(eq(attachmentTable.voucherId, voucherId));
  return reader
    .select({ id: applicationTable.id, number: applicationTable.number, state: applicationTable.state })
    .from(applicationTable)
    .where(or(inArray(applicationTable.id, asCost), inArray(applicationTable.id, asMaterial)))
    .limit(200);
}

/** The accountants who were given an application in which a voucher stands. */
export async function accountantsOf(reader: Reader, voucherId: string): Promise<string[]> {
  const applications = (await applicationsUsing(reader, voucherId)).map(({ id }) => id);
  if (applications.length === 0) return [];
  const rows = await reader
    .select({ accountId: accountantAssignmentTable.accountId })
    .from(accountantAssignmentTable)
    .where(
      and(inArray(accountantAssignmentTable.applicationId, applications), isNull(accountantAssignmentTable.endedAt)),
    );
  return [...new Set(rows.map(({ accountId }) => accountId))];
}
