import type { PolicyPackage } from '../../../engine/package.ts';
import type { Crumb } from '../components/crumbs.tsx';
import { paths, policyPath } from '../paths.ts';
import { say } from '../say.ts';

/** The way to a page that belongs to one policy. */
export function policyCrumbs(policy: PolicyPackage): readonly Crumb[] {
  return [
    { label: say('policies.title'), href: paths.policies },
    { label: policy.definition.manifest.shortTitle, href: policyPath(policy) },
  ];
}
