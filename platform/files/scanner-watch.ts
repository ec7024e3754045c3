import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log.ts';
import { type OutsideWatch, watchOutside } from '../metrics/outside-watch.ts';
import type { Scanner } from './clamd.ts';
import { resumeScans } from './scan.ts';

export interface ScannerWatchOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly scanner: Scanner | undefined;
  readonly log: Logger;
}

const LOOK_MILLISECONDS = 30_000;

/** Asks the scanner from time to time whether it is there; when it comes back, scans that were given up go on. */
export function watchScanner({ database, clock, scanner, log }: ScannerWatchOptions): OutsideWatch {
  return watchOutside({
    name: 'the virus scanner',
    check: scanner && (() => scanner.ping()),
    log,
    onUp: () => resumeScans(database, clock.now()),
    everyMilliseconds: LOOK_MILLISECONDS,
  });
}
