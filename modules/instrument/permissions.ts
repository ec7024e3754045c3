import { type Permission, staff } from '../../platform/permission/permission.ts';

/** Who may do what with the versions of policies. */
export const may = {
  listInstruments: [staff('clerk', 'officer', 'supervisor', 'panel-secretary', 'system-administrator', 'auditor')],
  seeIssuedVersion: [staff('clerk', 'officer', 'supervisor', 'panel-secretary', 'system-administrator', 'auditor')],
  proposeIssue: [staff('officer', 'supervisor')],
  confirmIssue: [staff('supervisor')],
  withdrawIssue: [staff('supervisor')],
} satisfies Readonly<Record<string, Permission>>;
