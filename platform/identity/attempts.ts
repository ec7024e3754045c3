import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Patience } from './limits.ts';
import { signInFailureTable } from './tables.ts';

/** Something that is guessed at or overused: `account:…`, `address:…`, `sms:…`. */
export interface Guarded {
  readonly name: string;
  readonly patience: Patience;
  /** Forgotten when an attempt goes well; of an address only that one attempt is. */
  readonly onSuccess: 'forget' | 'undo' | 'keep';
}

/** An attempt that was counted. It stays counted as a failure unless it is said to have gone well. */
export interface Attempt {
  readonly lockedUntil?: undefined;
  succeed(): Promise<void>;
}

/** Counts attempts in the database, so that all processes agree. */
export interface Attempts {
  /** Counts one attempt at each; or the instant until which nothing is taken, where one of them is locked. */
  take(guarded: readonly Guarded[]): Promise<Attempt | { readonly lockedUntil: Date }>;
}

/** The delay after so many failures, in milliseconds; 0 = none. */
export function delayAfter(failures: number, { free, firstMilliseconds, longestMilliseconds }: Patience): number {
  if (failures < free) return 0;
  return Math.min(longestMilliseconds, firstMilliseconds * 2 ** Math.min(failures - free, 30));
}

/**
 * An attempt is counted before it is made and taken back when it goes well: many at the same time get no further than
 * one after the other. `secret` keys the hashes under which names are kept.
 */
export function openAttempts(database: Database, clock: Clock, secret: string): Attempts {
  const table = signInFailureTable;
  const keyOf = ({ name }: Guarded) => createHmac('sha256', secret).update(name).digest('base64url');

  async function takeOne(one: Guarded): Promise<{ readonly isTaken: boolean; readonly lockedUntil: Date | null }> {
    const { free, forgetMilliseconds, firstMilliseconds, longestMilliseconds } = one.patience;
    const at = clock.now();
    const now = sql`${at.toISOString()}::timestamptz`;
    const forgotten = sql`extract(epoch from (${now} - ${table.lastAt})) * 1000 / ${forgetMilliseconds}::float8`;
    const failures = sql`greatest(0, ${table.failures} - greatest(0, ${forgotten})) + 1`;
    const beyond = sql`least(30, round((${failures})::numeric) - ${free}::int)`;
    const delay = sql`least(${longestMilliseconds}::float8, ${firstMilliseconds}::float8 * power(2::float8, (${beyond})::float8))`;
    const first = delayAfter(1, one.patience);
    const [taken] = await database.orm
      .insert(table)
      .values({
        key: keyOf(one),
        failures: 1,
        lastAt: at,
        lockedUntil: first > 0 ? new Date(at.getTime() + first) : null,
      })
      .onConflictDoUpdate({
        target: table.key,
        set: {
          failures,
          lastAt: at,
          lockedUntil: sql`case when ${beyond} >= 0 then ${now} + ${delay} * interval '1 millisecond' end`,
        },
        setWhere: sql`${table.lockedUntil} is null or ${table.lockedUntil} <= ${now}`,
      })
      .returning({ lockedUntil: table.lockedUntil });
    if (taken) return { isTaken: true, lockedUntil: taken.lockedUntil };
    const [row] = await database.orm
      .select()
      .from(table)
      .where(eq(table.key, keyOf(one)));
    return { isTaken: false, lockedUntil: row?.lockedUntil ?? at };
  }

  /** Takes back what was counted, and the lock that it brought about, but no lock of another attempt. */
  async function undo(one: Guarded, lockedUntil: Date | null): Promise<void> {
    const mine = lockedUntil === null ? sql`null` : sql`${lockedUntil.toISOString()}::timestamptz`;
    await database.orm
      .update(table)
      .set({
        failures: sql`greatest(0, ${table.failures} - 1)`,
        lockedUntil: sql`nullif(${table.lockedUntil}, ${mine})`,
      })
      .where(eq(table.key, keyOf(one)));
  }

  return {
    async take(guarded) {
      const taken: { readonly one: Guarded; readonly lockedUntil: Date | null }[] = [];
      for (const one of guarded) {
        const { isTaken, lockedUntil } = await takeOne(one);
        if (!isTaken) {
          for (const earlier of taken) await undo(earlier.one, earlier.lockedUntil);
          return { lockedUntil: lockedUntil ?? clock.now() };
        }
        taken.push({ one, lockedUntil });
      }
      return {
        async succeed() {
          for (const { one, lockedUntil } of taken) {
            if (one.onSuccess === 'forget') await database.orm.delete(table).where(eq(table.key, keyOf(one)));
            if (one.onSuccess === 'undo') await undo(one, lockedUntil);
          }
        },
      };
    },
  };
}
