import type { PolicyPackage } from '../engine/package.ts';

/** Packages in the order of a catalogue (by id, then newest first) and the policy that a request means which names none. */
export interface Shelf {
  readonly packages: readonly PolicyPackage[];
  readonly defaultPolicy: string;
}

/** The package of an id and version; without a version its newest, without an id the default policy. */
export function findPackage(
  { packages, defaultPolicy }: Shelf,
  id: string = defaultPolicy,
  version?: string,
): PolicyPackage | undefined {
  return packages.find(({ definition: { manifest } }) => {
    return manifest.id === id && (version === undefined || manifest.version === version);
  });
}

/**
 * The package that a request speaks to. Where it names one that is not loaded, the nearest that is: the engine then
 * refuses the name with its pointer, as it refuses everything else. Undefined where the default policy is not loaded.
 */
export function packageFor(shelf: Shelf, request: unknown): PolicyPackage | undefined {
  const id = ownText(request, 'policy');
  const version = ownText(request, 'version');
  return findPackage(shelf, id, version) ?? findPackage(shelf, id) ?? findPackage(shelf);
}

function ownText(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === 'string' ? member : undefined;
}
