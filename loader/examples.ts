import { isDeepStrictEqual } from 'node:util';
import {
  type Example,
  ExampleDefect,
  type ExampleFlaw,
  exampleRequest,
  inFen,
} from '../engine/format/example-request.ts';
import type { ExampleFile } from '../engine/format/files.ts';
import { assess, type CompiledPolicy, classify, refusalMessage } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import type { Refusal } from '../engine/result.ts';
import enginePhrases from '../messages/zh-CN/engine.json' with { type: 'json' };

/** One member of an expectation that came out otherwise. `place` is dotted: `claims.c1.awardFen`. */
export interface Difference {
  readonly place: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface ExampleOutcome {
  /** `examples/location-filming.yaml`. */
  readonly file: string;
  /** Position in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly ok: boolean;
  /** What the example says and what the engine found, the same members in both; amounts in fen. */
  readonly expected: unknown;
  readonly found: unknown;
  readonly differences: readonly Difference[];
  /** The request was refused by the engine. */
  readonly refusal?: Refusal & { readonly message: string };
  /** The example could not even be turned into a request. */
  readonly flaw?: ExampleFlaw;
}

/** Runs every example of a package through the engine. */
export function runExamples(policyPackage: PolicyPackage, policy: CompiledPolicy): ExampleOutcome[] {
  return policyPackage.examples.flatMap(({ file, content }) =>
    content.examples.map((example, index) => runExample(file, index, content, example, policy)),
  );
}

function runExample(
  file: string,
  index: number,
  content: ExampleFile,
  example: Example,
  policy: CompiledPolicy,
): ExampleOutcome {
  const outcome = { file, index, name: example.name, ok: false, expected: example.expect, found: null };
  try {
    const request = exampleRequest(content, example);
    const expected = inFen(expectationOf(example), '', false) as Members;
    if (Object.keys(expected).length === 0)
      throw new ExampleDefect({ code: 'example.empty', place: 'expect', found: '' });
    const isAssessment = typeof request === 'object' && request !== null && Object.hasOwn(request, 'claims');
    const result = isAssessment ? assess(policy, request) : classify(policy, request);
    if (!result.ok) {
      const message = refusalMessage(result.refusal, enginePhrases);
      return { ...outcome, expected, differences: [], refusal: { ...result.refusal, message } };
    }
    const whole = isAssessment ? resultById(result.value) : { classes: classesById(result.value) };
    const differences = differencesOf(expected, whole, '');
    return { ...outcome, ok: differences.length === 0, expected, found: sameMembers(expected, whole), differences };
  } catch (defect) {
    if (!(defect instanceof ExampleDefect)) throw defect;
    return { ...outcome, differences: [], flaw: defect.flaw };
  }
}

type Members = Record<string, unknown>;

/** What the example expects, without the members that it leaves out (claims that it does not name are an empty object). */
function expectationOf({ expect }: Example): Members {
  const named = Object.entries(expect).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    named.filter(([name, value]) => name !== 'claims' || Object.keys(value as Members).length > 0),
  );
}

/** The result of an assessment with its claims by id, as expectations name them. */
function resultById(result: unknown): Members {
  const { claims, ...rest } = result as { claims: readonly { id: string }[] };
  return { ...rest, claims: Object.fromEntries(claims.map((claim) => [claim.id, claim])) };
}

/** The classes of a classification by its id; `pending` and `none` stand where there is no class (yet). */
function classesById(result: unknown): Members {
  const { classes } = result as { classes: readonly { id: string; status: string; class: string | null }[] };
  return Object.fromEntries(classes.map((one) => [one.id, one.class ?? one.status]));
}

/** Only what the expectation names is compared; lists and single values as a whole. */
function differencesOf(expected: unknown, found: unknown, place: string): Difference[] {
  if (isMembers(expected) && isMembers(found)) {
    return Object.entries(expected).flatMap(([key, value]) => {
      return differencesOf(value, found[key], place === '' ? key : `${place}.${key}`);
    });
  }
  return isDeepStrictEqual(expected, found) ? [] : [{ place, expected, found }];
}

function sameMembers(expected: unknown, found: unknown): unknown {
  if (!isMembers(expected) || !isMembers(found)) return found;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, sameMembers(value, found[key])]));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
