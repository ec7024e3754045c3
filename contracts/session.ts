import { z } from 'zod';
import { organisationRole } from './roles.ts';

/** Who sits in front of the page: `GET /api/v1/session`. Always answers 200, signed in or not. */

/** none: the account needs no second factor · missing: it must set one up · stale: it has to be shown again · fresh. */
const secondFactor = z.enum(['none', 'missing', 'stale', 'fresh']);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const demonstrationAccount = z.object({
  accountId: z.string().min(1),
  name: z.string(),
  /** Its role in words, as the sign-in page shows it. */
  role: z.string(),
});

const signedOut = z.object({
  signedIn: z.literal(false),
  /** Whether this database is a demonstration: for ever, never of force. */
  isDemonstration: z.boolean(),
  /** The service's day in Beijing, YYYY-MM-DD. */
  today: day,
  /** How people call the outside provider of sign-in (the city's unified sign-on); left out where there is none. */
  provider: z.string().optional(),
  /** How far a new demonstration is filled; left out when it is. */
  story: z.object({ done: z.int(), of: z.int() }).optional(),
  /** Only in a demonstration. */
  demonstrationAccounts: z.array(demonstrationAccount).optional(),
});

const membership = z.object({
  organisationId: z.string().min(1),
  name: z.string(),
  role: organisationRole,
});

const signedIn = z.object({
  signedIn: z.literal(true),
  account: z.object({
    id: z.string().min(1),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  /** Roles in the office, by their names; empty for an applicant. */
  staffRoles: z.array(z.string()),
  /** Organisations that the person may act for. */
  memberships: z.array(membership),
  secondFactor,
  isDemonstration: z.boolean(),
  today: day,
});

export const sessionView = z.discriminatedUnion('signedIn', [signedOut, signedIn]).meta({ id: 'Session' });
export type SessionView = z.output<typeof sessionView>;
export type SignedIn = Extract<SessionView, { signedIn: true }>;
export type Membership = z.output<typeof membership>;
