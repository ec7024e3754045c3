import { and, asc, eq, inArray, ne, notInArray, or } from 'drizzle-orm';
import type { Reader } from '../../platform/database/transaction.ts';
import { organisationsOneWith } from './organisation.ts';
import { shareholdersOf } from './set-shareholders.ts';
import { bankAccountTable, organisationTable, shareholderTable } from './tables.ts';

/** Another organisation that has something in common with the one asked about. For staff only. */
export interface SharedWith {
  readonly organisationId: string;
  readonly name: string;
  readonly uscc: string;
}

const columns = { organisationId: organisationTable.id, name: organisationTable.name, uscc: organisationTable.uscc };
const MOST = 100;

/** Others that have or had one of this organisation's bank accounts. At most 100, by id. */
export async function bankAccountsSharedWith(reader: Reader, organisationId: string): Promise<readonly SharedWith[]> {
  const own = await organisationsOneWith(reader, organisationId);
  const accounts = reader
    .select({ fingerprint: bankAccountTable.accountFingerprint })
    .from(bankAccountTable)
    .where(inArray(bankAccountTable.organisationId, [...own]));
  return reader
    .selectDistinct(columns)
    .from(bankAccountTable)
    .innerJoin(organisationTable, eq(organisationTable.id, bankAccountTable.organisationId))
    .where(and(inArray(bankAccountTable.accountFingerprint, accounts), notInArray(organisationTable.id, [...own])))
    .orderBy(asc(organisationTable.id))
    .limit(MOST);
}

/** Others with the same contact phone, and others with the same address (to the letter). At most 100 each, by id. */
export async function contactsSharedWith(reader: Reader, organisationId: string) {
  const own = [...(await organisationsOneWith(reader, organisationId))];
  const mine = await reader.select().from(organisationTable).where(inArray(organisationTable.id, own));
  const phones = mine.flatMap(({ contactPhoneFingerprint: phone }) => (phone === null ? [] : [phone]));
  const addresses = mine.flatMap(({ address }) => (address === '' ? [] : [address]));
  const others = notInArray(organisationTable.id, own);
  const by = async (same: ReturnType<typeof inArray>): Promise<readonly SharedWith[]> =>
    reader
      .select(columns)
      .from(organisationTable)
      .where(and(same, others))
      .orderBy(asc(organisationTable.id))
      .limit(MOST);
  return {
    phone: phones.length === 0 ? [] : await by(inArray(organisationTable.contactPhoneFingerprint, phones)),
    address:
      addresses.length === 0
        ? []
        : await by(and(inArray(organisationTable.address, addresses), ne(organisationTable.address, '')) ?? others),
  };
}

export interface SharedShareholder extends SharedWith {
  readonly shareholder: string;
}

/**
 * Others with a shareholder of the same name or code. Two people may have one name: a hint, never a finding by itself.
 * At most 100, by id.
 */
export async function shareholdersSharedWith(
  reader: Reader,
  organisationId: string,
): Promise<readonly SharedShareholder[]> {
  const own = [...(await organisationsOneWith(reader, organisationId))];
  const mine = await shareholdersOf(reader, organisationId);
  if (mine.length === 0) return [];
  const names = mine.map(({ name }) => name);
  const codes = mine.flatMap(({ uscc }) => (uscc === null ? [] : [uscc]));
  const same = or(
    inArray(shareholderTable.name, names),
    codes.length === 0 ? undefined : inArray(shareholderTable.uscc, codes),
  );
  return reader
    .selectDistinct({ ...columns, shareholder: shareholderTable.name })
    .from(shareholderTable)
    .innerJoin(organisationTable, eq(organisationTable.id, shareholderTable.organisationId))
    .where(and(same, notInArray(organisationTable.id, own)))
    .orderBy(asc(organisationTable.id), asc(shareholderTable.name))
    .limit(MOST);
}
