import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../engine/index.ts';
import { type FrontDoor, openFrontDoor } from '../testing/front-door.ts';
import { post, problemOf, SMALL } from '../testing/requests.ts';
import { FairQueue } from './fair-queue.ts';

const FACTS = [
  [
    'location-filming',
    { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 2, inDistrict: 2 } },
  ],
  ['featured-format', { format: 'podcast', released: true, outstanding: true }],
  ['industry-event', { heldInDistrict: true, influential: true }],
] as const;

/** Fifty claims that all share forty cost items: far beyond what is guaranteed to be proved, and long work. */
function enormous(): string {
  const costs = Array.from({ length: 40 }, (_, item) => {
    return { id: `i${item}`, category: 'venue', amountFen: 1_000_003 * (item + 7), local: true };
  });
  const claims = Array.from({ length: 50 }, (_, index) => {
    const [clause, facts] = FACTS[index % FACTS.length] ?? FACTS[0];
    const own = clause === 'location-filming' ? costs : costs.map(({ category: _category, ...cost }) => cost);
    const rateBp = 3000 - index * 7;
    return { id: `c${index}`, clause, subject: `w${index % 7}`, review: 'passed', rateBp, facts, costs: own };
  });
  return JSON.stringify({ asOf: '2026-06-01', claims });
}

const ASSESS = '/api/v1/assessments';

describe('computations that take too long', () => {
  it('are stopped with 503 while pages are served, and the next one is answered', async () => {
    const door = await openFrontDoor({ limits: { answerMilliseconds: 400 } });
    await door.warm();
    // One thread cannot do all of them in time, however fast it is.
    const body = enormous();
    const slow = Promise.all(Array.from({ length: 25 }, () => post(door.server, ASSESS, body)));
    expect((await door.server.inject('/')).statusCode).toBe(200);
    const refused = (await slow).filter(({ statusCode }) => statusCode !== 200);
    const codes = refused.map((response) => problemOf(response));
    expect(codes).toContainEqual(expect.objectContaining({ status: 503, code: 'TAKES_TOO_LONG' }));
    expect(codes).toContainEqual(expect.objectContaining({ status: 503, code: 'BUSY' }));
    for (const response of refused) expect(response.headers['retry-after']).toBeDefined();
    await door.warm();
    expect((await post(door.server, ASSESS, JSON.stringify(SMALL))).statusCode).toBe(200);
    await door.close();
  });
});

describe('computations', () => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await openFrontDoor();
  });
  afterAll(() => door.close());

  it('are answered each with its own result, however many come at once', async () => {
    const days = Array.from({ length: 60 }, (_, index) => `2026-06-${String((index % 30) + 1).padStart(2, '0')}`);
    const answers = await Promise.all(
      days.map((asOf) => post(door.server, ASSESS, JSON.stringify({ ...SMALL, asOf }))),
    );
    expect(answers.map((answer) => answer.json<Assessment>().asOf)).toEqual(days);
  });

  it('turn a client away that has a hundred waiting, and nobody else', async () => {
    const ask = (remoteAddress: string) => {
      const headers = { 'content-type': 'application/json' };
      return door.server.inject({
        method: 'POST',
        url: ASSESS,
        payload: JSON.stringify(SMALL),
        headers,
        remoteAddress,
      });
    };
    const many = Promise.all(Array.from({ length: 300 }, () => ask('10.0.0.1')));
    const other = await ask('10.0.0.2');
    const codes = (await many).map(({ statusCode }) => statusCode);
    expect(other.statusCode).toBe(200);
    expect(new Set(codes)).toEqual(new Set([200, 503]));
    const refused = (await many).find(({ statusCode }) => statusCode === 503);
    expect(refused?.json()).toMatchObject({ error: { code: 'BUSY' } });
  });

  it('give advice, allocations and classes too, and refuse with a pointer', async () => {
    const advice = await post(door.server, '/api/v1/advice', JSON.stringify(SMALL));
    expect(advice.json()).toEqual({ items: [], next: null });
    for (const url of ['/api/v1/advice', '/api/v1/allocations', '/api/v1/classifications']) {
      const refused = problemOf(await post(door.server, url, '{"surprise":1}'));
      expect(refused).toMatchObject({ status: 422, code: 'INVALID_REQUEST', path: '/surprise' });
    }
  });
});

describe('the queue', () => {
  const item = (client: string, name: string, large = false) => ({ client, large, name });

  it('gives clients turns and keeps the order of each', () => {
    const queue = new FairQueue<ReturnType<typeof item>>();
    for (const name of ['a1', 'a2', 'a3']) queue.add(item('a', name));
    queue.add(item('b', 'b1'));
    const order = [1, 2, 3, 4].map(() => queue.take({ large: true })?.name);
    expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(queue.take({ large: true })).toBeUndefined();
  });

  it('leaves large work to the threads that take it', () => {
    const queue = new FairQueue<ReturnType<typeof item>>();
    queue.add(item('a', 'large', true));
    queue.add(item('a', 'small'));
    expect(queue.take({ large: false })?.name).toBe('small');
    expect(queue.take({ large: false })).toBeUndefined();
    expect(queue.take({ large: true })?.name).toBe('large');
  });

  it('forgets what is removed or drained', () => {
    const queue = new FairQueue<ReturnType<typeof item>>();
    const [first, second] = [item('a', 'a1'), item('b', 'b1')];
    queue.add(first);
    queue.add(second);
    expect(queue.remove(first)).toBe(true);
    expect(queue.remove(first)).toBe(false);
    expect(queue.waitingOf('a')).toBe(0);
    expect(queue.drain()).toEqual([second]);
    expect(queue.take({ large: true })).toBeUndefined();
  });
});
