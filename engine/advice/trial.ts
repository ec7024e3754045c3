import { assessCheckedUntraced, assessmentOf, checkRequest, type Examined, examineRequest } from '../assess/assess.ts';
import type { Finding } from '../assess/examine.ts';
import type { CompiledPolicy } from '../assess/policy.ts';
import type { UntracedAssessment } from '../assess/results.ts';
import type { Fen } from '../money.ts';
import { fill, type Phrases } from '../phrases.ts';
import type { AssessmentRequest } from '../request/form.ts';
import { phrase } from '../sentences/template.ts';
import { moneyText } from '../sentences/values.ts';
import type { Change } from './advice.ts';

/** A request, its result, and the means to try another one. */
export interface Trial {
  readonly policy: CompiledPolicy;
  readonly phrases: Phrases;
  readonly request: AssessmentRequest;
  readonly examined: Examined;
  readonly result: UntracedAssessment;
  /** How many more changed requests may be assessed. */
  readonly budget: { left: number };
}

/**
 * Changed requests that are assessed for one call: enough for every claim of the largest request. It keeps advice on a
 * request that is hard to plan within a small multiple of the plan's own time.
 */
const MOST_ATTEMPTS = 150;

export function openTrial(policy: CompiledPolicy, request: AssessmentRequest): Trial {
  const examined = examineRequest(policy, request);
  const result = assessmentOf(policy, examined);
  return { policy, phrases: policy.phrases, request, examined, result, budget: { left: MOST_ATTEMPTS } };
}

/** The result of the changed request; undefined where it would be refused, or enough has been tried. */
export function attempt({ policy, request, budget }: Trial, change: readonly Change[]): UntracedAssessment | undefined {
  const checked = checkRequest(policy, changed(request, change));
  if (!checked.ok || budget.left === 0) return undefined;
  budget.left -= 1;
  return assessCheckedUntraced(policy, checked.value);
}

/** The claims of the changed request on their own; nothing is planned. */
export function look({ policy, request }: Trial, change: readonly Change[]): readonly Finding[] {
  return examineRequest(policy, changed(request, change)).findings;
}

/** A copy of the request with the changes made; objects on the way that are not there are added. */
export function changed(request: AssessmentRequest, change: readonly Change[]): AssessmentRequest {
  return change.reduce<unknown>((value, { path, to }) => {
    return withMember(value, path.split('/').slice(1), to);
  }, request) as AssessmentRequest;
}

function withMember(value: unknown, steps: readonly string[], to: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.with(Number(step), withMember(value[Number(step)], rest, to));
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  const members = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { ...members, [name]: withMember(members[name], rest, to) };
}

/** What is had in all, from this policy and from supports taken elsewhere. */
export function hadInAll({ totalFen, elsewhereFen }: UntracedAssessment): number {
  return totalFen + elsewhereFen;
}

/** The gain by a change, only where there is one. */
export function gainBy({ result }: Trial, after: UntracedAssessment): { readonly gainFen?: Fen } {
  const gain = hadInAll(after) - hadInAll(result);
  return gain > 0 ? { gainFen: gain as Fen } : {};
}

/** A sentence of advice with its closing words on what it brings. */
export function adviceText(
  { phrases }: Trial,
  key: string,
  params: Readonly<Record<string, string | number>>,
  brings: { readonly gainFen?: Fen; readonly atBestFen?: Fen } = {},
): string {
  const text = fill(phrase(phrases, `advice.${key}`), params);
  if (brings.gainFen !== undefined) return text + told(phrases, 'advice.gain', brings.gainFen);
  return brings.atBestFen === undefined ? text : text + told(phrases, 'advice.at-best', brings.atBestFen);
}

function told(phrases: Phrases, key: string, amountFen: Fen): string {
  return fill(phrase(phrases, key), { amount: moneyText(amountFen, phrases) });
}

export function claimPath(trial: Trial, finding: Finding): string {
  return `/claims/${trial.examined.findings.indexOf(finding)}`;
}
