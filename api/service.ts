import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MovedClock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import { errorCode, Fault } from '../platform/fault.ts';
import type { Logger } from '../platform/log.ts';
import { openMetrics } from '../platform/metrics/metrics.ts';
import { ComputingThreads } from './computation/threads.ts';
import { holdData } from './data.ts';
import { LIMITS } from './limits.ts';
import type { OpenedOffice } from './office.ts';
import { loadPolicies } from './policies/load.ts';
import { openReadiness } from './readiness.ts';
import { buildServer } from './server.ts';
import type { Server } from './server-type.ts';
import { readManifest, siteOn } from './site.ts';
import type { Watching } from './watching.ts';

const CLIENT = join(import.meta.dirname, '..', 'dist', 'client');

/** A service that listens; its database is opened and migrated behind it. */
export interface Service {
  /** Where it listens, `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Finishes open requests, then closes everything. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly configuration: Configuration;
  readonly log: Logger;
  /** Called where the service cannot go on after it has begun to listen: a `Fault` or a defect. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Starts the service in the order in which a failure is cheapest: packages, hold on the data, port; then, with the port
 * open, computing threads and the database. Throws a `Fault` where a person has to mend something first.
 */
export async function startService({ configuration, log, onFailure }: ServiceOptions): Promise<Service> {
  const [loaded, manifest] = await Promise.all([loadPolicies(configuration.policyDirectories), readManifest(CLIENT)]);
  const data = await holdData(configuration, log, onFailure);
  const threads = Math.min(4, Math.max(2, availableParallelism() - 1));
  const computation = new ComputingThreads({ threads, answerMilliseconds: LIMITS.answerMilliseconds, log });
  const readiness = openReadiness(() => computation.isUp);
  const clock = new MovedClock();
  let office: OpenedOffice | undefined;
  let stopping = false;
  let watching: Watching | undefined;
  const metrics = openMetrics({ state: () => watching?.state(), slowQueries: () => watching?.slowQueries });
  // The own address is known once the port is open.
  const facts = { manifest, baseUrl: configuration.publicUrl ?? '' };
  const siteOf = siteOn(loaded, facts);
  const server = await buildServer({
    loaded,
    computation,
    readiness: readiness.state,
    site: () => siteOf(clock.today()),
    clock,
    log,
    limits: LIMITS,
    assetsDirectory: join(CLIENT, 'assets'),
    https: configuration.publicUrl?.startsWith('https:') ?? false,
    trustedProxy: configuration.trustedProxy,
    office: () => office,
    metrics,
    metricsToken: configuration.metricsToken,
  });
  let address: string;
  try {
    address = await listen(server, configuration);
  } catch (error) {
    await data.close();
    throw error;
  }
  facts.baseUrl ||= address;
  const { packages, defaultPolicy } = loaded;
  computation.start({ packages, defaultPolicy, site: facts });
  const compiled = computation.ready();
  const opened = data.open(packages, readiness, async (database, { isDemonstration }) => {
    // Loaded behind the open port, as the database is.
    const { openOffice } = await import('./office.ts');
    const { watchInstallation } = await import('./watching.ts');
    const { baseUrl } = facts;
    const opening = await openOffice({ database, isDemonstration, configuration, clock, loaded, baseUrl, log });
    watching = watchInstallation({ database, configuration, clock, log, office: opening });
    office = opening;
    if (!isDemonstration) return;
    const { loadDemonstration } = await import('../town/demonstration/load.ts');
    // Behind the ready server: whoever comes sees it fill.
    void loadDemonstration({ database, office: opening, loaded, clock, log }).catch((error) => {
      if (!stopping) log.error({ err: error }, 'the demonstration stopped loading');
    });
  });
  Promise.all([compiled, opened]).then(() => log.info('ready'), onFailure);
  return {
    address,
    async close() {
      stopping = true;
      await server.close();
      await computation.close();
      await watching?.close();
      await office?.close();
      await data.close();
    },
  };
}

async function listen(server: Server, { host, port }: Configuration): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    switch (errorCode(error)) {
      case 'EADDRINUSE':
        throw new Fault('port-taken', { port }, error);
      case 'EACCES':
        throw new Fault('port-forbidden', { port }, error);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new Fault('address-not-here', { host }, error);
    }
    throw error;
  }
  const bound = server.addresses()[0];
  if (!bound || typeof bound === 'string') throw new Error('the server listens nowhere');
  return `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`;
}
