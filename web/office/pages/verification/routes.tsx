import type { PageGroup } from '../../../kit/frame/pages.ts';

export const verificationPages: PageGroup = {
  pages: [{ path: '/applications/$applicationId/verification', load: () => import('./page.tsx') }],
  navigation: [],
};
