import { type RunningAssessmentView, runningAssessment } from '../contracts/application.ts';
import { type Assessment, type AssessmentRequest, advise, assess, type CompiledPolicy } from '../engine/index.ts';

const shape = runningAssessment.shape.ifPassed;

/**
 * What a request would come to if every review that has not taken place were passed, at the highest rate, and what
 * would change that. null where nothing can be computed.
 */
export function ifReviewsPassed(
  policy: CompiledPolicy,
  request: AssessmentRequest,
  stated: Assessment | null,
): RunningAssessmentView['ifPassed'] {
  if (stated === null) return null;
  const waiting = new Set(stated.claims.filter(({ missing }) => missing.includes('review')).map(({ id }) => id));
  const claims = request.claims.map((claim) =>
    waiting.has(claim.id) ? { ...claim, review: 'passed' as const } : claim,
  );
  const assumedRequest = { ...request, claims };
  const outcome = assess(policy, assumedRequest);
  if (!outcome.ok) return null;
  return shape.parse({ assessment: outcome.value, assumed: [...waiting], advice: advise(policy, assumedRequest) });
}
