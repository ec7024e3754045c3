import { type Fen, shareOf, ZERO_FEN } from '../money.ts';
import { byCodePoint } from '../order.ts';
import type { Claim, CostItem } from '../request/form.ts';
import type { ClaimStatus } from '../result.ts';
import type { Circumstances } from './circumstances.ts';
import type { Truth } from './evaluate.ts';
import type { CompiledClause } from './policy.ts';

/** What one claim is on its own, before anything is shared or planned. */
export interface Finding {
  readonly claim: Claim;
  readonly compiled: CompiledClause;
  readonly circumstances: Circumstances;
  readonly status: ClaimStatus;
  readonly failed: readonly string[];
  readonly missing: readonly string[];
  readonly baseFen: Fen;
  readonly rateBp: number;
  readonly ceilingFen: Fen;
  /** Cost items in the base, in the order of the claim, history ignored. */
  readonly counted: readonly CostItem[];
  /** The answer to each condition, in the order of the trace. */
  readonly truths: readonly Truth[];
}

/** Asks every condition of a claim, none left out because another failed, and computes its base and ceiling. */
export function examine(compiled: CompiledClause, circumstances: Circumstances): Finding {
  const { claim } = circumstances;
  if (compiled.clause.unpublished !== undefined) return unpublished(compiled, circumstances);
  const missing = new Set<string>();
  const failed: string[] = [];
  const truths: Truth[] = [];
  for (const { condition, truth, missing: addMissing } of compiled.conditions) {
    const holds = truth(circumstances);
    truths.push(holds);
    if (holds === false) failed.push(condition.code);
    else if (holds === null) addMissing(circumstances, missing);
  }
  if (compiled.clause.needs.includes('outcome') && claim.outcome === undefined) missing.add('outcome');
  const base = compiled.base?.(circumstances, missing);
  const baseFen = base?.baseFen ?? ZERO_FEN;
  const rateBp = claim.rateBp ?? compiled.rateBp;
  const status = failed.length > 0 ? 'ineligible' : missing.size > 0 ? 'pending' : 'eligible';
  const ceilingFen = Math.min(shareOf(baseFen, rateBp), compiled.lowestCapFen) as Fen;
  return {
    claim,
    compiled,
    circumstances,
    status,
    failed: failed.sort(byCodePoint),
    missing: [...missing].sort(byCodePoint),
    baseFen,
    rateBp,
    ceilingFen: status === 'ineligible' ? ZERO_FEN : ceilingFen,
    counted: base?.counted ?? [],
    truths,
  };
}

/** Terms that the text does not give are shown and never computed; no condition is asked. */
function unpublished(compiled: CompiledClause, circumstances: Circumstances): Finding {
  return {
    claim: circumstances.claim,
    compiled,
    circumstances,
    status: 'terms-unpublished',
    failed: [],
    missing: [],
    baseFen: ZERO_FEN,
    rateBp: compiled.rateBp,
    ceilingFen: ZERO_FEN,
    counted: [],
    truths: [],
  };
}
