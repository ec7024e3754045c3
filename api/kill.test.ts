import { afterAll, describe, expect, it } from 'vitest';
import { embeddedGrounds, serverGrounds } from './testing/grounds.ts';
import { killUnderLoad } from './testing/killing.ts';
import { killAll } from './testing/process.ts';

/** More kills: kill.long.test.ts. */
const KILLS = { kills: 6, answersBetween: 25 };
const MILLISECONDS = 300_000;

afterAll(killAll);

describe('a server process that is killed under load', () => {
  it.each([
    ['PostgreSQL', serverGrounds],
    ['the embedded database', embeddedGrounds],
  ] as const)(
    'leaves nothing half done: six kills on %s',
    async (_name, make) => {
      const grounds = await make();
      expect(await killUnderLoad(grounds, KILLS)).toBeGreaterThan(10);
      await grounds.remove();
    },
    MILLISECONDS,
  );
});
