import { ORGANISATION_ROLES } from '../../contracts/roles.ts';
import { ownOrganisation, type Permission, staff } from '../../platform/permission/permission.ts';

const write: Permission = [ownOrganisation('representative', 'preparer')];
/** Roles of the office that read the whole register. */
export const REGISTER_READERS = [
  'clerk',
  'officer',
  'supervisor',
  'panel-secretary',
  'inspector',
  'finance',
  'auditor',
] as const;
const office = staff(...REGISTER_READERS);
const read: Permission = [ownOrganisation(...ORGANISATION_ROLES), office];

/** Who may do what in the register of works. The only place of it. */
export const may = {
  registerSubject: write,
  changeSubject: write,
  undertakeRights: [ownOrganisation('representative')],
  claimKeyProject: write,
  addCrew: write,
  changeCrew: write,
  removeCrew: write,
  addShootingDays: write,
  changeShootingDay: write,
  removeShootingDay: write,
  addOutcome: write,
  changeOutcome: write,
  removeOutcome: write,
  listSubjects: [ownOrganisation(...ORGANISATION_ROLES)],
  showSubject: read,
  listShootingDays: read,
  listOutcomes: read,
  listRegister: [office],
  decideFiling: [staff('clerk')],
  decideKeyProject: [staff('officer', 'supervisor')],
  decideShootingDays: [staff('clerk', 'inspector')],
  listMergeProposals: [office],
  mergeSubjects: [staff('officer', 'supervisor')],
  dismissMerge: [staff('officer', 'supervisor')],
} satisfies Readonly<Record<string, Permission>>;
