import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { acceptanceJourneyRoutes } from '../journeys/acceptance-routes.ts';
import { applicationJourneyRoutes } from '../journeys/application-routes.ts';
import { roundJourneyRoutes } from '../journeys/draft-round.ts';
import { evidenceJourneyRoutes } from '../journeys/evidence/routes.ts';
import { workListRoutes } from '../journeys/inbox/routes.ts';
import { calendarRoutes } from '../journeys/upload-calendar.ts';
import { verificationRoutes } from '../journeys/verification/routes.ts';
import { acceptanceRoutes } from '../modules/acceptance/index.ts';
import { instrumentRoutes } from '../modules/instrument/index.ts';
import { integrityRoutes } from '../modules/integrity/index.ts';
import { partyRoutes } from '../modules/party/routes.ts';
import { personalRoutes } from '../modules/personal/index.ts';
import { roundRoutes } from '../modules/round/index.ts';
import { settingRoutes } from '../modules/settings/index.ts';
import { staffRoutes } from '../modules/staff/routes.ts';
import { worksRoutes } from '../modules/works/index.ts';
import type { Route } from '../platform/route/route.ts';
import { auditRoutes } from '../views/audit/routes.ts';
import { areUsablePhotos } from '../views/file-access.ts';
import { lineIdsOf } from '../views/verification-lines.ts';
import { fileRoutes } from './files.ts';
import { mayReadFile } from './may-read.ts';
import { SETTINGS } from './settings.ts';

/** All commands and queries of the office: each module and journey adds its list here. */
export const ROUTES: readonly Route[] = [
  ...partyRoutes,
  ...staffRoutes,
  ...integrityRoutes,
  ...settingRoutes(SETTINGS),
  ...auditRoutes,
  ...acceptanceRoutes,
  ...calendarRoutes,
  ...personalRoutes,
];

/** All of them, with those that ask the loaded packages. */
export function routesOf(policies: PolicyShelf): readonly Route[] {
  return [
    ...ROUTES,
    ...worksRoutes(policies),
    ...instrumentRoutes(policies),
    ...roundRoutes(policies),
    ...roundJourneyRoutes(policies),
    ...applicationJourneyRoutes(policies),
    ...evidenceJourneyRoutes(policies),
    ...acceptanceJourneyRoutes(policies),
    ...workListRoutes(policies),
    ...verificationRoutes({ policies, lineIds: lineIdsOf, areUsable: areUsablePhotos }),
    ...fileRoutes(mayReadFile),
  ];
}
