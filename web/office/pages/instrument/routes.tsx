import type { PageGroup } from '../../../kit/frame/pages.ts';

export const instrumentPages: PageGroup = {
  pages: [
    { path: '/instruments', load: () => import('./list-page.tsx') },
    { path: '/instruments/$issueId', load: () => import('./issue-page.tsx') },
  ],
  navigation: [
    {
      to: '/instruments',
      word: 'office.instruments',
      icon: 'file',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'system-administrator', 'auditor'],
    },
  ],
};
