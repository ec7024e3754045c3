import { asc } from 'drizzle-orm';
import type { Reader, Transaction } from '../database/transaction.ts';
import type { UploadedYear } from './parse-calendar.ts';
import { shippedCalendars } from './shipped.ts';
import { workingCalendarTable } from './tables.ts';
import { type Calendars, calendarsOf } from './working-days.ts';

type StoredYear = typeof workingCalendarTable.$inferSelect;

/** Read once: a release does not change while it runs. */
const shipped = shippedCalendars();

/** All calendars in force: those of this release, and before them what was uploaded for the same year. */
export async function knownCalendars(reader: Reader): Promise<Calendars> {
  return calendarsOf(inForce(await storedYears(reader)));
}

/** A year as the page shows it. */
export interface KnownYear extends UploadedYear {
  /** null = it came with this release. */
  readonly uploaded: { readonly at: Date; readonly by: string } | null;
}

/** The same year by year, ascending, with where each comes from. */
export async function listYears(reader: Reader): Promise<readonly KnownYear[]> {
  return inForce(await storedYears(reader));
}

/** Puts years in the place of what was known of them. */
export async function storeYears(
  tx: Transaction,
  years: readonly (UploadedYear & { readonly source: string })[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  for (const { year, off, workWeekends, source } of years) {
    const set = { off: [...off], workWeekends: [...workWeekends], source, uploadedAt: at, uploadedBy: by };
    await tx
      .insert(workingCalendarTable)
      .values({ year, ...set })
      .onConflictDoUpdate({ target: workingCalendarTable.year, set });
  }
}

function storedYears(reader: Reader): Promise<StoredYear[]> {
  return reader.select().from(workingCalendarTable).orderBy(asc(workingCalendarTable.year));
}

function inForce(stored: readonly StoredYear[]): readonly KnownYear[] {
  const uploaded = stored.map(({ uploadedAt, uploadedBy, ...year }) => {
    return { ...year, uploaded: { at: uploadedAt, by: uploadedBy } };
  });
  const replaced = new Set(stored.map(({ year }) => year));
  const rest = shipped.filter(({ year }) => !replaced.has(year)).map((year) => ({ ...year, uploaded: null }));
  return [...rest, ...uploaded].sort((one, other) => one.year - other.year);
}
