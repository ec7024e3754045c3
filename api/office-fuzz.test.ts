import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../contracts/errors.ts';
import { shelfOf } from './loaded.ts';
import { routesOf } from './routes.ts';
import { builtIn } from './testing/front-door.ts';
import { openOffice, type Person, type TestOffice } from './testing/office.ts';
import { type Place, placesOf, spoilt } from './testing/spoilt.ts';
import { buildWalkWorld, requestOf, type WalkWorld } from './testing/walk-world.ts';

/**
 * Every route of the description with spoilt and random input, for three who ask: nothing breaks, and what is refused is
 * refused in the one form. The seed is printed with what failed; FUZZ_RUNS asks for more of each route.
 */

const RUNS = Number(process.env.FUZZ_RUNS ?? 8);
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const MILLISECONDS = 300_000 * Math.max(1, RUNS / 8);

/** What comes in by the description, and an input of it that passes the form where one is known. */
interface Operation {
  readonly method: 'get' | 'post';
  /** With parameters as `{id}`. */
  readonly path: string;
  /** Members of the body or the query, and of the path. */
  readonly sample: Readonly<Record<string, unknown>>;
}

let office: TestOffice;
let world: WalkWorld;
let operations: readonly Operation[];
let people: readonly (readonly [string, Person])[];

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

beforeAll(async () => {
  office = await openOffice();
  const routes = routesOf(shelfOf(await builtIn()));
  world = await buildWalkWorld(office, routes);
  const described = (await office.visitor.get<Description>('/openapi.json')).body;
  operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) => {
      if (method !== 'get' && method !== 'post') return [];
      const route = routes.find((one) => {
        return (one.kind === 'command' ? one.command.name : one.query.name) === operationId;
      });
      const known = route ? world.given(route.path, 'own') : {};
      const rest = route ? requestOf(route, known).rest : {};
      return [{ method, path: path.replace('/api/v1', ''), sample: { ...rest, ...known } }] as const;
    }),
  );
  const by = (word: string) => world.walkers.find((walker) => walker.word === word)?.person ?? office.visitor;
  people = [
    ['visitor', office.visitor],
    ['representative', by('representative')],
    // Everything that the office may do, so that input gets as far as it can.
    ['staff', await office.staff('clerk', 'officer', 'supervisor')],
    ['administrator', await office.staff('system-administrator', 'panel-secretary')],
  ];
});
afterAll(() => office.close());

const PARAMETER = /\{(\w+)\}/g;

/** Sends an input: what the path names goes there, the rest into the body or the query. */
async function send({ method, path }: Operation, person: Person, input: unknown) {
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : {};
  const members: Record<string, unknown> = given;
  const address = path.replace(PARAMETER, (_whole, name: string) => encodeURIComponent(textOf(members[name])));
  const inPath = new Set([...path.matchAll(PARAMETER)].map((match) => match[1]));
  const rest = Object.entries(members).filter(([name]) => !inPath.has(name));
  if (method === 'post') {
    return person.post(address, Array.isArray(input) ? input : Object.fromEntries(rest));
  }
  const query = rest.map(
    ([name, value]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(textOf(value))}`,
  );
  return person.get(query.length === 0 ? address : `${address}?${query.join('&')}`);
}

/** Without halves of surrogate pairs, which no address can hold. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const textOf = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return wellFormed(text) || 'x';
};

async function complaintsOf(operation: Operation, who: string, person: Person, input: unknown): Promise<string[]> {
  const title = `${operation.method} ${operation.path} · ${who} · ${JSON.stringify(input)?.slice(0, 300)}`;
  try {
    const { status, body } = await send(operation, person, input);
    if (status >= 500 && status !== 503) return [`${title}: ${status}`];
    if (status >= 400 && !problem.safeParse(body).success) return [`${title}: ${status} in another form`];
    return [];
  } catch (error) {
    return [`${title}: ${String(error).slice(0, 400)}`];
  }
}

describe('every route of the office', () => {
  it(
    'answers whatever is sent without breaking, and refuses in the one form',
    async () => {
      expect(operations.length).toBeGreaterThan(150);
      const wrong: string[] = [];
      for (const [at, operation] of operations.entries()) {
        const places: readonly Place[] = placesOf(operation.sample);
        const inputs = fc.sample(spoilt(operation.sample, places), { numRuns: RUNS, seed: SEED + at });
        for (const [who, person] of people) {
          const found = inputs.map((input) => complaintsOf(operation, who, person, input));
          wrong.push(...(await Promise.all(found)).flat());
        }
      }
      expect(wrong, `FUZZ_SEED=${SEED}`).toEqual([]);
    },
    MILLISECONDS,
  );
});
