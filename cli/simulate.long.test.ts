import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { folder, yunhe } from './testing/run.ts';

const ROWS = 1_000_000;
/** Megabytes of heap that are enough for a hundred rows. */
const HEAP = 96;

test('a million claims are simulated in the memory that a hundred need', { timeout: 600_000 }, async () => {
  const directory = await folder();
  const facts = { firstTimeAboveScale: true, microDramaRelated: true };
  const lines = function* () {
    const line = `${JSON.stringify({ asOf: '2026-06-01', clause: 'first-above-scale', facts })}\n`;
    for (let row = 0; row < ROWS; row += 1000) yield line.repeat(1000);
  };
  await pipeline(Readable.from(lines()), createWriteStream(join(directory, 'claims.ndjson')));
  const args = ['simulate', 'claims.ndjson', '--out', 'out.csv', '--json'];
  const run = await yunhe(args, { cwd: directory, nodeOptions: [`--max-old-space-size=${HEAP}`] });
  expect(run.status, run.stderr).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ claims: ROWS, awarded: ROWS, awardFen: ROWS * 10_000_000 });
  const written = await readFile(join(directory, 'out.csv'), 'utf8');
  expect(written.split('\n')).toHaveLength(ROWS + 2);
});
