import { exampleRequest } from '../../../engine/format/example-request.ts';
import type { CompiledPolicy } from '../../../engine/index.ts';
import { assess } from '../../../engine/index.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import type { Assessment, ClaimResult } from '../../../engine/result.ts';

/** The worked examples of a package, computed by the engine. */

export interface ExampleCost {
  readonly id: string;
  readonly amountFen: number;
  readonly category?: string;
  /** Attributes of the cost dictionary (`local`, `overseas`, …) as given. */
  readonly [attribute: string]: unknown;
}

/** The members of a request that pages read; the engine has checked the rest. */
export interface ExampleClaim {
  readonly id: string;
  readonly clause: string;
  readonly review?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly costs?: readonly ExampleCost[];
}

export interface ExampleRequest {
  readonly asOf: string;
  readonly programYear?: number;
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly claims: readonly ExampleClaim[];
}

export interface ExampleRun {
  readonly name: string;
  readonly request: ExampleRequest;
  readonly assessment: Assessment;
}

/** One claim of one example with its result. */
export interface ExampleOfClause {
  readonly run: ExampleRun;
  readonly claim: ExampleClaim;
  readonly result: ClaimResult;
}

/** Packages and their compiled form never change, so the runs of a pair are computed once. */
const RUNS = new WeakMap<CompiledPolicy, WeakMap<PolicyPackage, readonly ExampleRun[]>>();

/** Every example of a support policy that the engine takes; those of classifications have no claims and are left out. */
export function runsOf(policy: PolicyPackage, compiled: CompiledPolicy): readonly ExampleRun[] {
  const byPackage = RUNS.get(compiled) ?? new WeakMap<PolicyPackage, readonly ExampleRun[]>();
  RUNS.set(compiled, byPackage);
  const known = byPackage.get(policy);
  if (known) return known;
  const runs = policy.examples.flatMap(({ content }) =>
    content.examples.flatMap((example): ExampleRun[] => {
      const request = exampleRequest(content, example);
      const outcome = assess(compiled, request);
      if (!outcome.ok) return [];
      return [{ name: example.name, request: request as unknown as ExampleRequest, assessment: outcome.value }];
    }),
  );
  byPackage.set(policy, runs);
  return runs;
}

/** All claims of a clause in the examples, in the order of the files. */
export function examplesOf(
  policy: PolicyPackage,
  compiled: CompiledPolicy,
  clause: string,
): readonly ExampleOfClause[] {
  return runsOf(policy, compiled).flatMap((run) =>
    run.request.claims.flatMap((claim, index): ExampleOfClause[] => {
      const result = run.assessment.claims[index];
      return claim.clause === clause && result ? [{ run, claim, result }] : [];
    }),
  );
}

/**
 * The example that explains a clause best: one that is granted something, alone in its request where there is such a
 * one, with a cost that does not count if possible, because that shows the most.
 */
export function bestExample(examples: readonly ExampleOfClause[]): ExampleOfClause | undefined {
  const worth = ({ run, claim, result }: ExampleOfClause) => {
    const alone = run.request.claims.length === 1 ? 2 : 0;
    const dropped = (claim.costs?.length ?? 0) > result.countedCosts.length ? 1 : 0;
    return alone + dropped;
  };
  const granted = examples.filter(({ result }) => result.awardFen > 0);
  return granted.reduce<ExampleOfClause | undefined>(
    (best, next) => (best === undefined || worth(next) > worth(best) ? next : best),
    undefined,
  );
}
