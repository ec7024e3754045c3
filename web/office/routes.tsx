import { accountPages } from '../kit/account/routes.tsx';
import type { PageGroup } from '../kit/frame/pages.ts';
import { ownPersonalDataOfStaffPages } from '../kit/personal-data/routes.tsx';
import { acceptancePages } from './pages/acceptance/routes.tsx';
import { accountantPages } from './pages/accountant/routes.tsx';
import { auditPages } from './pages/audit/routes.tsx';
import { calendarPages } from './pages/calendar/routes.tsx';
import { evidencePages } from './pages/evidence/routes.tsx';
import { instrumentPages } from './pages/instrument/routes.tsx';
import { messagePages } from './pages/messages/routes.tsx';
import { personalDataPages } from './pages/personal-data/routes.tsx';
import { roundPages } from './pages/rounds/routes.tsx';
import { samplingPages } from './pages/sampling/routes.tsx';
import { searchPages } from './pages/search/routes.tsx';
import { settingsPages } from './pages/settings/routes.tsx';
import { siteCheckPages } from './pages/site-checks/routes.tsx';
import { staffPages } from './pages/staff/routes.tsx';
import { verificationPages } from './pages/verification/routes.tsx';
import { workListPages } from './pages/worklist/routes.tsx';
import { worksPages } from './pages/works/routes.tsx';

/** Every folder of pages adds its line here. The rail shows entries in this order under the heading of their group. */
export const groups: readonly PageGroup[] = [
  workListPages,
  searchPages,
  messagePages,
  acceptancePages,
  verificationPages,
  accountantPages,
  siteCheckPages,
  samplingPages,
  evidencePages,
  worksPages,
  roundPages,
  instrumentPages,
  auditPages,
  personalDataPages,
  ownPersonalDataOfStaffPages,
  staffPages,
  calendarPages,
  settingsPages,
  accountPages,
];
