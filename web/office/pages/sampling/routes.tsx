import type { PageGroup } from '../../../kit/frame/pages.ts';

export const samplingPages: PageGroup = {
  pages: [
    { path: '/sampling', load: () => import('./rounds-page.tsx') },
    { path: '/sampling/$roundId', load: () => import('./draws-page.tsx') },
  ],
  navigation: [
    {
      to: '/sampling',
      word: 'office.sampling',
      icon: 'search',
      group: 'office.group.process',
      staffRoles: ['officer', 'supervisor', 'auditor'],
    },
  ],
};
