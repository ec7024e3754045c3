import { expose, gauge, type Metric } from './exposition.ts';
import { type Latency, openLatency } from './latency.ts';
import type { OutsideState } from './outside-watch.ts';
import type { SlowQueries } from './slow-queries.ts';
import type { OperationState } from './state.ts';

export interface MetricsOptions {
  /** How the installation is; undefined while its database is being opened. */
  readonly state: () => Promise<OperationState> | undefined;
  readonly slowQueries: () => SlowQueries | undefined;
}

export interface Metrics extends Pick<Latency, 'observe'> {
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
}

/** The figures of this process, and of the installation as this process sees it. */
export function openMetrics({ state, slowQueries }: MetricsOptions): Metrics {
  const latency = openLatency();
  return {
    observe: latency.observe,
    async text() {
      const found = await state();
      const slow = slowQueries();
      return expose([
        latency.metric(),
        ...(found ? ofInstallation(found) : []),
        ...(slow ? [slowMetric(slow)] : []),
        ...ofProcess(),
      ]);
    },
  };
}

function ofInstallation(state: OperationState): Metric[] {
  const { outbox, scanner, mail, disk } = state;
  return [
    gauge('yunhe_outbox_waiting', 'Deliveries that are due.', outbox.waiting),
    gauge('yunhe_outbox_oldest_seconds', 'Age of the oldest due delivery.', outbox.oldestSeconds),
    gauge('yunhe_outbox_failed', 'Deliveries that were given up.', outbox.failed),
    outsideMetric('yunhe_scanner', 'The virus scanner.', scanner),
    outsideMetric('yunhe_mail', 'The mail server.', mail),
    gauge('yunhe_files_waiting', 'Files in quarantine.', state.filesWaiting),
    gauge('yunhe_audit_waiting', 'Audit entries that wait for the chain.', state.auditWaiting),
    gauge('yunhe_disk_free_bytes', 'Free space where the data are.', disk.freeBytes),
    gauge('yunhe_disk_total_bytes', 'Space where the data are.', disk.totalBytes),
    gauge('yunhe_database_bytes', 'Size of the database.', state.databaseBytes),
  ];
}

/** One series for each state, 1 for the present one. */
function outsideMetric(name: string, help: string, present: OutsideState): Metric {
  const samples = ['none', 'up', 'away'].map((state) => ({ labels: { state }, value: state === present ? 1 : 0 }));
  return { name, help, type: 'gauge', samples };
}

function slowMetric({ count }: SlowQueries): Metric {
  const help = 'Statements that took more than half a second.';
  return { name: 'yunhe_database_slow_queries_total', help, type: 'counter', samples: [{ value: count }] };
}

function ofProcess(): Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  return [
    gauge('yunhe_process_resident_bytes', 'Memory of the process.', rss),
    gauge('yunhe_process_heap_bytes', 'Used heap of the process.', heapUsed),
    gauge('yunhe_process_uptime_seconds', 'Since the process began.', process.uptime()),
  ];
}
