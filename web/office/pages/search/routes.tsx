import type { PageGroup } from '../../../kit/frame/pages.ts';

/** Reached from the box at the head of every page. */
export const searchPages: PageGroup = {
  pages: [{ path: '/search', load: () => import('./page.tsx') }],
  navigation: [],
};
