import { get, post, type Route } from '../../platform/route/route.ts';
import { cancelInvoice, dismissCancellation } from './counting/cancel-invoice.ts';
import { establishVoucher } from './vouchers/change-voucher.ts';
import { listVouchers, showVoucher } from './vouchers/list-vouchers.ts';
import { registerVoucher } from './vouchers/register-voucher.ts';

/** What needs nothing but evidence; the rest are journeys (journeys/evidence). */
export const evidenceRoutes: readonly Route[] = [
  post('/vouchers', registerVoucher),
  get('/vouchers', listVouchers),
  get('/vouchers/:id', showVoucher),
  post('/office/vouchers/:id/establish', establishVoucher),
  post('/office/invoices/:key/cancel', cancelInvoice),
  post('/office/invoice-cancellations/:id/dismiss', dismissCancellation),
];
