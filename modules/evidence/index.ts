/** Evidence: vouchers and what is read of them, cost lines, counting once, collisions. */

export { type CollidingLine, collisionsOf } from './collisions/collisions-of.ts';
export { similarPictures } from './collisions/picture-bands.ts';
export { countLine } from './counting/count-line.ts';
export { invoiceStateOf, openCancellations } from './counting/invoice-state.ts';
export { releaseHandler, releaseLine } from './counting/release.ts';
export { pageOfLines, totalOf } from './lines/cost-lines-of.ts';
export { costQuestionsOf, misfit } from './lines/cost-questions.ts';
export { columnsOf, linesOfSheet } from './lines/cost-sheet.ts';
export { addDraftCostLines, type DraftCostLine } from './lines/draft-cost-lines.ts';
export { lineViews } from './lines/line-view.ts';
export {
  bindTo,
  deleteLine,
  insertLines,
  lockLine,
  moveLine,
  type NewLine,
  updateLine,
} from './lines/write-lines.ts';
export { may as mayWithEvidence } from './permissions.ts';
export {
  compareVoucher,
  costSheetTemplate,
  openReader,
  type Reader as VoucherReader,
} from './reading/index.ts';
export { refuse as refuseEvidence, say as sayOfEvidence } from './refusals.ts';
export { evidenceRoutes } from './routes.ts';
export type { CostLineRow, VoucherRow } from './tables.ts';
export { correctVoucher, takeVoucherBack } from './vouchers/change-voucher.ts';
export { figuresOf } from './vouchers/figures.ts';
export { vouchersOfAll, vouchersOfOrganisation } from './vouchers/list-vouchers.ts';
export { pngOf } from './vouchers/preview.ts';
export { readVoucherHandler } from './vouchers/read-vouchers.ts';
export { addVoucher } from './vouchers/register-voucher.ts';
export { voucherOf, voucherResource, vouchersOf } from './vouchers/voucher-rows.ts';
export { hasPreview, lineOf as voucherLineOf, viewOf as voucherViewOf } from './vouchers/voucher-view.ts';
