import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { loadCatalogue } from '../loader/index.ts';
import { findBrowser } from '../tools/browser.ts';
import { clausePath, paths } from '../web/public/paths.ts';
import { type Server, startServer } from './server-process.ts';

/**
 * `npm run bench:pages`: Lighthouse on its phone profile against a server started for it, five runs a page, the median of
 * each figure; and how long a start takes, on a fresh database folder and on the same one again. `--json` prints the
 * figures alone, `--runs N` another number of runs. Not part of CI.
 */

const PORT = 3931;
const DEBUGGING_PORT = 9331;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '5' } },
});
const say = (line: string): void => {
  if (!values.json) process.stdout.write(`${line}\n`);
};

/** Scores from 0 to 100, times in milliseconds, scripts in kB as they travel. */
type Figures = Record<(typeof CATEGORIES)[number] | 'largestPaintMs' | 'blockedMs' | 'scriptKilobytes', number>;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yunhe-bench-'));
  say(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
  try {
    const fresh = await startServer(PORT, folder);
    await fresh.stop();
    const server = await startServer(PORT, folder);
    const starts = { fresh: startOf(fresh), again: startOf(server) };
    say(`start on a fresh folder: page ${fresh.pageSeconds.toFixed(1)} s, ready ${fresh.readySeconds.toFixed(1)} s`);
    say(`start on the same again: page ${server.pageSeconds.toFixed(1)} s, ready ${server.readySeconds.toFixed(1)} s`);
    const pages = await auditAll(server).finally(() => server.stop());
    if (values.json)
      process.stdout.write(`${JSON.stringify({ starts, pages, machine: cpus()[0]?.model, node: process.version })}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function startOf({ pageSeconds, readySeconds }: Server) {
  return { pageSeconds, readySeconds };
}

async function auditAll({ origin }: Server): Promise<Record<string, Figures>> {
  const tongzhou = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!tongzhou) throw new Error('the package tongzhou-micro-drama is not there');
  const addresses = {
    home: paths.home,
    wholeText: paths.wholeText,
    clause: clausePath(tongzhou, 'location-filming'),
    calculator: paths.calculator,
  };
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, `--remote-debugging-port=${DEBUGGING_PORT}`],
  });
  try {
    const measured: Record<string, Figures> = {};
    for (const [name, path] of Object.entries(addresses)) {
      const runs: Figures[] = [];
      for (let run = 0; run < Number(values.runs); run++) runs.push(await audit(`${origin}${path}`));
      const found = medians(runs);
      measured[name] = found;
      const scores = CATEGORIES.map((category) => `${category} ${found[category]}`).join(', ');
      say(
        `${name} (${path}): ${scores}; largest paint ${Math.round(found.largestPaintMs)} ms, blocked ${Math.round(found.blockedMs)} ms, scripts ${found.scriptKilobytes.toFixed(1)} kB`,
      );
    }
    return measured;
  } finally {
    await browser.close();
  }
}

async function audit(address: string): Promise<Figures> {
  const result = await lighthouse(address, {
    port: DEBUGGING_PORT,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
  });
  if (!result) throw new Error(`Lighthouse has no result for ${address}`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const scores = CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)]);
  const requests = (
    audits['network-requests']?.details as
      | { items?: { resourceType?: string; transferSize?: number; statusCode?: number; url?: string }[] }
      | undefined
  )?.items;
  const broken = (requests ?? []).find(({ statusCode }) => (statusCode ?? 0) >= 400);
  if (broken)
    throw new Error(`${address} asks for ${broken.url}: ${broken.statusCode}; was dist built anew during the run?`);
  const scripts = (requests ?? []).filter(({ resourceType }) => resourceType === 'Script');
  return {
    ...(Object.fromEntries(scores) as Record<(typeof CATEGORIES)[number], number>),
    largestPaintMs: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    blockedMs: audits['total-blocking-time']?.numericValue ?? Number.NaN,
    scriptKilobytes: scripts.reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0) / 1000,
  };
}

function medians(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {}) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => {
      const sorted = runs.map((run) => run[name]).sort((a, b) => a - b);
      return [name, sorted[Math.floor(sorted.length / 2)]];
    }),
  ) as Figures;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
