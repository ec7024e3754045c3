import { assess, type CompiledPolicy, refusalMessage } from '../../../../engine/index.ts';
import type { Phrases } from '../../../../engine/phrases.ts';
import type { Assessment } from '../../../../engine/result.ts';
import type { Answers } from './answers.ts';
import type { Problem } from './fact-values.ts';
import type { Layout } from './layout.ts';
import { fieldOf, movedUp, withoutRefused } from './refused.ts';
import { type BuiltRequest, type Request, requestOf } from './request.ts';

/** The two computations: as stated, and with the reviews that have not taken place assumed passed at the highest rate. */
export interface Computed {
  readonly built: BuiltRequest;
  /** What was computed: the built request without what the engine refused. */
  readonly request: Request;
  readonly problems: readonly Problem[];
  readonly stated: Assessment;
  readonly highestRequest: Request;
  readonly highest: Assessment;
  /** Ids of the claims whose review is assumed in `highest`. */
  readonly assumed: ReadonlySet<string>;
}

/** A request that the engine refuses as a whole; the sentence says why. */
export interface NotComputed {
  readonly built: BuiltRequest;
  readonly problems: readonly Problem[];
  readonly refusal: string;
}

/** More would mean that the request is not ours. */
const MOST_REFUSALS = 200;

export function compute(
  answers: Answers,
  layout: Layout,
  compiled: CompiledPolicy,
  phrases: Phrases,
): Computed | NotComputed {
  const built = requestOf(answers, layout);
  const settled = settle(compiled, built, phrases);
  if (!('stated' in settled)) return { built, ...settled };
  const { request, problems, stated } = settled;
  const { assumed, highestRequest } = withReviewsPassed(request, layout);
  const outcome = assumed.size === 0 ? undefined : assess(compiled, highestRequest);
  return {
    built,
    request,
    problems,
    stated,
    highestRequest,
    highest: outcome?.ok ? outcome.value : stated,
    assumed: outcome?.ok ? assumed : new Set(),
  };
}

/** What cannot be read in the form, without asking the engine. */
export function problemsOf(answers: Answers, layout: Layout): readonly Problem[] {
  return requestOf(answers, layout).problems;
}

/** Takes out what the engine refuses, one member after the other, until it answers. */
function settle(
  compiled: CompiledPolicy,
  built: BuiltRequest,
  phrases: Phrases,
): Pick<Computed, 'request' | 'problems' | 'stated'> | Pick<NotComputed, 'problems' | 'refusal'> {
  const problems = [...built.problems];
  let request: Request = built.request;
  let fieldAt = built.fieldAt;
  for (let round = 0; round < MOST_REFUSALS; round += 1) {
    const outcome = assess(compiled, request);
    if (outcome.ok) return { request, problems, stated: outcome.value };
    const { refusal } = outcome;
    const sentence = refusalMessage(refusal, phrases);
    const lessened = withoutRefused(request, refusal.path);
    const field = fieldOf(fieldAt, refusal.path);
    if (!lessened) return { problems, refusal: sentence };
    if (field !== undefined) problems.push({ field, code: 'refused', params: { sentence } });
    request = lessened.request;
    fieldAt = movedUp(fieldAt, lessened.removed);
  }
  throw new Error(`policy ${built.request.policy} refuses every request`);
}

/** Reviews that have not taken place count as passed; the rate then is the highest. A failed review stays failed. */
function withReviewsPassed(request: Request, layout: Layout) {
  const assumed = new Set<string>();
  const claims = request.claims.map((claim) => {
    if (claim.review !== undefined || layout.questions.get(claim.clause)?.review === undefined) return claim;
    assumed.add(claim.id);
    const { rateBp: _approved, ...rest } = claim;
    return { ...rest, review: 'passed' };
  });
  return { assumed, highestRequest: { ...request, claims } };
}
