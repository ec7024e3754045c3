import type { PageGroup } from '../frame/pages.ts';

const pages: PageGroup['pages'] = [{ path: '/personal-data', load: () => import('./page.tsx') }];

/** One's own personal data, the same in both workplaces. */
export const ownPersonalDataPages: PageGroup = {
  pages,
  navigation: [{ to: '/personal-data', word: 'my.personal-data', icon: 'lock' }],
};
export const ownPersonalDataOfStaffPages: PageGroup = {
  pages,
  navigation: [{ to: '/personal-data', word: 'office.personal-data', icon: 'lock', group: 'office.group.mine' }],
};
