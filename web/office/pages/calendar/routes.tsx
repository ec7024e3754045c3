import type { PageGroup } from '../../../kit/frame/pages.ts';

export const calendarPages: PageGroup = {
  pages: [{ path: '/working-days', load: () => import('./page.tsx') }],
  navigation: [{ to: '/working-days', word: 'office.working-days', icon: 'calendar', group: 'office.group.system' }],
};
