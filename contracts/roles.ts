import { z } from 'zod';

/** Roles in an organisation that applies: authorised representative, preparer, viewer. */
export const ORGANISATION_ROLES = ['representative', 'preparer', 'viewer'] as const;
export const organisationRole = z.enum(ORGANISATION_ROLES).meta({ id: 'OrganisationRole' });
export type OrganisationRole = z.output<typeof organisationRole>;

/** The three administrators: nobody holds two of them (GB/T 22239 separation of administration). */
export const ADMINISTRATORS = ['security-administrator', 'system-administrator', 'audit-administrator'] as const;

/** Roles of the office. */
export const STAFF_ROLES = [
  'clerk',
  'officer',
  'supervisor',
  'panel-secretary',
  'inspector',
  'expert',
  'council-member',
  'finance',
  'accountant',
  'location-owner',
  'auditor',
  ...ADMINISTRATORS,
] as const;
export const staffRole = z.enum(STAFF_ROLES).meta({ id: 'StaffRole' });
export type StaffRole = z.output<typeof staffRole>;
