import type { PageGroup } from '../../../kit/frame/pages.ts';

export const staffPages: PageGroup = {
  pages: [
    { path: '/organisations', load: () => import('./organisations-page.tsx') },
    { path: '/organisations/letters', load: () => import('./letters-page.tsx') },
    { path: '/organisations/$organisationId', load: () => import('./organisation-page.tsx') },
    { path: '/staff', load: () => import('./staff-page.tsx') },
  ],
  navigation: [
    {
      to: '/organisations',
      word: 'office.organisations',
      icon: 'list',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'],
    },
    {
      to: '/staff',
      word: 'office.staff',
      icon: 'person',
      group: 'office.group.system',
      staffRoles: ['security-administrator', 'system-administrator', 'audit-administrator', 'supervisor', 'auditor'],
    },
  ],
};
