import type { Epoch, Terms } from '../engine/definition.ts';
import { type Manifest, manifest } from '../engine/format/manifest.ts';
import { type Classification, type Clause, classification, clause } from '../engine/format/terms.ts';
import type { PackageProblem } from './package.ts';
import { parsePlaced } from './parse.ts';
import { type RegisterInForce, type Resolved, resolveSource } from './resolve.ts';
import type { PackageSources } from './sources.ts';

/** The terms as they hold from one day on, with the places where they are written. */
export interface EpochTerms {
  readonly from: string | null;
  readonly manifest: Manifest;
  readonly policy: Resolved;
  readonly clauses: readonly Placed<Clause>[];
  readonly classifications: readonly Placed<Classification>[];
}

/** A part of the terms, the name of its file (which is its id) and where it is written. */
export interface Placed<T> {
  readonly name: string;
  readonly content: T;
  readonly resolved: Resolved;
}

export interface TermsRead {
  readonly epochs: readonly EpochTerms[];
  /** Ids of the readings that the terms use. */
  readonly used: ReadonlySet<string>;
}

/**
 * Resolves and parses policy.yaml, clauses/ and classifications/ once for every day on which a value changes. Undefined
 * where policy.yaml itself cannot be used; a clause that cannot is left out and has its problems.
 */
export function readTerms(
  sources: PackageSources,
  register: RegisterInForce,
  problems: PackageProblem[],
): TermsRead | undefined {
  const { policy } = sources;
  if (!policy) return undefined;
  const days = new Set<string>();
  const used = new Set<string>();
  const parts = [policy, ...sources.clauses.values(), ...sources.classifications.values()];
  const before = problems.length;
  for (const source of parts) resolveSource(source, { register, day: null, problems, days, used });
  if (problems.length > before) return undefined;
  const epochs: EpochTerms[] = [];
  for (const from of [null, ...[...days].sort()]) {
    const resolve = (source: (typeof parts)[number]) =>
      resolveSource(source, { register, day: from, problems, days, used });
    const resolvedPolicy = resolve(policy);
    const parsed = parsePlaced(manifest, resolvedPolicy, problems);
    const parseAll = <T>(
      part: ReadonlyMap<string, (typeof parts)[number]>,
      schema: Parameters<typeof parsePlaced<T>>[0],
    ) =>
      [...part].flatMap(([name, source]): Placed<T>[] => {
        const resolved = resolve(source);
        const content = parsePlaced(schema, resolved, problems);
        return content === undefined ? [] : [{ name, content, resolved }];
      });
    const clauses = parseAll<Clause>(sources.clauses, clause);
    const classifications = parseAll<Classification>(sources.classifications, classification);
    if (parsed) epochs.push({ from, manifest: parsed, policy: resolvedPolicy, clauses, classifications });
  }
  return epochs.length > 0 ? { epochs, used } : undefined;
}

/** The engine's form: clauses and classifications in the order of the manifest. */
export function epochOf(terms: EpochTerms): Epoch {
  const { general, insteadOfAward, exclusions } = terms.manifest;
  const inOrder = <T>(ids: readonly string[], parts: readonly Placed<T>[]): T[] =>
    ids.flatMap((id) => parts.filter((part) => part.name === id).map((part) => part.content));
  const result: Terms = {
    general,
    ...(insteadOfAward ? { insteadOfAward } : {}),
    exclusions,
    clauses: inOrder(terms.manifest.clauses, terms.clauses),
    classifications: inOrder(terms.manifest.classifications, terms.classifications),
  };
  return { from: terms.from, terms: result };
}
