import { isEntrustedWithFile, isMemberOf } from '../views/file-access.ts';
import type { MayRead } from './files.ts';

/** Roles of the office that read what applicants hand in. */
const READERS = new Set(['clerk', 'officer', 'supervisor', 'panel-secretary', 'auditor']);

/** Who handed a file in, members of the organisation that it belongs to, the office; outsiders only what was entrusted. */
export const mayReadFile: MayRead = async ({ tx, actor }, file) => {
  const { accountId, actingFor, staffRoles } = actor;
  if (accountId !== null && file.uploadedBy === accountId) return true;
  if (file.ownerId !== null && file.ownerId === actingFor?.organisationId) return true;
  if (staffRoles.some((role) => READERS.has(role))) return true;
  if (accountId === null) return false;
  // A plain link does not say for whom somebody acts.
  if (file.ownerId !== null && (await isMemberOf(tx, accountId, file.ownerId))) return true;
  return staffRoles.includes('accountant') && isEntrustedWithFile(tx, accountId, file.id);
};
