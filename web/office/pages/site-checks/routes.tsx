import type { PageGroup } from '../../../kit/frame/pages.ts';

export const siteCheckPages: PageGroup = {
  pages: [
    { path: '/site-checks', load: () => import('./list-page.tsx') },
    { path: '/site-checks/$checkId', load: () => import('./record-page.tsx') },
  ],
  navigation: [
    {
      to: '/site-checks',
      word: 'office.site-checks',
      icon: 'list',
      group: 'office.group.mine',
      staffRoles: ['inspector'],
    },
  ],
};
