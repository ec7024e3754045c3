import { paths } from '../paths.ts';
import type { PageCall, PageResponse, Route } from '../site.ts';
import { renderClause } from './clause.tsx';
import { renderFavicon, renderIcon, renderRobots, renderSiteMap, renderWebManifest } from './files.ts';
import { renderHome } from './home.tsx';
import { switchLargePrint } from './large-print.ts';
import { renderMaterials } from './materials.tsx';
import { renderAccessibility, renderOffline } from './plain.tsx';
import { renderPolicies } from './policies.tsx';
import { redirectToPolicyText, renderPolicyText } from './policy-text.tsx';
import { renderReadings } from './readings.tsx';

function page(pattern: string, render: (call: PageCall) => PageResponse | undefined): Route {
  return { pattern, methods: ['GET'], render };
}

/** All public pages but the calculator and the comparison. */
export const pageRoutes: readonly Route[] = [
  page(paths.home, renderHome),
  page(paths.wholeText, redirectToPolicyText),
  page(paths.policies, renderPolicies),
  page(`${paths.policies}/:id/:version`, renderPolicyText),
  page(`${paths.policies}/:id/:version/readings`, renderReadings),
  page(`${paths.policies}/:id/:version/clauses/:clause`, renderClause),
  page(`${paths.policies}/:id/:version/clauses/:clause/materials`, renderMaterials),
  page(paths.accessibility, renderAccessibility),
  page(paths.offline, renderOffline),
  page(paths.largePrint, switchLargePrint),
  page(paths.robots, renderRobots),
  page(paths.siteMap, renderSiteMap),
  page(paths.webManifest, renderWebManifest),
  page(paths.favicon, renderFavicon),
  page(paths.icon, renderIcon),
];
