import { asc } from 'drizzle-orm';
import type { MovedClock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { demonstrationAccountTable, demonstrationClockTable, demonstrationStoryTable } from './tables.ts';

/** What only a demonstration has: a clock that can be moved, and accounts that anybody may use. */
export interface Demonstration {
  /** Sets the day (`YYYY-MM-DD`, Beijing); the time of day stays. The clock never goes back: what was done stays done. */
  moveTo(day: string): Promise<'moved' | 'backwards'>;
  /** Sets the clock to an instant, also an earlier one: only for the story that a new demonstration begins with. */
  startAt(instant: Date): Promise<void>;
  accounts(): Promise<readonly DemonstrationAccount[]>;
  /** How far the story is that fills a new demonstration; undefined when it has been played. */
  story(): Promise<{ readonly done: number; readonly of: number } | undefined>;
  /** Notes how far it is. */
  tell(story: { readonly done: number; readonly of: number; readonly isPlayed: boolean }): Promise<void>;
  close(): void;
}

export interface DemonstrationAccount {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** How often the clock is read for what another process has set, in milliseconds. */
const LOOK_MILLISECONDS = 2000;

/** Sets `clock` as the database says, now and whenever another process moves it. */
export async function openDemonstration(database: Database, clock: MovedClock): Promise<Demonstration> {
  const read = async () => {
    const [row] = await database.orm.select().from(demonstrationClockTable);
    const ahead = row?.aheadMilliseconds ?? 0;
    clock.moveBy(ahead);
    return ahead;
  };
  let ahead = await read();
  const timer = setInterval(() => {
    // A database that does not answer is noticed by those who need it.
    read().then(
      (found) => {
        ahead = found;
      },
      () => undefined,
    );
  }, LOOK_MILLISECONDS).unref();
  const set = async (aheadMilliseconds: number) => {
    const row = { aheadMilliseconds };
    await database.orm
      .insert(demonstrationClockTable)
      .values(row)
      .onConflictDoUpdate({ target: demonstrationClockTable.only, set: row });
    ahead = aheadMilliseconds;
    clock.moveBy(ahead);
  };
  return {
    async moveTo(day) {
      const days = (Date.parse(day) - Date.parse(clock.today())) / DAY_MILLISECONDS;
      if (days < 0) return 'backwards';
      await set(ahead + days * DAY_MILLISECONDS);
      return 'moved';
    },
    startAt: (instant) => set(ahead + instant.getTime() - clock.now().getTime()),
    async accounts() {
      const { accountId, name, role, position } = demonstrationAccountTable;
      return database.orm.select({ accountId, name, role }).from(demonstrationAccountTable).orderBy(asc(position));
    },
    async story() {
      const [row] = await database.orm.select().from(demonstrationStoryTable);
      return row?.isPlayed ? undefined : { done: row?.done ?? 0, of: row?.of ?? 1 };
    },
    async tell(story) {
      await database.orm
        .insert(demonstrationStoryTable)
        .values(story)
        .onConflictDoUpdate({ target: demonstrationStoryTable.only, set: story });
    },
    close: () => clearInterval(timer),
  };
}
