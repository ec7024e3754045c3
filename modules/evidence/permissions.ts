import { ORGANISATION_ROLES } from '../../contracts/roles.ts';
import { entrusted, ownOrganisation, type Permission, staff, theSystem } from '../../platform/permission/permission.ts';

const write: Permission = [ownOrganisation('representative', 'preparer')];
const writeDraft: Permission = [ownOrganisation('representative', 'preparer'), staff('clerk')];
/** Roles of the office that look at vouchers and at where else they stand. */
export const VOUCHER_READERS = ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'] as const;
const office = staff(...VOUCHER_READERS);
const own = ownOrganisation(...ORGANISATION_ROLES);

/** Who may do what with evidence. The only place of it. A clerk writes only what came on paper; the acts test that. */
export const may = {
  registerVoucher: write,
  registerPaperVoucher: [staff('clerk')],
  changeVoucher: write,
  withdrawVoucher: write,
  listVouchers: [own],
  listVouchersFor: [own, staff('clerk')],
  showVoucher: [own],
  previewVoucher: [own, office, entrusted('accountant')],
  listOfficeVouchers: [office],
  showOfficeVoucher: [office, entrusted('accountant')],
  listCollisions: [office],
  establishVoucher: [staff('officer', 'supervisor')],
  cancelInvoice: [staff('officer', 'supervisor')],
  dismissCancellation: [staff('officer', 'supervisor')],
  listCancellations: [office],
  recordReading: [theSystem],
  releaseApplication: [theSystem],
  listCostLines: [own, office],
  addCostLine: writeDraft,
  changeCostLine: writeDraft,
  removeCostLine: writeDraft,
  moveCostLine: writeDraft,
  bindVoucher: writeDraft,
  addLinesFromVouchers: writeDraft,
  importCostLines: writeDraft,
  readCostSheet: writeDraft,
  takeCostSheetTemplate: writeDraft,
} satisfies Readonly<Record<string, Permission>>;
