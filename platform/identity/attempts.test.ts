import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MovedClock } from '../clock.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { type Attempts, delayAfter, openAttempts } from './attempts.ts';
import { MINUTE, type Patience, PER_ACCOUNT, PER_ADDRESS } from './limits.ts';

let database: TestDatabase;
const clock = new MovedClock();
/** Two processes on one database. */
let here: Attempts;
let there: Attempts;

beforeAll(async () => {
  database = await openTestDatabase();
  [here, there] = [openAttempts(database.database, clock, 'secret'), openAttempts(database.database, clock, 'secret')];
});
afterAll(() => database.close());

const START = new Date('2026-06-01T10:00:00+08:00');
const goTo = (milliseconds: number) => clock.stopAt(new Date(START.getTime() + milliseconds));
const guarded = (patience: Patience, onSuccess: 'forget' | 'undo' | 'keep' = 'forget') => {
  return { name: `test:${randomUUID()}`, patience, onSuccess };
};
const lockOf = async (attempts: Attempts, ...all: readonly ReturnType<typeof guarded>[]) =>
  (await attempts.take(all)).lockedUntil?.getTime();

describe('attempts', () => {
  it('are locked for all processes together, longer each time, never longer than the longest', async () => {
    const one = guarded(PER_ACCOUNT);
    goTo(0);
    for (let failure = 1; failure <= 4; failure += 1) expect(await lockOf(here, one)).toBeUndefined();
    const waits: number[] = [];
    for (let now = 0; waits.length < 12; ) {
      goTo(now);
      expect(await lockOf(waits.length % 2 === 0 ? here : there, one)).toBeUndefined();
      const until = await lockOf(here, one);
      waits.push(((until ?? 0) - START.getTime() - now) / MINUTE);
      now = (until ?? 0) - START.getTime();
    }
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThanOrEqual(60);
  });

  it('are forgotten one by one with time, and all at once after a success', async () => {
    goTo(0);
    const one = guarded(PER_ACCOUNT);
    for (let failure = 1; failure <= 4; failure += 1) await here.take([one]);
    goTo(3 * PER_ACCOUNT.forgetMilliseconds);
    for (let failure = 1; failure <= 3; failure += 1) expect(await lockOf(here, one)).toBeUndefined();
    const last = await here.take([one]);
    if (last.lockedUntil) throw new Error('locked too early');
    expect(await lockOf(there, one)).toBeDefined();
    await last.succeed();
    expect(await lockOf(there, one)).toBeUndefined();
  });

  it('of an address are taken back one for each success, with no lock of others', async () => {
    goTo(0);
    const address = guarded({ ...PER_ADDRESS, free: 3 }, 'undo');
    const [first, second, third] = [await here.take([address]), await here.take([address]), await here.take([address])];
    expect(await lockOf(here, address)).toBeDefined();
    if (!first.lockedUntil) await first.succeed();
    expect(await lockOf(here, address), 'the lock is that of the third').toBeDefined();
    if (!third.lockedUntil) await third.succeed();
    expect(await lockOf(here, address)).toBeUndefined();
    expect(second.lockedUntil).toBeUndefined();
  });

  it('that one lock refuses leave no trace at the others', async () => {
    goTo(0);
    const [free, locked] = [guarded({ ...PER_ACCOUNT, free: 2 }), guarded({ ...PER_ACCOUNT, free: 1 })];
    await here.take([locked]);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await lockOf(here, free, locked)).toBeDefined();
    expect(await lockOf(here, free)).toBeUndefined();
  });

  it('wait never shorter with more failures', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (one, other) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const waits = [delayAfter(fewer, PER_ACCOUNT), delayAfter(more, PER_ACCOUNT)] as const;
        return waits[0] <= waits[1] && waits[1] <= PER_ACCOUNT.longestMilliseconds;
      }),
    );
  });
});
