import { useUnread } from '../../../inbox/unread.ts';
import type { PageGroup } from '../../../kit/frame/pages.ts';

export const inboxPages: PageGroup = {
  pages: [{ path: '/messages', load: () => import('./page.tsx') }],
  navigation: [{ to: '/messages', word: 'my.messages', icon: 'bell', useCount: useUnread }],
};
