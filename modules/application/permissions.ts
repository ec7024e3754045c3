import { anybody, ownOrganisation, type Permission, staff } from '../../platform/permission/permission.ts';

/** Roles of the office that read applications. Experts, accountants and inspectors see what is entrusted to them elsewhere. */
const READERS = ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'] as const;

const read = [ownOrganisation('representative', 'preparer', 'viewer'), staff(...READERS)];
const write = [ownOrganisation('representative', 'preparer'), staff('clerk')];

/** Who may do what with applications. A clerk writes only what came on paper; that is tested in the acts. */
export const may = {
  start: [ownOrganisation('representative', 'preparer')],
  startPaper: [staff('clerk')],
  list: [ownOrganisation('representative', 'preparer', 'viewer')],
  see: read,
  saveDraft: write,
  attachMaterial: write,
  detachMaterial: write,
  seeAssessment: read,
  seeChecklist: read,
  submit: [ownOrganisation('representative')],
  resubmit: [ownOrganisation('representative')],
  sendForConfirmation: [staff('clerk')],
  confirmPaper: [ownOrganisation('representative')],
  sendBack: [ownOrganisation('representative')],
  withdraw: [ownOrganisation('representative')],
  seeTimeline: read,
  seeSnapshot: read,
  seeChanges: read,
  seeProgress: [anybody],
} satisfies Readonly<Record<string, Permission>>;
