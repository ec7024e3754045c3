import { type CompiledPolicy, epochOn } from '../assess/policy.ts';
import { fourDigits } from '../calendar.ts';
import type { Places } from '../format/terms.ts';
import { type Fen, fen } from '../money.ts';
import { byCodePoint } from '../order.ts';
import { isObject } from '../request/shape.ts';
import type { Outcome } from '../result.ts';
import { checkAllocation } from './check.ts';
import type { AllocationRequest, AllocationResult, Candidate } from './form.ts';
import { instantOf } from './instant.ts';

/**
 * Fits the reviewed claims of a closed round under the places and the money of the year (contract of allocation). The
 * order of the candidates and what happens where there is no room come from the package's `places`; the quota and the
 * budget come from the request, since both shrink during the year. The order of the input plays no part.
 */
export function allocate(policy: CompiledPolicy, value: unknown): Outcome<AllocationResult> {
  const placesByClause = placesIn(policy, value);
  const checked = checkAllocation(value, placesByClause);
  if (!checked.ok) return checked;
  const places = placesByClause.get(checked.value.clause) as Places;
  return { ok: true, value: walk(checked.value, places) };
}

/** The clauses that have places, by the terms at the end of the programme year. */
function placesIn({ definition }: CompiledPolicy, value: unknown): Map<string, Places> {
  const year = isObject(value) && Number.isInteger(value.programYear) ? (value.programYear as number) : 9999;
  const { terms } = epochOn(definition.epochs, `${fourDigits(Math.min(9999, Math.max(1, year)))}-12-31`);
  return new Map(terms.clauses.flatMap(({ id, places }) => (places ? [[id, places] as const] : [])));
}

/**
 * Walks the candidates in their order. A place is needed by a crew that holds none and is tested before the money; it is
 * used only when the candidate is awarded.
 */
function walk(request: AllocationRequest, places: Places): AllocationResult {
  const holding = new Set(request.crewsAwarded);
  const quota = request.quota ?? Number.POSITIVE_INFINITY;
  let budget: number = request.budgetFen ?? Number.POSITIVE_INFINITY;
  const awarded: { id: string; rank: number; awardFen: Fen }[] = [];
  const notAwarded: { id: string; rank: number; reason: 'QUOTA' | 'BUDGET' }[] = [];
  let stopped: 'QUOTA' | 'BUDGET' | undefined;
  for (const [index, { id, crew, awardFen }] of ranked(request.candidates, places.rank).entries()) {
    const rank = index + 1;
    const noRoom = !holding.has(crew) && holding.size >= quota ? 'QUOTA' : awardFen > budget ? 'BUDGET' : undefined;
    const reason = stopped ?? noRoom;
    if (reason) {
      notAwarded.push({ id, rank, reason });
      if (places.onNoRoom === 'stop') stopped = reason;
      continue;
    }
    holding.add(crew);
    budget -= awardFen;
    awarded.push({ id, rank, awardFen });
  }
  return {
    awarded,
    notAwarded,
    placesLeft: request.quota === undefined ? null : request.quota - holding.size,
    budgetLeftFen: request.budgetFen === undefined ? null : fen(budget),
  };
}

type Order = (a: Candidate, b: Candidate) => number;

/** The criteria in turn, then the id by code point, so that no two candidates are equal. */
function ranked(candidates: readonly Candidate[], criteria: Places['rank']): readonly Candidate[] {
  const instants = new Map(candidates.map(({ id, submittedAt }) => [id, instantOf(submittedAt) ?? 0]));
  const orders = criteria.map((criterion) => orderBy(criterion, instants));
  return [...candidates].sort((a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return byCodePoint(a.id, b.id);
  });
}

function orderBy(criterion: Places['rank'][number], instants: ReadonlyMap<string, number>): Order {
  switch (criterion.by) {
    case 'keyProject': {
      const isFirst = ({ keyProject }: Candidate) => (criterion.first as readonly string[]).includes(keyProject);
      return (a, b) => Number(isFirst(b)) - Number(isFirst(a));
    }
    case 'score':
      return (a, b) => b.score - a.score;
    case 'submittedAt':
      return (a, b) => (instants.get(a.id) ?? 0) - (instants.get(b.id) ?? 0);
  }
}
