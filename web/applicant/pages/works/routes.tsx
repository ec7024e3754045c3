import type { PageGroup } from '../../../kit/frame/pages.ts';

export const worksPages: PageGroup = {
  pages: [
    { path: '/works', load: () => import('./list-page.tsx') },
    { path: '/works/new', load: () => import('./new-page.tsx') },
    { path: '/works/$workId', load: () => import('./work-page.tsx') },
    { path: '/works/$workId/edit', load: () => import('./edit-page.tsx') },
    { path: '/works/$workId/days', load: () => import('./days-page.tsx') },
    { path: '/works/$workId/days/add', load: () => import('./add-day-page.tsx') },
    { path: '/works/$workId/days/many', load: () => import('./many-days-page.tsx') },
  ],
  navigation: [{ to: '/works', word: 'my.works', icon: 'film' }],
};
