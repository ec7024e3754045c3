import type { PageGroup } from '../../../kit/frame/pages.ts';

export const personalDataPages: PageGroup = {
  pages: [{ path: '/personal-data-requests', load: () => import('./page.tsx') }],
  navigation: [
    {
      to: '/personal-data-requests',
      word: 'office.personal-data-requests',
      icon: 'person',
      staffRoles: ['supervisor'],
    },
  ],
};
