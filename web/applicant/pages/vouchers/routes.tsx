import type { PageGroup } from '../../../kit/frame/pages.ts';

export const voucherPages: PageGroup = {
  pages: [
    { path: '/vouchers', load: () => import('./list-page.tsx') },
    { path: '/vouchers/$voucherId', load: () => import('./voucher-page.tsx') },
  ],
  navigation: [{ to: '/vouchers', word: 'my.evidence', icon: 'file' }],
};
