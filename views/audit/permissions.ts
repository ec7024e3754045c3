import { anybody, type Permission, staff } from '../../platform/permission/permission.ts';

const auditors = staff('auditor', 'audit-administrator');

/** Who may look at the audit. */
export const permissions = {
  search: [auditors],
  showPersonalValues: [auditors],
  listHeads: [anybody],
} satisfies Readonly<Record<string, Permission>>;
