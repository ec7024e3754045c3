import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../loader/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import type { Contestant, Run } from './contestant.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { columnar, compiled, traced, yardstick } from './ours.ts';
import { CHECKSUMS, type Claims, checksum, generate, STRAIGHT_LINE_SHA256, straightLineDigest } from './workload.ts';
import { zen } from './zen.ts';

/**
 * `npm run bench:engine`: the same claims decided by plain code, by ours and by two rule engines, alternating in one
 * process. Every award is compared with the yardstick's and every checksum with the known one; any difference ends the
 * run with exit status 1. `--json` prints the figures alone, `--claims 20000,200000` other numbers of claims.
 */

const ROUNDS = 15;
const SLOW_ROUNDS = 3;
const WARM_UP_ROUNDS = 4;
/** A round of a contestant that takes longer is not repeated as often. */
const SLOW_MS = 400;

interface Timed {
  readonly contestant: Contestant;
  readonly run: Run;
  readonly nsPerClaim: number[];
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    claims: { type: 'string', default: Object.keys(CHECKSUMS).join(',') },
  },
});
const say = (line: string): void => {
  if (!values.json) process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  if (straightLineDigest() !== STRAIGHT_LINE_SHA256)
    throw new Error('bench/straight-line.mjs is not the file that was agreed on');
  const tongzhou = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!tongzhou) throw new Error('the package tongzhou-micro-drama is not there');
  const { definition } = tongzhou;
  const contestants = [
    yardstick,
    columnar(definition),
    compiled(definition),
    traced(definition, phrases, false),
    traced(definition, phrases, true),
    zen(definition),
    jsonRulesEngine(definition),
  ];
  const sizes = values.claims.split(',').map(Number);
  const bySize: Record<string, Record<string, number>> = {};
  say(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  say('Conversion of the generated columns into what a contestant reads is not timed, for none of them.');
  say(
    'Contestants take turns, round by round; the median round counts, by the clock or by processor time, whichever is less.',
  );
  for (const n of sizes)
    bySize[n] = await compare(
      contestants.filter(({ most }) => n <= most),
      generate(n),
    );
  const ratios = worstRatios(bySize);
  for (const { name, label, note } of contestants)
    say(
      `  ${label}: ${note}${name === 'straightLine' ? '' : `; at worst ${shown(ratios[name] ?? 0)} times the straight line`}`,
    );
  if (values.json) process.stdout.write(`${JSON.stringify(figures(bySize, ratios))}\n`);
}

/** Times all contestants on the same claims, in turn, round by round; the median counts. */
async function compare(contestants: readonly Contestant[], claims: Claims): Promise<Record<string, number>> {
  const { n } = claims;
  const all: Timed[] = contestants.map((contestant) => ({
    contestant,
    run: contestant.prepare(claims),
    nsPerClaim: [],
  }));
  const reference = all[0]?.run.awards;
  for (const { contestant, run } of all) {
    await run.decide();
    verify(contestant, run, claims, reference as ArrayLike<number>);
  }
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const one of all) {
      const slow = one.nsPerClaim.length >= SLOW_ROUNDS && median(one.nsPerClaim) * n > SLOW_MS * 1e6;
      if (slow) continue;
      const elapsed = (await timed(one.run)) / n;
      if (round >= WARM_UP_ROUNDS || elapsed * n > SLOW_MS * 1e6) one.nsPerClaim.push(elapsed);
    }
  }
  for (const { contestant, run } of all) verify(contestant, run, claims, reference as ArrayLike<number>);
  const medians = Object.fromEntries(all.map(({ contestant, nsPerClaim }) => [contestant.name, median(nsPerClaim)]));
  print(all, n);
  return medians;
}

/**
 * Nanoseconds of one round: the time that passed, or the processor time of the whole process where that is less. On an
 * idle machine both are the same; on a busy one the former counts what other processes did meanwhile.
 */
async function timed(run: Run): Promise<number> {
  const used = process.cpuUsage();
  const start = process.hrtime.bigint();
  await run.decide();
  const passed = Number(process.hrtime.bigint() - start);
  const { user, system } = process.cpuUsage(used);
  return Math.min(passed, (user + system) * 1000);
}

function verify({ label }: Contestant, { awards }: Run, { n }: Claims, reference: ArrayLike<number>): void {
  for (let row = 0; row < n; row++) {
    if (awards[row] !== reference[row])
      throw new Error(`${label}: claim ${row} of ${n} gets ${awards[row]} fen, not ${reference[row]}`);
  }
  const wanted = CHECKSUMS[n];
  if (wanted !== undefined && checksum(awards) !== wanted)
    throw new Error(`${label}: checksum ${checksum(awards)} of ${n} claims, not ${wanted}`);
}

function print(timed: readonly Timed[], n: number): void {
  const base = median(timed[0]?.nsPerClaim ?? []);
  say('');
  say(`${n.toLocaleString('en')} claims${CHECKSUMS[n] ? `, checksum ${CHECKSUMS[n]}` : ', no known checksum'}`);
  for (const { contestant, nsPerClaim } of timed) {
    const found = median(nsPerClaim);
    const cells = [
      contestant.label.padEnd(32),
      shown(found).padStart(12),
      'ns/claim',
      shown(found / base).padStart(10),
      'x',
    ];
    say(`  ${cells.join(' ')}   (fastest ${shown(Math.min(...nsPerClaim))}, ${nsPerClaim.length} rounds)`);
  }
  say('');
}

/** Of the sizes that a contestant is run on the least favourable. */
function worstRatios(bySize: Readonly<Record<string, Readonly<Record<string, number>>>>): Record<string, number> {
  const worst: Record<string, number> = {};
  for (const medians of Object.values(bySize)) {
    for (const [name, found] of Object.entries(medians)) {
      const ratio = found / (medians.straightLine ?? Number.NaN);
      if (name !== 'straightLine') worst[name] = Math.max(worst[name] ?? 0, ratio);
    }
  }
  return worst;
}

function figures(
  bySize: Readonly<Record<string, Readonly<Record<string, number>>>>,
  ratios: Readonly<Record<string, number>>,
) {
  const names = [...new Set(Object.values(bySize).flatMap((medians) => Object.keys(medians)))];
  const nsPerClaim = names.map((name) => {
    const found = Object.entries(bySize).flatMap(([n, medians]) =>
      medians[name] === undefined ? [] : [[n, medians[name]] as const],
    );
    return [name, Object.fromEntries(found)];
  });
  return { ratios, nsPerClaim: Object.fromEntries(nsPerClaim), machine: cpus()[0]?.model, node: process.version };
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
