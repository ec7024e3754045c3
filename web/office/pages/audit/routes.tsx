import type { PageGroup } from '../../../kit/frame/pages.ts';

export const auditPages: PageGroup = {
  pages: [{ path: '/audit', load: () => import('./page.tsx') }],
  navigation: [
    {
      to: '/audit',
      word: 'office.audit',
      icon: 'eye',
      group: 'office.group.system',
      staffRoles: ['auditor', 'audit-administrator'],
    },
  ],
};
