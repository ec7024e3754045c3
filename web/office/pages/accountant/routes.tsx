import type { PageGroup } from '../../../kit/frame/pages.ts';

export const accountantPages: PageGroup = {
  pages: [
    { path: '/accountant', load: () => import('./list-page.tsx') },
    { path: '/accountant/$applicationId', load: () => import('./report-page.tsx') },
  ],
  navigation: [
    {
      to: '/accountant',
      word: 'office.accountant',
      icon: 'list',
      group: 'office.group.mine',
      staffRoles: ['accountant'],
    },
  ],
};
