import type { PageGroup } from '../../../kit/frame/pages.ts';

export const evidencePages: PageGroup = {
  pages: [
    { path: '/vouchers', load: () => import('./list-page.tsx') },
    { path: '/vouchers/$voucherId', load: () => import('./voucher-page.tsx') },
    { path: '/invoice-cancellations', load: () => import('./cancellations-page.tsx') },
  ],
  navigation: [
    {
      to: '/vouchers',
      word: 'office.evidence',
      icon: 'search',
      staffRoles: ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'],
    },
  ],
};
