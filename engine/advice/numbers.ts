import { type CompiledTest, compileTest } from '../assess/evaluate.ts';
import type { Finding } from '../assess/examine.ts';
import type { CompiledCondition } from '../assess/policy.ts';
import type { Test } from '../format/terms.ts';
import { fill } from '../phrases.ts';
import { shareOfAmount } from '../sentences/amounts.ts';
import { phrase } from '../sentences/template.ts';
import { shareText } from '../sentences/values.ts';
import type { Advice, Change } from './advice.ts';
import { atBest } from './completing.ts';
import { type Lever, leversOf } from './levers.ts';
import { adviceText, attempt, changed, claimPath, gainBy, type Trial } from './trial.ts';

/** One way to turn numbers of the request so that a condition may come to hold, one step at a time. */
interface Way {
  readonly kind: 'move' | 'add' | 'raise' | 'lower';
  readonly lever: Lever;
  readonly mostSteps: number;
  readonly change: (steps: number) => readonly Change[];
}

/** For a failed condition on numbers: in each way the smallest change after which it holds. */
export function adviseNumbers(trial: Trial, finding: Finding, condition: CompiledCondition): Advice[] {
  const { policy, phrases } = trial;
  const { test } = condition.condition;
  const levers = leversOf(test, finding, claimPath(trial, finding), policy.definition.dictionary, phrases);
  const upwards = levers.flatMap(waysUp).flatMap((way) => adviseWay(trial, finding, condition, way));
  if (upwards.length > 0) return upwards;
  return levers.map(wayDown).flatMap((way) => adviseWay(trial, finding, condition, way));
}

function waysUp(lever: Lever): Way[] {
  const { whole, value, max } = lever;
  const alone = (steps: number) => [step(lever, steps)];
  if (!whole) return [{ kind: 'raise', lever, mostSteps: max - value, change: alone }];
  return [
    { kind: 'move', lever, mostSteps: Math.min(max, whole.value) - value, change: alone },
    {
      kind: 'add',
      lever,
      mostSteps: Math.min(max - value, whole.max - whole.value),
      change: (steps) => [step(lever, steps), step(whole, steps)],
    },
  ];
}

function wayDown(lever: Lever): Way {
  return { kind: 'lower', lever, mostSteps: lever.value - lever.min, change: (steps) => [step(lever, -steps)] };
}

function step({ path, value }: Lever, by: number): Change {
  return { path, from: value, to: value + by };
}

function adviseWay(trial: Trial, finding: Finding, condition: CompiledCondition, way: Way): Advice[] {
  const { truth } = aimOf(trial, finding, condition);
  const steps = fewestSteps(way.mostSteps, (count) => holdsAfter(trial, finding, truth, way.change(count)));
  if (steps === undefined) return [];
  const change = way.change(steps);
  const after = attempt(trial, change);
  const position = trial.examined.findings.indexOf(finding);
  const { code } = condition.condition;
  const failedThen = after?.claims[position]?.failed ?? [];
  if (!after || failedThen.includes(code)) return [];
  const brings = { ...gainBy(trial, after), ...atBest(trial, change, position) };
  const others =
    failedThen.length === 0 ? '' : fill(phrase(trial.phrases, 'advice.others'), { count: failedThen.length });
  const text = adviceText(trial, way.kind, wordsOf(trial, condition, way, steps), brings) + others;
  return [{ claim: finding.claim.id, code, kind: way.kind, change, ...brings, text }];
}

/** What steps are taken towards: the condition itself, or for an equality the side of it that is not yet reached. */
function aimOf(trial: Trial, finding: Finding, condition: CompiledCondition): CompiledTest {
  const { test } = condition.condition;
  if (test.kind !== 'compare' || test.relation !== 'equals') return condition;
  const sides = (['atLeast', 'atMost'] as const).map((relation) => {
    return compileTest({ ...test, relation }, trial.policy.definition.dictionary);
  });
  return sides.find(({ truth }) => truth(finding.circumstances) === false) ?? condition;
}

function holdsAfter(trial: Trial, finding: Finding, truth: CompiledTest['truth'], change: readonly Change[]): boolean {
  const request = changed(trial.request, change);
  const claim = request.claims[trial.examined.findings.indexOf(finding)] ?? finding.claim;
  const { circumstances } = finding;
  return truth({ ...circumstances, claim, applicant: request.applicant ?? circumstances.applicant }) === true;
}

/**
 * The fewest steps after which something holds that, once it holds, goes on to hold: steps double until it does, then
 * the gap is halved. Undefined where it never does within the most steps, or does not hold with the answer found.
 */
export function fewestSteps(most: number, holds: (steps: number) => boolean): number | undefined {
  let [fails, reached] = [0, 1];
  while (reached < most && !holds(reached)) [fails, reached] = [reached, reached * 2];
  if (reached > most) reached = most;
  if (reached <= fails || !holds(reached)) return undefined;
  while (reached - fails > 1) {
    const middle = fails + Math.floor((reached - fails) / 2);
    if (holds(middle)) reached = middle;
    else fails = middle;
  }
  return reached;
}

function wordsOf(trial: Trial, condition: CompiledCondition, { lever, change }: Way, steps: number) {
  const { phrases } = trial;
  const [part, whole] = change(steps);
  const words = {
    name: lever.label,
    noun: nounOf(lever, trial),
    count: lever.tell(steps),
    from: lever.tell(lever.value),
    to: lever.tell(Number(part?.to)),
    part: Number(part?.to),
    whole: Number(whole?.to ?? lever.whole?.value ?? 0),
    reach: fill(phrase(phrases, 'reach.condition'), { label: condition.condition.label }),
  };
  const { test } = condition.condition;
  const share = test.kind === 'compare' && lever.whole ? shareOfAmount(test.right) : undefined;
  if (!share || test.kind !== 'compare') return words;
  const reach = fill(phrase(phrases, `reach.${test.relation}`), { share: shareText(share, phrases) });
  return { ...words, reach };
}

/** What is counted, without the word for counting: 本区拍摄天数 → 本区拍摄. In quotation marks where that is not said so. */
function nounOf({ label, unit }: Lever, { phrases }: Trial): string {
  const counted = unit === undefined ? '' : fill(phrase(phrases, 'noun.counted'), { unit });
  if (counted !== '' && label.endsWith(counted) && label.length > counted.length)
    return label.slice(0, -counted.length);
  return fill(phrase(phrases, 'noun.quoted'), { label });
}

/** Whether a test looks at numbers at all. */
export function isNumeric(test: Test): boolean {
  if (test.kind === 'compare') return true;
  if (test.kind === 'all' || test.kind === 'any') return test.of.some(isNumeric);
  return test.kind === 'not' && isNumeric(test.of);
}
