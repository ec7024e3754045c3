import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPackage } from '../loader/package-for.ts';
import { errorCode } from '../platform/fault.ts';
import { assetsOf, type BuildManifest, type Site } from '../web/public/render.tsx';
import type { Loaded } from './loaded.ts';

/** What the public pages need beside the packages. Plain data, so that a worker thread can be given the same. */
export interface SiteFacts {
  readonly manifest: BuildManifest;
  /** Origin of the site without a trailing slash. */
  readonly baseUrl: string;
}

/** The manifest of the built client; empty where nothing is built yet, so that pages still say what they say. */
export async function readManifest(clientDirectory: string): Promise<BuildManifest> {
  try {
    return JSON.parse(await readFile(join(clientDirectory, '.vite', 'manifest.json'), 'utf8')) as BuildManifest;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
}

/** Makes the site of a day (`YYYY-MM-DD`, Beijing). */
export function siteOn(loaded: Loaded, facts: SiteFacts): (today: string) => Site {
  const assets = assetsOf(facts.manifest);
  const { packages, policies, defaultPolicy } = loaded;
  const version = findPackage(loaded, defaultPolicy)?.definition.manifest.version ?? '';
  return (today) => {
    return {
      packages,
      policies,
      defaultPolicy: { id: defaultPolicy, version },
      today,
      assets,
      baseUrl: facts.baseUrl,
    };
  };
}
