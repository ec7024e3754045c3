import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationRole, StaffRole } from '../../contracts/roles.ts';
import { memberTable, organisationTable } from '../../modules/party/tables.ts';
import { appointmentTable } from '../../modules/staff/tables.ts';
import { MovedClock } from '../../platform/clock.ts';
import type { Runner } from '../../platform/command/runner.ts';
import { readConfiguration } from '../../platform/configuration.ts';
import type { Database } from '../../platform/database/database.ts';
import { personTable } from '../../platform/identity/tables.ts';
import { openLog } from '../../platform/log.ts';
import { openTestDatabase } from '../../platform/testing/database.ts';
import { usccOf } from '../../town/demonstration/uscc.ts';
import { type OpenedOffice, openOffice as openRealOffice } from '../office.ts';
import { builtIn, openFrontDoor } from './front-door.ts';

/** What a request was answered. */
export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body & { readonly error?: { readonly code: string; readonly message: string; readonly path: string } };
}

/** Somebody who knocks at the front door, signed in, for an organisation or as staff. */
export interface Person {
  readonly accountId: string;
  readonly organisationId: string | undefined;
  get<Body = Record<string, unknown>>(path: string): Promise<Reply<Body>>;
  /** The answer as it came: bytes, with its headers. */
  fetch(path: string): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }>;
  /** A new act each time, unless a key is given. */
  post<Body = Record<string, unknown>>(path: string, body?: object, key?: string): Promise<Reply<Body>>;
}

/** The whole office behind its front door: real server, real PostgreSQL, a clock that the test moves. */
export interface TestOffice {
  readonly database: Database;
  readonly clock: MovedClock;
  readonly runner: Runner;
  /** What is behind the door: files, identity, deliveries. */
  readonly office: OpenedOffice;
  /** Nobody signed in. */
  readonly visitor: Person;
  /** A new account without any role. */
  person(): Person;
  /** The same account, acting for an organisation or for none. */
  as(person: Person, organisationId?: string): Person;
  /** A new account that holds these roles of the office. */
  staff(...roles: readonly StaffRole[]): Promise<Person>;
  /** A new organisation and a member of it. */
  company(role?: OrganisationRole): Promise<Person & { readonly organisationId: string }>;
  /** Another member of the same organisation. */
  member(of: Person, role: OrganisationRole): Promise<Person & { readonly organisationId: string }>;
  /** Delivers everything that is due. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** The instant at which the tests begin: a working day. */
const START = '2026-06-01T10:00:00+08:00';

/** All people of a test come from one address. */
const MANY = { computationsPerMinute: 1_000_000, readsPerMinute: 1_000_000 };

/** Known to everybody, and therefore good for tests only. */
const SECRETS = {
  SESSION_SECRET: 'a secret of the tests that is long enough',
  ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
};

/** Where the tests say that people reach the site. */
const BASE_URL = 'http://yunhe.test';

let companies = 0;

/** On a database of its own; given another one that is migrated, on that. `more`: variables of the environment. */
export async function openOffice(
  opening: () => Promise<{ readonly database: Database; close(): Promise<void> }> = openTestDatabase,
  more: Readonly<Record<string, string>> = {},
): Promise<TestOffice> {
  const { database, close } = await opening();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'yunhe-office-'));
  const clock = new MovedClock();
  clock.stopAt(new Date(START));
  const configuration = readConfiguration({ ...SECRETS, ...more, DATA_DIR: dataDirectory, NODE_ENV: 'test' });
  const office = await openRealOffice({
    database,
    isDemonstration: false,
    configuration,
    clock,
    loaded: await builtIn(),
    baseUrl: BASE_URL,
    log: openLog('silent'),
  });
  const door = await openFrontDoor({ clock, office: () => office, limits: MANY });

  /** A real session, opened when the person first knocks. */
  async function sessionOf(accountId: string): Promise<string> {
    const name = accountId.slice(0, 8);
    const at = { createdAt: clock.now(), updatedAt: clock.now() };
    await database.orm
      .insert(personTable)
      .values({ id: accountId, name, email: `${name}@yunhe.test`, ...at })
      .onConflictDoNothing();
    return (await office.identity.openSession(accountId, { secondFactor: 'throughout' })).cookie;
  }

  const personOf = <O extends string | undefined>(accountId: string | undefined, organisationId: O) => {
    let session: Promise<string> | undefined;
    const ask = async (method: 'GET' | 'POST', path: string, more: { payload?: object; key?: string }) => {
      const headers = {
        ...(await headersOf()),
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      };
      const { payload } = more;
      const url = `/api/v1${path}`;
      const answer = await door.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      // A defect fails the test that met it, with its cause.
      if (answer.statusCode === 500) throw new Error(JSON.stringify(door.log.findLast(({ err }) => err !== undefined)));
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
    };
    const headersOf = async () => {
      if (accountId !== undefined) session ??= sessionOf(accountId);
      return {
        ...(session ? { cookie: await session } : {}),
        ...(organisationId ? { 'x-acting-for': organisationId } : {}),
      };
    };
    return {
      accountId: accountId ?? '',
      organisationId,
      get: (path: string) => ask('GET', path, {}),
      async fetch(path: string) {
        const answer = await door.server.inject({ url: `/api/v1${path}`, headers: await headersOf() });
        const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
        return { status: answer.statusCode, headers: new Headers(given), bytes: answer.rawPayload };
      },
      post: (path: string, body: object = {}, key: string = randomUUID()) => ask('POST', path, { payload: body, key }),
    };
  };

  return {
    database,
    clock,
    runner: office.runner,
    office,
    visitor: personOf(undefined, undefined),
    person: () => personOf(randomUUID(), undefined),
    as: ({ accountId }, organisationId) => personOf(accountId, organisationId),
    async staff(...roles) {
      const accountId = randomUUID();
      const rows = roles.map((role) => ({ accountId, role, fromDay: '2026-01-01', appointedAt: clock.now() }));
      await database.orm.insert(appointmentTable).values(rows);
      return personOf(accountId, undefined);
    },
    async company(role = 'representative') {
      companies += 1;
      const [row] = await database.orm
        .insert(organisationTable)
        .values({ uscc: usccOf(companies), name: `示例${companies}文化传媒有限公司`, createdAt: clock.now() })
        .returning();
      const organisationId = row?.id ?? '';
      const accountId = randomUUID();
      await database.orm.insert(memberTable).values({ organisationId, accountId, role, since: clock.now() });
      return personOf(accountId, organisationId);
    },
    async member(of, role) {
      const accountId = randomUUID();
      const organisationId = of.organisationId ?? '';
      await database.orm.insert(memberTable).values({ organisationId, accountId, role, since: clock.now() });
      return personOf(accountId, organisationId);
    },
    deliver: () => office.drain(),
    async close() {
      await door.close();
      await office.close();
      await close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}
