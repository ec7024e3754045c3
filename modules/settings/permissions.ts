import { type Permission, staff } from '../../platform/permission/permission.ts';

/** Who may do what with the settings of the service. */
export const may = {
  change: [staff('system-administrator')],
  list: [staff('system-administrator', 'security-administrator', 'audit-administrator', 'auditor')],
} satisfies Readonly<Record<string, Permission>>;
