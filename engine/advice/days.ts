import { bars } from '../assess/evaluate.ts';
import type { Finding } from '../assess/examine.ts';
import type { CompiledCondition } from '../assess/policy.ts';
import { dayAfter, yearsOn } from '../calendar.ts';
import { dayText } from '../sentences/values.ts';
import type { Advice } from './advice.ts';
import { adviceText, type Trial } from './trial.ts';

/** For a failed condition on the day of application: the first later day on which it holds, where there is one. */
export function adviseDay(trial: Trial, finding: Finding, { condition, truth }: CompiledCondition): Advice[] {
  const { test, code, label } = condition;
  const { asOf, applicant } = finding.circumstances;
  let day: string | undefined;
  if (test.kind === 'applicationDay' && test.notBefore !== undefined && asOf < test.notBefore) day = test.notBefore;
  if (test.kind === 'notDebarred')
    day = firstFreeDay(
      (applicant.debarments ?? []).map((one) => one.decidedOn),
      test.years,
      asOf,
    );
  if (day === undefined || truth({ ...finding.circumstances, asOf: day }) !== true) return [];
  const hindrance = finding.compiled.conditions.find(({ condition: other, truth: otherTruth }) => {
    return other.test.kind === 'applicationDay' && otherTruth({ ...finding.circumstances, asOf: day }) === false;
  });
  const words = {
    day: dayText(day, trial.phrases),
    asOf: dayText(asOf, trial.phrases),
    label,
    hindrance: hindrance?.condition.label ?? '',
  };
  const text = adviceText(trial, hindrance ? 'wait-in-vain' : 'wait', words);
  return [{ claim: finding.claim.id, code, kind: 'wait', change: [{ path: '/asOf', from: asOf, to: day }], text }];
}

/** The day after the last barred one; a decision taken by then may bar again, so the days are followed until one is free. */
function firstFreeDay(decisions: readonly string[], years: number, asOf: string): string | undefined {
  let day: string | undefined = asOf;
  while (day !== undefined) {
    const now: string = day;
    const running = decisions.filter((decidedOn) => bars(decidedOn, years, now));
    if (running.length === 0) return now;
    const last = running
      .map((decidedOn) => yearsOn(decidedOn, years))
      .sort()
      .at(-1);
    day = last === undefined ? undefined : dayAfter(last);
  }
  return undefined;
}
