import { ownOrganisation, type Permission, staff } from '../../platform/permission/permission.ts';

/** Who may do what with the register of debarments. */
export const may = {
  recordDebarment: [staff('supervisor')],
  liftDebarment: [staff('supervisor')],
  listDebarments: [ownOrganisation('representative'), staff('clerk', 'officer', 'supervisor', 'auditor')],
} satisfies Readonly<Record<string, Permission>>;
