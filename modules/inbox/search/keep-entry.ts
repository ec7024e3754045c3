import { sql } from 'drizzle-orm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { searchEntryTable } from '../tables.ts';
import { wordsToStore } from './words.ts';

/** What of a submitted application stands in lists and is searched. Amounts in fen. */
export interface SearchEntry {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly subjects: readonly string[];
  readonly subjectIds: readonly string[];
  readonly clauses: readonly string[];
  readonly claimedFen: number;
  readonly missingMaterials: number;
  readonly submittedAt: Date;
  /** Name, former names and credit code of the applicant. */
  readonly organisation: readonly string[];
}

/**
 * Makes later writers of the same entry wait, so that what is read after this call is at least as new as what any of
 * them wrote.
 */
export async function holdEntry(tx: Transaction, applicationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`inbox.entry ${applicationId}`}))`);
}

export async function keepEntry(tx: Transaction, { organisation, ...entry }: SearchEntry): Promise<void> {
  const words = wordsToStore([...entry.subjects, ...organisation], [entry.number, ...organisation]);
  const row = {
    ...entry,
    subjects: [...entry.subjects],
    subjectIds: [...entry.subjectIds],
    clauses: [...entry.clauses],
    // Words as they are: the parser of PostgreSQL would read a number as a sum.
    tokens: sql`array_to_tsvector(array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb)))`,
  };
  const { applicationId: _key, ...set } = row;
  await tx.insert(searchEntryTable).values(row).onConflictDoUpdate({ target: searchEntryTable.applicationId, set });
}
