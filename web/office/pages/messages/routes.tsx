import { useUnread } from '../../../inbox/unread.ts';
import type { PageGroup } from '../../../kit/frame/pages.ts';

export const messagePages: PageGroup = {
  pages: [
    { path: '/messages', load: () => import('./page.tsx') },
    { path: '/deliveries', load: () => import('./deliveries-page.tsx') },
  ],
  navigation: [
    { to: '/messages', word: 'office.messages', icon: 'bell', group: 'office.group.mine', useCount: useUnread },
    {
      to: '/deliveries',
      word: 'office.deliveries',
      icon: 'share',
      group: 'office.group.system',
      staffRoles: ['system-administrator', 'auditor'],
    },
  ],
};
