import type { PageGroup } from '../../../kit/frame/pages.ts';

export const noticesPages: PageGroup = {
  pages: [
    { path: '/documents', load: () => import('./documents-page.tsx') },
    { path: '/notices/$documentId', load: () => import('./document-page.tsx') },
    { path: '/applications/$applicationId/notice', load: () => import('./notice-page.tsx') },
  ],
  navigation: [{ to: '/documents', word: 'my.documents', icon: 'file' }],
};
