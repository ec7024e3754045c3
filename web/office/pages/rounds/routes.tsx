import type { PageGroup } from '../../../kit/frame/pages.ts';

export const roundPages: PageGroup = {
  pages: [
    { path: '/rounds', load: () => import('./list-page.tsx') },
    { path: '/rounds/new', load: () => import('./new-page.tsx') },
    { path: '/rounds/$roundId', load: () => import('./round-page.tsx') },
  ],
  navigation: [
    {
      to: '/rounds',
      word: 'office.rounds',
      icon: 'calendar',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'],
    },
  ],
};
