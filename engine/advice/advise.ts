import type { Finding } from '../assess/examine.ts';
import type { CompiledPolicy } from '../assess/policy.ts';
import type { AssessmentRequest } from '../request/form.ts';
import type { Advice } from './advice.ts';
import { adviseMissing } from './completing.ts';
import { adviseDay } from './days.ts';
import { adviseLimits, adviseOtherYear } from './limits.ts';
import { adviseNumbers, isNumeric } from './numbers.ts';
import { openTrial, type Trial } from './trial.ts';

/**
 * What would change the result: for each failed condition on numbers or days and each limit the smallest change, for
 * each missing answer what it would give. In the order of the claims; each change has been tried by assessing again.
 * `request` has passed `checkRequest`.
 */
export function advise(policy: CompiledPolicy, request: AssessmentRequest): Advice[] {
  const trial = openTrial(policy, request);
  return [...trial.examined.findings.flatMap((finding) => adviseClaim(trial, finding)), ...adviseOtherYear(trial)];
}

function adviseClaim(trial: Trial, finding: Finding): Advice[] {
  switch (finding.status) {
    case 'ineligible':
      return finding.compiled.conditions.flatMap((condition, index) => {
        if (finding.truths[index] !== false) return [];
        return isNumeric(condition.condition.test)
          ? adviseNumbers(trial, finding, condition)
          : adviseDay(trial, finding, condition);
      });
    case 'pending':
      return adviseMissing(trial, finding);
    case 'eligible':
      return adviseLimits(trial, finding);
    case 'terms-unpublished':
      return [];
  }
}
