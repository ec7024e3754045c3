import type { PageGroup } from '../../../kit/frame/pages.ts';

export const partyPages: PageGroup = {
  pages: [
    { path: '/organisation', load: () => import('./organisation-page.tsx') },
    { path: '/organisation/edit', load: () => import('./edit-page.tsx') },
    { path: '/organisation/members', load: () => import('./members-page.tsx') },
    { path: '/organisation/letter', load: () => import('./letter-page.tsx') },
    { path: '/organisation/bank-account', load: () => import('./bank-page.tsx') },
    { path: '/organisations', load: () => import('./mine-page.tsx') },
    { path: '/organisations/register', load: () => import('./register-page.tsx') },
    { path: '/organisations/claim', load: () => import('./claim-page.tsx') },
    { path: '/invitations/$invitationId', load: () => import('./invitation-page.tsx') },
    { path: '/office-invitations/$invitationId', load: () => import('./office-invitation-page.tsx') },
  ],
  navigation: [{ to: '/organisation', word: 'my.organisation', icon: 'person' }],
};
