import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, get, type Wire } from './api.ts';
import { answerGate, mountGates } from './gates.ts';
import { ApiProblem, Unreachable } from './problem.ts';

const done = z.object({ id: z.string() });

type Answer = Response | 'no network';

/** A network that gives these answers one after the other, and remembers what went over it. */
function testWire(...answers: readonly Answer[]) {
  const calls: { address: string; method: string; key: string | null; body: unknown }[] = [];
  const pauses: number[] = [];
  const left = [...answers];
  const wire: Wire = {
    async fetch(address, request) {
      const headers = new Headers(request.headers);
      const body = typeof request.body === 'string' ? JSON.parse(request.body) : undefined;
      calls.push({ address, method: request.method ?? '', key: headers.get('idempotency-key'), body });
      const answer = left.shift();
      if (answer === undefined) throw new Error('the test did not expect this call');
      if (answer === 'no network') throw new TypeError('failed to fetch');
      return answer;
    },
    async pause(milliseconds) {
      pauses.push(milliseconds);
    },
  };
  return { wire, calls, pauses };
}

const ok = (body: unknown = { id: 'x1' }) => new Response(JSON.stringify(body));
const refusal = (status: number, code: string, more: object = {}) =>
  new Response(JSON.stringify({ error: { code, message: 'no.', path: '/name' }, requestId: 'r1', ...more }), {
    status,
  });

describe('a command', () => {
  it('is sent again under the same key when nobody answered', async () => {
    const { wire, calls, pauses } = testWire('no network', new Response('', { status: 503 }), ok());
    expect(await command('/works', { title: 't' }, { schema: done, wire })).toEqual({ id: 'x1' });
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
    expect(calls[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(pauses).toEqual([400, 1600]);
  });

  it('says that the server was not reached after the third time', async () => {
    const { wire, calls } = testWire('no network', 'no network', 'no network');
    await expect(command('/works', {}, { wire })).rejects.toBeInstanceOf(Unreachable);
    expect(calls).toHaveLength(3);
  });

  it('is not sent again when it was refused', async () => {
    const { wire, calls } = testWire(refusal(409, 'TAKEN', { whatToDo: 'choose another' }));
    const error = await command('/works', {}, { wire }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      status: 409,
      code: 'TAKEN',
      message: 'no.',
      path: '/name',
      whatToDo: 'choose another',
      requestId: 'r1',
    });
    expect(calls).toHaveLength(1);
  });

  it('is not sent again after a fault that may have followed the act', async () => {
    const { wire, calls } = testWire(refusal(500, 'INTERNAL_ERROR'));
    await expect(command('/works', {}, { wire })).rejects.toMatchObject({ status: 500 });
    expect(calls).toHaveLength(1);
  });

  it('keeps the key that it was given', async () => {
    const { wire, calls } = testWire('no network', ok());
    await command('/works', {}, { idempotencyKey: 'the-act-of-this-press', wire });
    expect(calls.map(({ key }) => key)).toEqual(['the-act-of-this-press', 'the-act-of-this-press']);
  });

  it('takes an empty answer where nothing of it is used', async () => {
    const { wire } = testWire(new Response(null, { status: 204 }));
    expect(await command('/works', {}, { wire })).toBeUndefined();
  });
});

describe('a call that needs the person', () => {
  it('fails with the refusal where no dialog is mounted', async () => {
    const { wire } = testWire(refusal(401, 'SIGN_IN_NEEDED'));
    await expect(get('/works', done, { wire })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('waits until somebody has signed in again and is repeated, the same act under the same key', async () => {
    const unmount = mountGates();
    const { wire, calls } = testWire(refusal(401, 'SIGN_IN_NEEDED'), ok());
    const answer = command('/works', { title: 't' }, { schema: done, wire });
    await passGate('sign-in', true);
    expect(await answer).toEqual({ id: 'x1' });
    expect(calls[0]).toEqual(calls[1]);
    unmount();
  });

  it('waits for the second factor after the sign-in, and fails when the person gives up', async () => {
    const unmount = mountGates();
    const { wire, calls } = testWire(refusal(401, 'SIGN_IN_NEEDED'), refusal(403, 'SECOND_FACTOR_NEEDED'));
    const answer = command('/works', {}, { wire }).catch((thrown: unknown) => thrown);
    await passGate('sign-in', true);
    await passGate('second-factor', false);
    expect(await answer).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
    expect(calls).toHaveLength(2);
    unmount();
  });

  it('opens one dialog for all calls that wait', async () => {
    const unmount = mountGates();
    const one = testWire(refusal(401, 'SIGN_IN_NEEDED'), ok());
    const other = testWire(refusal(401, 'SIGN_IN_NEEDED'), ok());
    const both = Promise.all([get('/a', done, one), get('/b', done, other)]);
    await passGate('sign-in', true);
    expect(await both).toHaveLength(2);
    unmount();
  });
});

it('an answer that does not have the form of the contract is a defect', async () => {
  const { wire } = testWire(ok({ name: 1 }));
  await expect(get('/works', done, { wire })).rejects.not.toBeInstanceOf(ApiProblem);
});

it('a fault without the form of the service still reads as a sentence', async () => {
  const { wire } = testWire(new Response('<html>Bad Gateway</html>', { status: 404 }));
  await expect(get('/works', done, { wire })).rejects.toMatchObject({ code: 'HTTP_404', message: /.+/ });
});

/** Lets the calls come to the gate, then answers it. */
async function passGate(kind: 'sign-in' | 'second-factor', passed: boolean): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  answerGate(kind, passed);
}
