import type { PageGroup } from '../../../kit/frame/pages.ts';

export const worksPages: PageGroup = {
  pages: [
    { path: '/works', load: () => import('./register-page.tsx') },
    { path: '/works/merges', load: () => import('./merges-page.tsx') },
    { path: '/works/$workId', load: () => import('./work-page.tsx') },
  ],
  navigation: [
    {
      to: '/works',
      word: 'office.works',
      icon: 'film',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'inspector', 'finance', 'auditor'],
    },
  ],
};
