import type { Circumstances } from '../engine/assess/circumstances.ts';
import type { Fen } from '../engine/money.ts';
import { COSTS, FLAGGED, FORMAT, spendingOf } from './records.ts';
import { CLAUSES, type Claims } from './workload.ts';

/** The same row as a request of the contract would say it: one claim of one applicant. */
export function circumstancesOf(claims: Claims, row: number): Circumstances {
  const at = claims.clause[row] as number;
  const flags = claims.flags[row] as number;
  const asOf = dayText(claims.date[row] as number);
  const programYear = Number(asOf.slice(0, 4));
  const barred = claims.barredFrom[row] as number;
  const [later, earlier] = spendingOf(claims, row);
  const facts: Record<string, unknown> = {};
  for (const [bit, fact] of (FLAGGED[at] ?? []).entries()) facts[fact] = (flags & (1 << bit)) !== 0;
  if (CLAUSES[at] === 'location-filming') {
    facts.shootingDays = { total: claims.daysTotal[row], inDistrict: claims.daysInDistrict[row] };
  }
  if (CLAUSES[at] === 'featured-format') facts.format = FORMAT;
  const costs = Object.entries(COSTS[at] ?? {}).map(([category, amount]) => {
    return { id: category, category, amountFen: amount(claims, row) as Fen, local: true, overseas: true };
  });
  return {
    asOf,
    programYear,
    applicant: {
      ...(barred === 0 ? {} : { debarments: [{ decidedOn: dayText(barred) }] }),
      rndExpenditureFen: { [programYear - 1]: later, [programYear - 2]: earlier },
    },
    supports: NO_SUPPORTS,
    claim: {
      id: String(row),
      clause: CLAUSES[at] as string,
      subject: String(row),
      outcome: String(row),
      review: (flags & 8) !== 0 ? 'passed' : 'failed',
      facts: facts as never,
      costs,
    },
  };
}

const NO_SUPPORTS: Circumstances['supports'] = new Map();

/** 20260601 → 2026-06-01. A 29 February that never was, which the generator makes by moving years, is the 28th. */
function dayText(day: number): string {
  const isLeap = Math.floor(day / 10_000) % 4 === 0;
  const text = String(day % 10_000 === 229 && !isLeap ? day - 1 : day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
