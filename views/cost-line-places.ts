import { eq, inArray } from 'drizzle-orm';
import { applicationTable } from '../modules/application/tables.ts';
import { costLineTable } from '../modules/evidence/tables.ts';
import { organisationTable } from '../modules/party/tables.ts';
import { roundTable } from '../modules/round/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';

/** Where a cost line stands, in the words of the office. For staff only. */
export interface CostLinePlace {
  /** Number of the application; '' = it was not submitted. */
  readonly number: string;
  readonly organisationName: string;
  /** The programme year of its round. */
  readonly year: number;
  /** Of the line in its claim, from 1. */
  readonly position: number;
}

/** The places of cost lines, by id. */
export async function costLinePlaces(
  reader: Reader,
  costLineIds: readonly string[],
): Promise<ReadonlyMap<string, CostLinePlace>> {
  if (costLineIds.length === 0) return new Map();
  const rows = await reader
    .select({
      id: costLineTable.id,
      position: costLineTable.position,
      number: applicationTable.number,
      organisationName: organisationTable.name,
      year: roundTable.programYear,
    })
    .from(costLineTable)
    .innerJoin(applicationTable, eq(applicationTable.id, costLineTable.applicationId))
    .innerJoin(organisationTable, eq(organisationTable.id, applicationTable.organisationId))
    .innerJoin(roundTable, eq(roundTable.id, applicationTable.roundId))
    .where(inArray(costLineTable.id, [...new Set(costLineIds)]));
  return new Map(
    rows.map(({ id, position, number, ...place }) => [id, { ...place, number: number ?? '', position: position + 1 }]),
  );
}
