import { type Alerts, openAlerts } from '../platform/alerts/alerts.ts';
import type { Clock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Database } from '../platform/database/database.ts';
import type { Logger } from '../platform/log.ts';
import { countSlowQueries, type SlowQueries } from '../platform/metrics/slow-queries.ts';
import { type OperationState, operationState } from '../platform/metrics/state.ts';
import { mailAddressesOf } from '../views/accounts.ts';
import type { OpenedOffice } from './office.ts';

/** Looks after the installation: the figures of the metrics, and alerts to the system administrators. */
export interface Watching {
  state(): Promise<OperationState>;
  readonly slowQueries: SlowQueries;
  close(): Promise<void>;
}

export interface WatchingOptions {
  readonly database: Database;
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly log: Logger;
  readonly office: OpenedOffice;
}

export function watchInstallation({ database, configuration, clock, log, office }: WatchingOptions): Watching {
  const { dataDirectory } = configuration;
  const { scannerState, mailState, mail } = office;
  const state = () => operationState({ database, clock, dataDirectory, scanner: scannerState, mail: mailState });
  const recipients = () => mailAddressesOf(database.orm, 'system-administrator', clock.today());
  const alerts: Alerts = openAlerts({ database, clock, log, state, send: mail, recipients });
  return { state, slowQueries: countSlowQueries(database.pool, log), close: () => alerts.close() };
}
