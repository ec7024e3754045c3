import type { CompiledPolicy } from '../../engine/index.ts';
import type { PolicyPackage } from '../../engine/package.ts';
import type { Site } from './site.ts';

/** Looking packages up in the site. */

export function findPackage(site: Site, id: string, version: string): PolicyPackage | undefined {
  return site.packages.find(({ text }) => text.id === id && text.version === version);
}

/** The policy that the site is about. Undefined only where nothing could be loaded, so that error pages still work. */
export function defaultPackage(site: Site): PolicyPackage | undefined {
  return findPackage(site, site.defaultPolicy.id, site.defaultPolicy.version);
}

export function compiledPolicy(site: Site, { text }: PolicyPackage): CompiledPolicy {
  const compiled = site.policies.get(`${text.id}@${text.version}`);
  if (!compiled) throw new Error(`policy ${text.id}@${text.version} is loaded but not compiled`);
  return compiled;
}

/** How to open the calculator for a policy: the default one needs no name. */
export function openingFor(site: Site, policy: PolicyPackage): { readonly policy?: PolicyPackage } {
  return policy === defaultPackage(site) ? {} : { policy };
}
