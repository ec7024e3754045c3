import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { requests } from '../engine/testing/requests.ts';
import { loadCatalogue } from '../loader/index.ts';
import { circumstancesOf } from './circumstances.ts';
import { measureCommand } from './measured-process.ts';
import { eligibleCeilings } from './ours.ts';
import { type Claims, generate } from './workload.ts';

/**
 * `npm run bench:simulate`: `yunhe simulate` over a million claims, and `yunhe assess --ndjson` of 3,000 mixed requests,
 * each in a process of its own, start included: time and peak memory. The sum that simulate finds must be that of the
 * columnar pass. `--claims N` for another number, `--json` for the figures alone.
 */

const MIXED_REQUESTS = 3000;
const SEED = 20_260_205;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, claims: { type: 'string', default: '1000000' } },
});

async function main(): Promise<void> {
  const claims = generate(Number(values.claims));
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-bench-'));
  try {
    const simulate = await benchSimulate(claims, folder);
    const assess = await benchAssess(folder);
    if (values.json) {
      process.stdout.write(
        `${JSON.stringify({ simulate, assess, machine: cpus()[0]?.model, node: process.version })}\n`,
      );
      return;
    }
    const lines = [
      `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
      `simulate, ${simulate.claims.toLocaleString('en')} claims (${simulate.megabytes} MB of NDJSON): ` +
        `${simulate.seconds.toFixed(1)} s (${simulate.processorSeconds.toFixed(1)} s of processor), ${Math.round(simulate.claimsPerSecond).toLocaleString('en')} claims/s, peak ${Math.round(simulate.peakMegabytes)} MB`,
      `assess --ndjson, ${assess.requests.toLocaleString('en')} mixed requests: ${assess.seconds.toFixed(2)} s (${assess.processorSeconds.toFixed(2)} s of processor), peak ${Math.round(assess.peakMegabytes)} MB`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchSimulate(claims: Claims, folder: string) {
  const [file, out] = [join(folder, 'claims.ndjson'), join(folder, 'results.ndjson')];
  const bytes = await writeClaims(claims, file);
  const { status, stdout, ...measured } = await measureCommand(['simulate', file, '--out', out, '--json']);
  if (status !== 0) throw new Error(`simulate ended with status ${status}`);
  const found = JSON.parse(stdout) as { claims: number; eligible: number; awardFen: number };
  const tongzhou = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!tongzhou) throw new Error('the package tongzhou-micro-drama is not there');
  const wanted = eligibleCeilings(claims, tongzhou.definition);
  if (found.claims !== claims.n || found.eligible !== wanted.eligible || found.awardFen !== wanted.totalFen) {
    throw new Error(`simulate finds ${JSON.stringify(found)}, the columnar pass ${JSON.stringify(wanted)}`);
  }
  const megabytes = Math.round(bytes / 1e6);
  return { claims: claims.n, megabytes, claimsPerSecond: claims.n / measured.seconds, ...measured };
}

/** One claim a line, each an applicant of its own. */
async function writeClaims(claims: Claims, file: string): Promise<number> {
  const stream = createWriteStream(file, { highWaterMark: 1 << 20 });
  let bytes = 0;
  let lines = '';
  for (let row = 0; row < claims.n; row++) {
    const { asOf, applicant, claim } = circumstancesOf(claims, row);
    lines += `${JSON.stringify({ asOf, applicant, ...claim })}\n`;
    if (lines.length < 1 << 20 && row + 1 < claims.n) continue;
    bytes += Buffer.byteLength(lines);
    if (!stream.write(lines)) await once(stream, 'drain');
    lines = '';
  }
  stream.end();
  await once(stream, 'close');
  return bytes;
}

/** Small requests whose claims share cost items, outcomes and supports, so that every one has a plan to find. */
async function benchAssess(folder: string) {
  const file = join(folder, 'requests.ndjson');
  const sample = fc.sample(requests, { numRuns: MIXED_REQUESTS, seed: SEED });
  await writeFile(file, sample.map((request) => `${JSON.stringify(request)}\n`).join(''));
  const { status, stdout, ...measured } = await measureCommand(['assess', '--ndjson'], file);
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (status !== 0 || lines.length !== MIXED_REQUESTS)
    throw new Error(`assess printed ${lines.length} lines, status ${status}`);
  return { requests: MIXED_REQUESTS, ...measured };
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
