import { z } from 'zod';
import { calendarDay } from './literals.ts';
import { nextCursor, pageOf, pageQuery } from './paging.ts';

/** The audit as the auditor searches it, and the heads of its chain as everybody may read them. */

export const AUDIT_OUTCOMES = ['done', 'refused', 'read'] as const;

export const auditSearchInput = pageQuery.extend({
  /** `module.verbNoun`. */
  act: z.string().max(100).optional(),
  accountId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  /** Id of what was acted on. */
  onId: z.string().max(200).optional(),
  onType: z.string().max(100).optional(),
  /** Days in Beijing, both included. */
  from: calendarDay.optional(),
  until: calendarDay.optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
});

const named = z.strictObject({ id: z.uuid(), name: z.string().nullable() });

export const auditEntry = z
  .strictObject({
    id: z.int(),
    at: z.iso.datetime(),
    act: z.string(),
    /** null = the service itself, or somebody who had not signed in. */
    account: named.nullable(),
    actorKind: z.string(),
    staffRoles: z.array(z.string()),
    /** The organisation that the account acted for. */
    actingFor: named.nullable(),
    on: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    /** The organisation that it concerns. */
    organisation: named.nullable(),
    before: z.json(),
    after: z.json(),
    /** Whose personal values are kept with it, sealed. */
    personalOf: z.array(z.string()),
    outcome: z.enum(AUDIT_OUTCOMES),
    refusalCode: z.string().nullable(),
    requestId: z.string().nullable(),
    /** Its link in the chain; null for the second until it is sealed. */
    link: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof auditEntry>;

export const auditPage = pageOf(auditEntry, 'AuditPage');

export const auditEntryId = z.strictObject({ entryId: z.coerce.number().int().min(1) });

/** Personal values of an entry in the clear; `value` is null where the key of the person was erased. */
export const auditPersonalValues = z
  .strictObject({ values: z.array(z.strictObject({ personId: z.string(), value: z.json() })) })
  .meta({ id: 'AuditPersonalValues' });

export const auditHeadsInput = pageQuery;
export const auditHead = z
  .strictObject({
    day: calendarDay,
    /** How many links there were at the end of the day. */
    seq: z.int(),
    /** SM3 in hexadecimal. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'AuditHead' });
export type AuditHead = z.output<typeof auditHead>;
export const auditHeads = z.strictObject({ items: z.array(auditHead), next: nextCursor }).meta({ id: 'AuditHeads' });
