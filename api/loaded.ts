import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { type CompiledPolicy, compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { packageFor } from '../loader/package-for.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };

/** The packages in use and what they are compiled to. Plain data in, so that a worker thread can be given the same. */
export interface Loaded {
  /** By id, then newest first. */
  readonly packages: readonly PolicyPackage[];
  /** Id of the policy that a request means which names none. */
  readonly defaultPolicy: string;
  /** By `id@version`. */
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
}

export function compileAll(packages: readonly PolicyPackage[], defaultPolicy: string): Loaded {
  const policies = new Map(packages.map((loaded) => [keyOf(loaded), compilePolicy(loaded.definition, phrases)]));
  return { packages, defaultPolicy, policies };
}

export function keyOf({ definition: { manifest } }: PolicyPackage): string {
  return `${manifest.id}@${manifest.version}`;
}

/** The policy that a request speaks to, compiled. */
export function policyFor(loaded: Loaded, request: unknown): CompiledPolicy {
  const found = packageFor(loaded, request);
  const compiled = found && loaded.policies.get(keyOf(found));
  if (!compiled) throw new Error(`the default policy ${loaded.defaultPolicy} is not loaded`);
  return compiled;
}

/** The packages as modules and journeys are given them. */
export function shelfOf({ packages, policies }: Loaded): PolicyShelf {
  const find = (id: string, version: string) =>
    packages.find(({ definition: { manifest } }) => manifest.id === id && manifest.version === version);
  return {
    packages,
    find,
    compiled(id, version, digest) {
      const found = find(id, version);
      return found?.definition.digest === digest ? policies.get(keyOf(found)) : undefined;
    },
  };
}
