import { type Permission, signedIn, staff } from '../../platform/permission/permission.ts';

/** Roles that have a work list. Experts, accountants, inspectors and finance have lists of what was entrusted to them. */
const WORKERS = ['clerk', 'officer', 'supervisor', 'panel-secretary', 'auditor'] as const;

/** Who may do what with work lists and messages. Messages and filters are those of whoever asks. */
export const may = {
  listWork: [staff(...WORKERS)],
  listChoices: [staff(...WORKERS)],
  countWork: [staff(...WORKERS)],
  exportWork: [staff(...WORKERS)],
  search: [staff(...WORKERS, 'finance')],
  listFilters: [staff(...WORKERS)],
  saveFilter: [staff(...WORKERS)],
  removeFilter: [staff(...WORKERS)],
  // A clerk and an officer at their own desk; that is tested in the act.
  assign: [staff('clerk', 'officer', 'supervisor')],
  previewBulkAssignment: [staff('clerk', 'officer', 'supervisor')],
  listMessages: [signedIn],
  countUnread: [signedIn],
  readMessage: [signedIn],
  readAllMessages: [signedIn],
  seePreferences: [signedIn],
  changePreferences: [signedIn],
  listDeliveries: [staff('system-administrator', 'auditor')],
  retryDelivery: [staff('system-administrator')],
} satisfies Readonly<Record<string, Permission>>;
