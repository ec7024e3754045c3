import { wordOf } from './refusals.ts';

/** How much is still open, by kind. */
export interface OpenWork {
  readonly lines: number;
  readonly findings: number;
  readonly accountants: number;
  readonly 'site-checks': number;
  readonly opinions: number;
}

/** Why a verification cannot be completed yet, in sentences; empty = it can. */
export function obstaclesOf(open: OpenWork): readonly string[] {
  return Object.entries(open)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => wordOf(`obstacle.${kind}`, { count }));
}
