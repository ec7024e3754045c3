import type { PageGroup } from '../../../kit/frame/pages.ts';

export const settingsPages: PageGroup = {
  pages: [{ path: '/settings', load: () => import('./page.tsx') }],
  navigation: [
    {
      to: '/settings',
      word: 'office.settings',
      icon: 'list',
      group: 'office.group.system',
      staffRoles: ['system-administrator', 'security-administrator', 'audit-administrator', 'auditor'],
    },
  ],
};
