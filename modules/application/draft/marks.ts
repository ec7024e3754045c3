import { inArray } from 'drizzle-orm';
import type { SavedDraftView } from '../../../contracts/application.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { personTable } from '../../../platform/identity/tables.ts';
import type { SectionState } from '../tables.ts';

/** Who saved each section and when, with names; an account that is gone has none. */
export async function marksOf(
  reader: Reader,
  sections: Readonly<Record<string, SectionState>>,
): Promise<SavedDraftView['sections']> {
  const accounts = [...new Set(Object.values(sections).map(({ accountId }) => accountId))];
  const people =
    accounts.length === 0
      ? []
      : await reader
          .select({ id: personTable.id, name: personTable.name })
          .from(personTable)
          .where(inArray(personTable.id, accounts));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    Object.entries(sections).map(([key, { revision, accountId, at }]) => {
      return [key, { revision, savedBy: { accountId, name: names.get(accountId) ?? '' }, savedAt: at }];
    }),
  );
}
