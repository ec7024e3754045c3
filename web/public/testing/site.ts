import { compilePolicy } from '../../../engine/index.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { loadCatalogue } from '../../../loader/index.ts';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import type { Site } from '../site.ts';

/** A site of given packages, as the service composes it. For tests only. */
export function siteOf(
  packages: readonly PolicyPackage[],
  defaultPolicy: Site['defaultPolicy'],
  today = '2026-04-10',
): Site {
  return {
    packages,
    policies: new Map(
      packages.map(({ text, definition }) => [`${text.id}@${text.version}`, compilePolicy(definition, enginePhrases)]),
    ),
    defaultPolicy,
    today,
    assets: { css: ['/assets/public.css'], script: () => undefined, styles: () => [], preloads: () => [] },
    baseUrl: 'https://example.org',
  };
}

/** The site of all packages that come with the program. */
export async function builtInSite(): Promise<Site> {
  const catalogue = await loadCatalogue({ directories: [] });
  const policy = catalogue.find();
  if (!policy) throw new Error('no default policy');
  return siteOf(catalogue.packages, { id: policy.text.id, version: policy.text.version });
}
