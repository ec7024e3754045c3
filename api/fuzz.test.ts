import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advicePage } from '../contracts/advice.ts';
import { assessment } from '../contracts/assessment.ts';
import { problem } from '../contracts/errors.ts';
import { requests } from '../engine/testing/requests.ts';
import { type FrontDoor, openFrontDoor } from './testing/front-door.ts';
import { post } from './testing/requests.ts';

const limits = { computationsPerMinute: 1_000_000, readsPerMinute: 1_000_000 };
let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor({ limits });
});
afterAll(() => door.close());

const RUNS = 300;
const ROUTES = ['assessments', 'advice', 'allocations', 'classifications'] as const;

/** Names that a careless program would look up on a prototype, and names of the contract in the wrong place. */
const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'),
  fc.constantFrom('asOf', 'claims', 'applicant', 'policy', 'version', 'facts', 'costs', 'id', 'clause', 'candidates'),
  fc.string({ maxLength: 8 }),
);
const leaves = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e300,
    1.5,
    2 ** 53,
    '',
    '2026-06-01',
    'c1',
    'location-filming',
    '\u0000',
  ),
  fc.string({ maxLength: 8, unit: 'binary' }),
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }).map(asWritten),
  ),
})).value;

/** An object whose members are all its own, `__proto__` included, as JSON.parse makes it. */
function asWritten(members: readonly (readonly [string, unknown])[]): unknown {
  const object = {};
  for (const [name, value] of members) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

async function expectOrdinaryAnswer(route: string, body: string | Buffer): Promise<void> {
  const response = await post(door.server, `/api/v1/${route}`, body);
  expect(response.statusCode, response.body).toBeLessThan(500);
  if (response.statusCode !== 200) {
    expect(problem.parse(response.json())).toEqual(response.json());
    expect([400, 413, 415, 422]).toContain(response.statusCode);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

describe('whatever is posted', () => {
  it('never breaks the service where it is any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ROUTES), anything, async (route, value) => {
        await expectOrdinaryAnswer(route, JSON.stringify(value));
      }),
      { numRuns: RUNS },
    );
  });

  it('never breaks the service where it is a good request with one place spoilt', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.nat(), anything, async (request, place, value) => {
        await expectOrdinaryAnswer('assessments', JSON.stringify(spoilt(request, place, value)));
      }),
      { numRuns: RUNS },
    );
  });

  it('never breaks the service where it is any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        await expectOrdinaryAnswer('assessments', Buffer.from(bytes));
      }),
      { numRuns: RUNS },
    );
  });

  it('pollutes no prototype', async () => {
    const body =
      '{"asOf":"2026-06-01","claims":[],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    for (const route of ROUTES) await expectOrdinaryAnswer(route, body);
  });
});

describe('every good request', () => {
  it.each([
    ['assessments', assessment],
    ['advice', advicePage],
  ] as const)('is answered in the form that is documented: %s', async (route, form) => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const response = await post(door.server, `/api/v1/${route}`, JSON.stringify(request));
        expect(response.statusCode, response.body).toBe(200);
        expect(form.parse(response.json())).toEqual(response.json());
      }),
      { numRuns: RUNS },
    );
  });
});

/** The request with the value at one of its places, counted in document order, exchanged. */
function spoilt(request: unknown, place: number, value: unknown): unknown {
  let count = 0;
  const size = countPlaces(request);
  const visit = (node: unknown): unknown => {
    if (count++ === place % size) return value;
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return asWritten(Object.entries(node).map(([name, member]) => [name, visit(member)] as const));
  };
  return visit(request);
}

function countPlaces(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce<number>((sum, member) => sum + countPlaces(member), 1);
}
