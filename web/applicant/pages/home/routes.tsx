import type { PageGroup } from '../../../kit/frame/pages.ts';

export const homePages: PageGroup = {
  pages: [{ path: '/', load: () => import('./page.tsx') }],
  navigation: [{ to: '/', word: 'my.home', icon: 'home' }],
};
