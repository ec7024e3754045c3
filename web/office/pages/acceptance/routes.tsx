import type { PageGroup } from '../../../kit/frame/pages.ts';

export const acceptancePages: PageGroup = {
  pages: [
    { path: '/applications/$applicationId', load: () => import('./application-page.tsx') },
    { path: '/applications/$applicationId/correction', load: () => import('./correction-page.tsx') },
    { path: '/documents', load: () => import('./documents-page.tsx') },
    { path: '/documents/$documentId', load: () => import('./document-page.tsx') },
  ],
  navigation: [
    {
      to: '/documents',
      word: 'office.documents',
      icon: 'file',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'],
    },
  ],
};
