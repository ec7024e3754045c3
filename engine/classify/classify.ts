import type { Circumstances } from '../assess/circumstances.ts';
import type { Truth } from '../assess/evaluate.ts';
import { type CompiledPolicy, epochOn } from '../assess/policy.ts';
import { yearOf } from '../calendar.ts';
import { byCodePoint } from '../order.ts';
import { checkHead } from '../request/check.ts';
import type { Facts } from '../request/form.ts';
import { checkObject, checkOptional, type JsonObject } from '../request/shape.ts';
import type { Assessment, Outcome } from '../result.ts';
import type { CompiledTable } from './tables.ts';

/** What a package of tables says of some facts on a day. */
export interface ClassificationResult {
  readonly policy: Assessment['policy'];
  readonly asOf: string;
  /** One for each classification of the package, in its order. */
  readonly classes: readonly ClassResult[];
}

export interface ClassResult {
  readonly id: string;
  /** Null where no row holds, or where it is not yet known which. */
  readonly class: string | null;
  readonly label: string | null;
  /** `none`: no row holds. `pending`: an answer that is missing could still change the class. */
  readonly status: 'classified' | 'pending' | 'none';
  /** What is needed to know the class, sorted: `facts.industry`. */
  readonly missing: readonly string[];
  /** One entry for each row, in order, none left out because another holds. */
  readonly trace: readonly RowTrace[];
}

export interface RowTrace {
  readonly class: string;
  readonly holds: Truth;
  readonly cite: string;
  readonly text: string;
}

const REQUEST = new Set(['policy', 'version', 'asOf', 'facts']);
const NO_FACTS: Facts = {};

/** Classifies `{ policy?, version?, asOf, facts }` by the dated tables of a package. Unknown facts make a class pending, never another one. */
export function classify(policy: CompiledPolicy, value: unknown): Outcome<ClassificationResult> {
  const { definition } = policy;
  const head = checkObject(value, '', REQUEST) ?? checkHead(value as JsonObject, definition.manifest);
  if (head) return { ok: false, refusal: head };
  const { asOf, facts = NO_FACTS } = value as { readonly asOf: string; readonly facts?: Facts };
  const { tables } = epochOn(policy.epochs, asOf);
  const refusal = checkOptional(value as JsonObject, 'facts', '', tables.checkFacts);
  if (refusal) return { ok: false, refusal };
  const circumstances: Circumstances = {
    asOf,
    programYear: yearOf(asOf),
    applicant: {},
    supports: new Map(),
    claim: { id: '', clause: '', facts },
  };
  const { id, version, status } = definition.manifest;
  const reference = { id, version, status, digest: definition.digest, readings: definition.readings };
  const classes = tables.classifications.map((table) => classOf(table, circumstances));
  return { ok: true, value: { policy: reference, asOf, classes } };
}

/** The first row that holds, unless a row before it that is not yet known could give another class. */
function classOf({ id, rows }: CompiledTable, circumstances: Circumstances): ClassResult {
  const truths = rows.map(({ test }) => test.truth(circumstances));
  const trace = rows.map(({ class: name, cite, sentence }, index): RowTrace => {
    const holds = truths[index] ?? null;
    return { class: name, holds, cite, text: sentence(circumstances, holds) };
  });
  const first = truths.indexOf(true);
  const open = rows.filter((_, index) => truths[index] === null && (first === -1 || index < first));
  const decided = first === -1 ? undefined : rows[first];
  if (open.every((row) => row.class === decided?.class)) {
    const status = decided ? 'classified' : 'none';
    return { id, class: decided?.class ?? null, label: decided?.label ?? null, status, missing: [], trace };
  }
  const missing = new Set<string>();
  for (const { test } of open) test.missing(circumstances, missing);
  return { id, class: null, label: null, status: 'pending', missing: [...missing].sort(byCodePoint), trace };
}
