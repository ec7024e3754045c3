import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { evidenceRoutes } from '../../modules/evidence/index.ts';
import { get, post, type Route } from '../../platform/route/route.ts';
import { listCollisions } from './collisions.ts';
import { addCostLine, bindVoucher, changeCostLine, listCostLines, moveCostLine, removeCostLine } from './cost-lines.ts';
import { addLinesFromVouchers, importCostLines } from './many-lines.ts';
import { listCancellations, listOfficeVouchers, showOfficeVoucher } from './office-vouchers.ts';
import { changeVoucher, listVouchersFor, registerPaperVoucher, withdrawVoucher } from './vouchers.ts';

/** Everything that is done with vouchers and cost lines; what is files on the way in or out: api/evidence-files.ts. */
export function evidenceJourneyRoutes(policies: PolicyShelf): readonly Route[] {
  return [
    ...evidenceRoutes,
    post('/vouchers/:id/change', changeVoucher),
    post('/vouchers/:id/withdraw', withdrawVoucher),
    get('/applications/:id/vouchers', listVouchersFor),
    post('/applications/:id/vouchers', registerPaperVoucher),
    get('/office/vouchers', listOfficeVouchers),
    get('/office/vouchers/:id', showOfficeVoucher),
    get('/office/cost-lines/:id/collisions', listCollisions),
    get('/office/invoice-cancellations', listCancellations),
    get('/applications/:id/cost-lines', listCostLines(policies)),
    post('/applications/:id/cost-lines', addCostLine(policies)),
    post('/applications/:id/cost-lines/import', importCostLines(policies)),
    post('/applications/:id/cost-lines/from-vouchers', addLinesFromVouchers(policies)),
    post('/applications/:id/cost-lines/:lineId/change', changeCostLine(policies)),
    post('/applications/:id/cost-lines/:lineId/remove', removeCostLine),
    post('/applications/:id/cost-lines/:lineId/move', moveCostLine),
    post('/applications/:id/cost-lines/:lineId/bind', bindVoucher),
  ];
}
