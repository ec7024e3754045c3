import { randomUUID } from 'node:crypto';
import type { PgTable } from 'drizzle-orm/pg-core';
import { EMPTY_DRAFT } from '../../contracts/application-draft.ts';
import { type OrganisationRole, STAFF_ROLES } from '../../contracts/roles.ts';
import { officialDocumentTable } from '../../modules/acceptance/tables.ts';
import { applicationTable } from '../../modules/application/tables.ts';
import { costLineTable, voucherTable } from '../../modules/evidence/tables.ts';
import { authorityLetterTable, invitationTable } from '../../modules/party/tables.ts';
import { uploadedFile } from '../../modules/party/testing/files.ts';
import { roundTable } from '../../modules/round/tables.ts';
import { appointmentTable, staffInvitationTable, substitutionTable } from '../../modules/staff/tables.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/route/route.ts';
import { loadPolicies } from '../policies/load.ts';
import { anyRow } from './any-row.ts';
import type { Person, TestOffice } from './office.ts';
import { NO_ID, sampleInput } from './sample-input.ts';

/** Somebody who walks, and as what. */
export interface Walker {
  readonly word: string;
  readonly person: Person;
  readonly organisationRole: OrganisationRole | null;
  readonly staffRoles: readonly string[];
}

/** Whose things the ids of a path name. `nobody`: there is no such thing. */
export type Owner = 'own' | 'foreign' | 'nobody';

export interface WalkWorld {
  /** Nobody signed in; an account alone; three members of the own organisation; one person for each role of the office. */
  readonly walkers: readonly Walker[];
  /** The values of the parameters of a path, as far as there are examples of that owner. */
  given(path: string, owner: Owner): Readonly<Record<string, string>>;
  /** Whether every part of the path that names something is known for this owner. */
  knows(path: string, owner: Owner): boolean;
}

/** What stands before a parameter names what it is: `/works` of `/works/:id`, `/works/:id/crews` of `…/:crewId`. */
const PARAMETER = /:(\w+)/g;

function prefixesOf(path: string): readonly { readonly prefix: string; readonly name: string }[] {
  return [...path.matchAll(PARAMETER)].map((match) => ({
    prefix: path.slice('/api/v1'.length, match.index - 1),
    name: match[1] ?? '',
  }));
}

/** `id`, `ids`, `subjectId` of an answer. */
const ID_MEMBER = /^ids?$|Id$/;

type Ids = Map<string, string>;

/** The address of a route and the other members of the smallest valid input; `isSampled`: whether one could be guessed. */
export function requestOf(route: Route, given: Readonly<Record<string, string>>) {
  const schema = route.kind === 'command' ? route.command.input : route.query.input;
  const sampled = sampleInput(schema, given);
  const input: Readonly<Record<string, unknown>> = { ...(sampled ?? given) };
  const inPath = new Set(prefixesOf(route.path).map(({ name }) => name));
  const value = (_whole: string, name: string) => encodeURIComponent(String(input[name] ?? NO_ID));
  return {
    address: route.path.slice('/api/v1'.length).replace(PARAMETER, value),
    rest: Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name))),
    isSampled: sampled !== undefined,
  };
}

/**
 * Two companies with their people, the office, and an example of everything that a path can name. What the factories
 * below do not make is asked of the service itself: the representatives post to each list with the smallest valid input,
 * and what is made is remembered under its address.
 */
export async function buildWalkWorld(office: TestOffice, routes: readonly Route[]): Promise<WalkWorld> {
  const company = await office.company();
  const stranger = await office.company();
  const ids: Readonly<Record<'own' | 'foreign', Ids>> = {
    own: await factories(office.database, company),
    foreign: await factories(office.database, stranger),
  };
  const given: WalkWorld['given'] = (path, owner) => {
    const known = owner === 'nobody' ? undefined : ids[owner];
    const examples = prefixesOf(path).map(({ prefix, name }) => [name, known?.get(prefix)]);
    return Object.fromEntries(examples.filter(([, example]) => example !== undefined));
  };
  const knows: WalkWorld['knows'] = (path, owner) =>
    owner !== 'nobody' && prefixesOf(path).every(({ prefix }) => ids[owner].has(prefix));

  const officer = await office.staff('officer');
  for (const [owner, maker] of [
    ['own', company],
    ['foreign', stranger],
  ] as const) {
    for (const route of routes) await harvest(route, owner, maker);
  }

  /** Posts to a list below which something is addressed, and remembers the id of what was made. */
  async function harvest(route: Route, owner: 'own' | 'foreign', maker: Person): Promise<void> {
    if (route.kind !== 'command') return;
    const prefix = route.path.slice('/api/v1'.length);
    const isList = routes.some(({ path }) => prefixesOf(path).some((part) => part.prefix === prefix));
    if (!isList || ids[owner].has(prefix) || !knows(route.path, owner)) return;
    const { address, rest } = requestOf(route, given(route.path, owner));
    for (const person of [maker, officer]) {
      const { status, body: made } = await person.post(address, rest);
      const id = Object.entries(made).find(([name]) => ID_MEMBER.test(name))?.[1];
      const first: unknown = Array.isArray(id) ? id[0] : id;
      if (status === 200 && typeof first === 'string') ids[owner].set(prefix, first);
      if (status === 200) return;
    }
  }

  return { walkers: await walkersOf(office, company), given, knows };
}

async function walkersOf(office: TestOffice, company: Person): Promise<readonly Walker[]> {
  const member = async (role: OrganisationRole) => {
    const person = role === 'representative' ? company : await office.member(company, role);
    return { word: role, person, organisationRole: role, staffRoles: [] };
  };
  const staff = STAFF_ROLES.map(async (role) => {
    return { word: role, person: await office.staff(role), organisationRole: null, staffRoles: [role] };
  });
  const alone = { organisationRole: null, staffRoles: [] };
  return [
    { word: 'visitor', person: office.visitor, ...alone },
    { word: 'signed in', person: office.person(), ...alone },
    ...(await Promise.all([member('representative'), member('preparer'), member('viewer')])),
    ...(await Promise.all(staff)),
  ];
}

/**
 * Things that the service makes only in several steps, or only for the office, by the address under which they stand. A
 * new kind of thing is one line.
 */
async function factories(database: Database, company: Person): Promise<Ids> {
  const organisationId = company.organisationId ?? NO_ID;
  const account = { accountId: randomUUID() };
  const row = <T extends PgTable>(table: T, given: Partial<T['$inferInsert']>) => anyRow(database, table, given);
  const policy = await anyPolicy();
  const roundId = await row(roundTable, { ...policy, state: 'draft' });
  const application = { roundId, organisationId, state: 'draft', draft: EMPTY_DRAFT } as const;
  const applicationId = await row(applicationTable, application);
  const voucherId = await row(voucherTable, {
    organisationId,
    kind: 'proof',
    fileId: await uploadedFile(database, company),
  });
  const line = { organisationId, applicationId, claimId: 'c1', position: 0, amountFen: 100 };
  sequence += 1;
  const served = {
    state: 'served',
    year: 2026,
    sequence,
    number: `示例〔2026〕${sequence}号`,
    signedAt: LATER,
    servedAt: LATER,
    sealedFileId: NO_ID,
  } as const;
  return new Map([
    ['/organisations', organisationId],
    ['/authority-letters', await row(authorityLetterTable, { organisationId, state: 'submitted' })],
    ['/invitations', await row(invitationTable, { organisationId, role: 'viewer', expiresAt: LATER })],
    ['/staff', account.accountId],
    ['/staff/appointments', await row(appointmentTable, { ...account, role: 'inspector' })],
    ['/staff/substitutions', await row(substitutionTable, {})],
    ['/staff/invitations', await row(staffInvitationTable, { email: `${account.accountId}@example.com` })],
    ['/rounds', roundId],
    ['/office/rounds', roundId],
    ['/applications', applicationId],
    ['/applications/:id/cost-lines', await row(costLineTable, line)],
    ['/vouchers', voucherId],
    ['/office/vouchers', voucherId],
    ['/documents', await row(officialDocumentTable, { organisationId, ...served })],
    ['/applications/:id/snapshots', '1'],
  ]);
}

let sequence = 0;

const LATER = new Date('2026-06-08T02:00:00Z');

/** A package that is loaded, as rows name it. */
async function anyPolicy() {
  const { packages, defaultPolicy } = await loadPolicies([]);
  const found = packages.find(({ definition }) => definition.manifest.id === defaultPolicy);
  if (!found) throw new Error('the built-in package is gone');
  const { manifest, digest, readings } = found.definition;
  return { policyId: manifest.id, version: manifest.version, digest, readings };
}
