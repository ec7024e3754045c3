import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant, Permission } from '../platform/permission/permission.ts';
import type { Route } from '../platform/route/route.ts';
import { routesOf } from './routes.ts';
import { openOffice, type Reply, type TestOffice } from './testing/office.ts';
import { buildWalkWorld, type Owner, requestOf, type Walker, type WalkWorld } from './testing/walk-world.ts';

/**
 * Every route × every role × own, foreign and no such thing. New routes are walked by themselves; where one addresses a
 * new kind of thing that cannot be made with a single call, give it a factory in testing/walk-world.ts.
 */

/** Thousands of requests: on a busy machine they take their time. */
const MILLISECONDS = 180_000;

const ROUTES = routesOf({ packages: [], find: () => undefined, compiled: () => undefined });

let office: TestOffice;
let world: WalkWorld;
beforeAll(async () => {
  office = await openOffice();
  world = await buildWalkWorld(office, ROUTES);
});
afterAll(() => office.close());

const permissionOf = (route: Route): Permission =>
  route.kind === 'command' ? route.command.permission : route.query.permission;
const title = (route: Route) => `${route.method} ${route.path}`;

/** Whether a grant could name this person, given whose thing it is. */
function names({ sentence, roles }: Grant, path: string, walker: Walker, owner: Owner): boolean {
  const { organisationRole, staffRoles, word } = walker;
  switch (sentence) {
    case 'anybody':
      return true;
    case 'signed-in':
      return word !== 'visitor';
    case 'own':
      // What a path names belongs to none of those who walk.
      return word !== 'visitor' && !path.includes(':');
    case 'own-organisation':
      return owner === 'own' && organisationRole !== null && roles.includes(organisationRole);
    case 'staff':
      return staffRoles.some((role) => roles.includes(role));
    case 'entrusted':
    case 'system':
      // Nothing was entrusted to anybody who walks.
      return false;
  }
}

const isNamed = (route: Route, walker: Walker, owner: Owner) =>
  permissionOf(route).some((grant) => names(grant, route.path, walker, owner));

interface Asked extends Reply {
  /** Whether the input got past the form, as far as the walk could guess one. */
  readonly isSampled: boolean;
}

async function ask(route: Route, { person }: Walker, owner: Owner): Promise<Asked> {
  const { address, rest, isSampled } = requestOf(route, world.given(route.path, owner));
  if (route.kind === 'command') return { ...(await person.post(address, rest)), isSampled };
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
  return { ...(await person.get(query === '' ? address : `${address}?${query}`)), isSampled };
}

/** The body as it reads for everybody: without what is new in every answer. */
function withoutRequest({ status, body }: Reply): string {
  const { requestId: _requestId, ...rest } = body;
  return JSON.stringify([status, rest]);
}

/** What is wrong with a refusal, for the list of a failed test. */
function complaint(route: Route, walker: Walker, { status, body, isSampled }: Asked): string[] {
  const right = walker.word === 'visitor' ? [401] : [403, 404];
  if (right.includes(status) || (status === 422 && !isSampled)) return [];
  return [`${title(route)} · ${walker.word}: ${status} ${body.error?.code ?? ''}`];
}

describe('whoever no grant names', () => {
  it(
    'is refused at every route, signed in or not, and nothing breaks',
    async () => {
      const wrong: string[] = [];
      for (const route of ROUTES) {
        const denied = world.walkers.filter((walker) => !isNamed(route, walker, 'own'));
        const found = denied.map(async (walker) => complaint(route, walker, await ask(route, walker, 'own')));
        wrong.push(...(await Promise.all(found)).flat());
      }
      expect(wrong).toEqual([]);
    },
    MILLISECONDS,
  );
});

describe('a thing of another company', () => {
  it(
    'is refused to applicants, to the letter as one that does not exist',
    async () => {
      const wrong: string[] = [];
      const applicants = world.walkers.filter(({ staffRoles, word }) => staffRoles.length === 0 && word !== 'visitor');
      for (const route of ROUTES.filter(({ path }) => path.includes(':'))) {
        const denied = applicants.filter((walker) => !isNamed(route, walker, 'foreign'));
        const found = denied.map(async (walker) => {
          const foreign = await ask(route, walker, 'foreign');
          const nobody = await ask(route, walker, 'nobody');
          if (withoutRequest(foreign) === withoutRequest(nobody)) return complaint(route, walker, foreign);
          return [`${title(route)} · ${walker.word}: ${foreign.status} and ${nobody.status}`];
        });
        wrong.push(...(await Promise.all(found)).flat());
      }
      expect(wrong).toEqual([]);
    },
    MILLISECONDS,
  );
});

const EXPECTED = [200, 401, 403, 404, 409, 422];

describe('whoever a grant names', () => {
  it(
    'is answered at every route without a fault, and reads what is their own',
    async () => {
      const broken: string[] = [];
      const read = new Set<string>();
      // Reading first: some acts end the membership of the person who walks.
      const order = [...ROUTES].sort((one, other) => one.kind.localeCompare(other.kind)).reverse();
      for (const route of order) {
        const named = world.walkers.filter((walker) => isNamed(route, walker, 'own'));
        const replies = await Promise.all(named.map((walker) => ask(route, walker, 'own')));
        for (const [at, { status }] of replies.entries()) {
          if (!EXPECTED.includes(status)) broken.push(`${title(route)} · ${named[at]?.word}: ${status}`);
          if (status === 200) read.add(title(route));
        }
      }
      expect(broken).toEqual([]);
      const reads = ROUTES.filter(({ kind, path }) => kind === 'query' && world.knows(path, 'own')).map(title);
      // A walk that is refused everywhere would prove nothing.
      expect(reads.filter((route) => !read.has(route)).length).toBeLessThan(reads.length / 3);
    },
    MILLISECONDS,
  );
});

describe('the walk', () => {
  it('gets past the form of almost every route, and knows an example of what paths name', () => {
    const unsampled = ROUTES.filter((route) => !requestOf(route, world.given(route.path, 'own')).isSampled);
    const ofCompanies = ROUTES.filter((route) => {
      return permissionOf(route).some(({ sentence }) => sentence === 'own-organisation' || sentence === 'own');
    });
    const unknown = ofCompanies.filter(({ path }) => path.includes(':') && !world.knows(path, 'foreign'));
    expect(unsampled.map(title), 'an example in the contract (`.meta({ examples })`) is what is sent').toEqual([]);
    expect(unknown.map(title), 'give it a line in the factories of testing/walk-world.ts').toEqual([]);
  });
});
