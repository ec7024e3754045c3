import { type CompiledPolicy, compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
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

/** The package of an id and version; without a version the newest. */
export function findPackage({ packages }: Loaded, id: string, version?: string): PolicyPackage | undefined {
  return packages.find(({ definition: { manifest } }) => {
    return manifest.id === id && (version === undefined || manifest.version === version);
  });
}

/**
 * The policy that a request speaks to. Where it names one that is not loaded, the nearest that is: the engine then
 * refuses the name with its pointer, as it refuses everything else.
 */
export function policyFor(loaded: Loaded, request: unknown): CompiledPolicy {
  const id = ownText(request, 'policy') ?? loaded.defaultPolicy;
  const version = ownText(request, 'version');
  const found =
    findPackage(loaded, id, version) ?? findPackage(loaded, id) ?? findPackage(loaded, loaded.defaultPolicy);
  const compiled = found && loaded.policies.get(keyOf(found));
  if (!compiled) throw new Error(`the default policy ${loaded.defaultPolicy} is not loaded`);
  return compiled;
}

function ownText(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === 'string' ? member : undefined;
}
