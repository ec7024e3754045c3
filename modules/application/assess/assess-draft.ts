import type { ApplicationDraft } from '../../../contracts/application-draft.ts';
import { type Assessment, assess, type CompiledPolicy, type Refusal } from '../../../engine/index.ts';
import { type BuiltRequest, buildRequest, type RequestFrame } from './build-request.ts';
import type { Circumstances } from './circumstances.ts';

export interface AssessedDraft extends BuiltRequest {
  /** null where there is no claim that can be computed, or the engine refuses the request. */
  readonly assessment: Assessment | null;
  /** Why the engine refuses, where it does: a rule of the policy that no form knows (a sum too large, two amounts of one cost). */
  readonly refusal: Refusal | null;
}

/** The running assessment of a draft: everything that is known is computed, everything else is named. */
export function assessDraft(
  policy: CompiledPolicy,
  draft: ApplicationDraft,
  circumstances: Circumstances,
  frame: RequestFrame,
): AssessedDraft {
  const built = buildRequest(draft, circumstances, frame);
  if (built.request.claims.length === 0 || built.gaps.some(({ kind }) => kind === 'too-many-costs')) {
    return { ...built, assessment: null, refusal: null };
  }
  const outcome = assess(policy, built.request);
  return outcome.ok
    ? { ...built, assessment: outcome.value, refusal: null }
    : { ...built, assessment: null, refusal: outcome.refusal };
}
