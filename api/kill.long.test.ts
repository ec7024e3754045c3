import { afterAll, describe, expect, it } from 'vitest';
import { embeddedGrounds, serverGrounds } from './testing/grounds.ts';
import { killUnderLoad } from './testing/killing.ts';
import { killAll } from './testing/process.ts';

const KILLS = { kills: 20, answersBetween: 60 };

afterAll(killAll);

describe('a server process that is killed under load', () => {
  it.each([
    ['PostgreSQL', serverGrounds],
    ['the embedded database', embeddedGrounds],
  ] as const)('leaves nothing half done: twenty kills on %s', async (_name, make) => {
    const grounds = await make();
    expect(await killUnderLoad(grounds, KILLS)).toBeGreaterThan(100);
    await grounds.remove();
  });
});
