import { anybody, type Permission, staff } from '../../platform/permission/permission.ts';

/** Who may do what with rounds. */
export const may = {
  list: [anybody],
  see: [anybody],
  seePolicy: [anybody],
  listOffice: [staff('clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor')],
  seeOffice: [staff('clerk', 'officer', 'supervisor', 'panel-secretary', 'finance', 'auditor')],
  create: [staff('officer', 'supervisor')],
  change: [staff('officer', 'supervisor')],
  publish: [staff('supervisor')],
  extend: [staff('officer', 'supervisor')],
  cancel: [staff('supervisor')],
} satisfies Readonly<Record<string, Permission>>;
