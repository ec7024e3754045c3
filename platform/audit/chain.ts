import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { auditEntryTable } from './tables.ts';

/** The chain: each hash is SM3 (GB/T 32905) over the hash before it and the canonical text of an entry. */

/** What stands before the first link. */
export const GENESIS = Buffer.alloc(32);

const { id, accountId, actorKind, roles, actingFor, act, onType, onId, organisationId } = auditEntryTable;
const { at, before, after, personal, outcome, refusalCode, requestId } = auditEntryTable;

/** The columns of an entry as the chain holds them; the instant to the microsecond. */
export const chainedEntry = {
  id,
  at: sql<string>`to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  accountId,
  actorKind,
  roles,
  actingFor,
  act,
  onType,
  onId,
  organisationId,
  before,
  after,
  personal,
  outcome,
  refusalCode,
  requestId,
};

/** The hash of the link that holds `entry` behind the link with the hash `previous`. */
export function hashOf(previous: Uint8Array, entry: object): Buffer {
  return createHash('sm3').update(previous).update(canonicalText(entry), 'utf8').digest();
}

/** JSON without spaces, members sorted by name (as RFC 8785): the same value always gives the same text. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
