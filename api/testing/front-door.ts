import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openLog } from '../../platform/log.ts';
import { openMetrics } from '../../platform/metrics/metrics.ts';
import { type Computation, ComputingThreads } from '../computation/threads.ts';
import { LIMITS, type Limits } from '../limits.ts';
import type { Loaded } from '../loaded.ts';
import { loadPolicies } from '../policies/load.ts';
import { openReadiness } from '../readiness.ts';
import { buildServer, type ServerOptions } from '../server.ts';
import type { Server } from '../server-type.ts';
import { siteOn } from '../site.ts';

/** The real server on the real packages, with everything but a database, for tests that knock at its front door. */
export interface FrontDoor {
  readonly server: Server;
  /** Every line of the log so far, parsed. */
  readonly log: readonly Record<string, unknown>[];
  /** The folder of built files. */
  readonly assets: string;
  /** Resolves when the computing thread is up, for tests that measure what it does. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export interface FrontDoorOptions extends Partial<Omit<ServerOptions, 'limits'>> {
  readonly limits?: Partial<Limits>;
  readonly policyDirectories?: readonly string[];
}

let packages: Promise<Loaded> | undefined;

/** The built-in packages, loaded once for all tests of a file: they are read only. */
export function builtIn(): Promise<Loaded> {
  packages ??= loadPolicies([]);
  return packages;
}

/** The day on which the tests take place. */
export const TODAY = '2026-06-01';

export async function openFrontDoor(options: FrontDoorOptions = {}): Promise<FrontDoor> {
  const limits = { ...LIMITS, ...options.limits };
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n')) if (line !== '') lines.push(JSON.parse(line));
      done();
    },
  });
  const log = openLog('info', sink);
  const loaded = await (options.policyDirectories ? loadPolicies(options.policyDirectories) : builtIn());
  const facts = { manifest: {}, baseUrl: 'http://yunhe.test' };
  const { answerMilliseconds } = limits;
  const threads = new ComputingThreads({ threads: 1, answerMilliseconds, log });
  const assets = await mkdtemp(join(tmpdir(), 'yunhe-assets-'));
  const { packages, defaultPolicy } = loaded;
  // Most tests compute nothing: a thread is started for those that do.
  let started = false;
  const warm = () => {
    if (!started) threads.start({ packages, defaultPolicy, site: facts });
    started = true;
    return threads.ready();
  };
  const computation: Computation = {
    async run(work, by) {
      if (!started) await warm();
      return threads.run(work, by);
    },
  };
  const server = await buildServer({
    loaded,
    computation,
    readiness: openReadiness(() => threads.isUp).state,
    site: () => siteOn(loaded, facts)(TODAY),
    clock: { now: () => new Date(`${TODAY}T12:00:00+08:00`), today: () => TODAY },
    log,
    assetsDirectory: assets,
    https: false,
    trustedProxy: undefined,
    office: () => undefined,
    metrics: openMetrics({ state: () => undefined, slowQueries: () => undefined }),
    metricsToken: undefined,
    ...options,
    limits,
  });
  return {
    server,
    log: lines,
    assets,
    warm,
    async close() {
      await server.close();
      await threads.close();
      await rm(assets, { recursive: true });
    },
  };
}
