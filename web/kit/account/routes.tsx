import type { PageGroup } from '../frame/pages.ts';

/** What belongs to the person, the same in both workplaces; the account menu leads there. */
export const accountPages: PageGroup = {
  pages: [
    { path: '/account', load: () => import('./security-page.tsx') },
    { path: '/demonstration', load: () => import('./demonstration-page.tsx') },
  ],
  navigation: [],
};
