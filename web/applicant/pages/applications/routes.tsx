import type { PageGroup } from '../../../kit/frame/pages.ts';

export const applicationPages: PageGroup = {
  pages: [
    { path: '/applications', load: () => import('./list-page.tsx') },
    { path: '/applications/new', load: () => import('./new-page.tsx') },
    { path: '/applications/$applicationId', load: () => import('./application-page.tsx') },
    { path: '/applications/$applicationId/edit', load: () => import('./form-page.tsx') },
    { path: '/applications/$applicationId/submit', load: () => import('./submit-page.tsx') },
    { path: '/applications/$applicationId/changes', load: () => import('./changes-page.tsx') },
  ],
  navigation: [{ to: '/applications', word: 'my.applications', icon: 'file' }],
};
