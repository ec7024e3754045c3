import type { CompiledPolicy, PolicyPackage } from '../engine/index.ts';

/** The policy packages that the process runs on, as modules and journeys are given them when the routes are put together. */
export interface PolicyShelf {
  readonly packages: readonly PolicyPackage[];
  find(id: string, version: string): PolicyPackage | undefined;
  /** The compiled policy with exactly this content; undefined where it is not loaded or its files have changed. */
  compiled(id: string, version: string, digest: string): CompiledPolicy | undefined;
}
