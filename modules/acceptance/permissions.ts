import { ownOrganisation, type Permission, staff } from '../../platform/permission/permission.ts';

/** Roles of the office that read what acceptance is about. */
const READERS = ['clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor'] as const;
const MEMBERS = ['representative', 'preparer', 'viewer'] as const;

/** Who may do what in acceptance and with official documents. */
export const may = {
  seeCompleteness: [staff(...READERS)],
  seeDesk: [staff(...READERS)],
  accept: [staff('clerk')],
  decline: [staff('clerk')],
  requestCorrection: [staff('clerk')],
  previewCorrection: [staff('clerk')],
  approveSecondNotice: [staff('supervisor')],
  previewBulkAcceptance: [staff('clerk')],
  listNotices: [ownOrganisation(...MEMBERS), staff(...READERS)],
  listDocuments: [staff(...READERS)],
  listServedDocuments: [ownOrganisation(...MEMBERS)],
  seeDocument: [ownOrganisation(...MEMBERS), staff(...READERS)],
  signDocument: [staff('officer', 'supervisor')],
  sendForSeal: [staff('clerk', 'officer')],
  serveDocument: [staff('clerk', 'officer')],
  readDocument: [ownOrganisation(...MEMBERS)],
} satisfies Readonly<Record<string, Permission>>;
