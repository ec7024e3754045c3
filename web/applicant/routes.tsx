import { accountPages } from '../kit/account/routes.tsx';
import type { PageGroup } from '../kit/frame/pages.ts';
import { ownPersonalDataPages } from '../kit/personal-data/routes.tsx';
import { applicationPages } from './pages/applications/routes.tsx';
import { homePages } from './pages/home/routes.tsx';
import { inboxPages } from './pages/inbox/routes.tsx';
import { noticesPages } from './pages/notices/routes.tsx';
import { partyPages } from './pages/party/routes.tsx';
import { roundPages } from './pages/rounds/routes.tsx';
import { voucherPages } from './pages/vouchers/routes.tsx';
import { worksPages } from './pages/works/routes.tsx';

/** Every folder of pages adds its line here. The navigation shows them in this order; the first four stand on a phone's bar. */
export const groups: readonly PageGroup[] = [
  homePages,
  roundPages,
  applicationPages,
  worksPages,
  voucherPages,
  inboxPages,
  partyPages,
  noticesPages,
  ownPersonalDataPages,
  accountPages,
];
