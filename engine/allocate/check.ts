import type { Places } from '../format/terms.ts';
import { MAX_AMOUNT_FEN } from '../request/form.ts';
import {
  type Check,
  checkAmount,
  checkChoice,
  checkId,
  checkInteger,
  checkList,
  checkObject,
  checkOptional,
  checkRequired,
  checkText,
  type JsonObject,
  refuse,
} from '../request/shape.ts';
import type { Outcome, Refusal } from '../result.ts';
import { type AllocationRequest, KEY_PROJECTS } from './form.ts';
import { instantOf } from './instant.ts';

const MEMBERS = new Set(['clause', 'programYear', 'quota', 'crewsAwarded', 'budgetFen', 'candidates']);
const CANDIDATE_MEMBERS = new Set(['id', 'crew', 'score', 'keyProject', 'awardFen', 'submittedAt']);
const MAX_BUDGET_FEN = 1e15;
const MAX_CANDIDATES = 100_000;
const HIGHEST_SCORE = 100;

/**
 * The form of an allocation request; the first thing wrong, in the order of the contract. `placesByClause` holds the
 * clauses that have places.
 */
export function checkAllocation(
  value: unknown,
  placesByClause: ReadonlyMap<string, Places>,
): Outcome<AllocationRequest> {
  const refusal =
    checkObject(value, '', MEMBERS) ??
    checkRequired(value as object, 'clause', '', checkClause([...placesByClause.keys()])) ??
    checkRequired(value as object, 'programYear', '', checkInteger(1, 9999)) ??
    checkOptional(value as object, 'quota', '', checkInteger(0, Number.MAX_SAFE_INTEGER)) ??
    checkOptional(value as object, 'crewsAwarded', '', (list, path) => checkList(list, path, checkId)) ??
    checkCrews(value as AllocationRequest) ??
    checkOptional(value as object, 'budgetFen', '', checkBudget) ??
    checkRequired(value as object, 'candidates', '', checkCandidates);
  return refusal ? { ok: false, refusal } : { ok: true, value: value as AllocationRequest };
}

function checkClause(known: readonly string[]): Check {
  return (value, path) => {
    if (known.includes(value as string)) return null;
    return (
      checkText(value, path) ?? refuse(path, 'clause-without-places', { value: String(value), known: known.join('、') })
    );
  };
}

function checkCrews({ quota, crewsAwarded }: AllocationRequest): Refusal | null {
  if (crewsAwarded === undefined) return null;
  if (quota === undefined) return refuse('/crewsAwarded', 'crews-without-quota');
  const holding = new Set(crewsAwarded).size;
  return holding > quota ? refuse('/crewsAwarded', 'more-crews-than-places', { holding, quota }) : null;
}

const checkBudget: Check = (value, path) => {
  if (typeof value === 'number' && value > MAX_BUDGET_FEN)
    return refuse(path, 'amount-too-large', { max: MAX_BUDGET_FEN });
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? null : checkAmount(value, path);
};

const checkCandidates: Check = (value, path) => {
  if (Array.isArray(value) && value.length > MAX_CANDIDATES)
    return refuse(path, 'too-many-candidates', { max: MAX_CANDIDATES });
  const seen = new Set<string>();
  return checkList(value, path, (candidate, at) => {
    const refusal = checkCandidate(candidate, at);
    if (refusal) return refusal;
    const { id } = candidate as { readonly id: string };
    if (seen.has(id)) return refuse(`${at}/id`, 'duplicate-candidate', { id });
    seen.add(id);
    return null;
  });
};

const checkCandidate: Check = (value, path) =>
  checkObject(value, path, CANDIDATE_MEMBERS) ??
  checkRequired(value as JsonObject, 'id', path, checkId) ??
  checkRequired(value as JsonObject, 'crew', path, checkId) ??
  checkRequired(value as JsonObject, 'score', path, checkScore) ??
  checkRequired(value as JsonObject, 'keyProject', path, checkChoice(KEY_PROJECTS)) ??
  checkRequired(value as JsonObject, 'awardFen', path, checkAward) ??
  checkRequired(value as JsonObject, 'submittedAt', path, checkInstant);

const checkScore: Check = (value, path) => {
  if (typeof value !== 'number' || Number.isNaN(value)) return refuse(path, value === null ? 'null' : 'not-a-number');
  if (value < 0 || value > HIGHEST_SCORE) return refuse(path, 'score-out-of-range', { max: HIGHEST_SCORE });
  return Number(value.toFixed(2)) === value ? null : refuse(path, 'score-decimals');
};

const checkAward: Check = (value, path) =>
  checkAmount(value, path) ?? ((value as number) < 1 ? refuse(path, 'award-below-one', { max: MAX_AMOUNT_FEN }) : null);

const checkInstant: Check = (value, path) =>
  checkText(value, path) ?? (instantOf(value as string) === undefined ? refuse(path, 'not-a-timestamp') : null);
