import type { PageGroup } from '../../../kit/frame/pages.ts';

export const roundPages: PageGroup = {
  pages: [{ path: '/rounds', load: () => import('./list-page.tsx') }],
  navigation: [{ to: '/rounds', word: 'my.rounds', icon: 'calendar' }],
};
