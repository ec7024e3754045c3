import { z } from 'zod';
import { problem } from '../contracts/errors.ts';
import { calendarDay } from '../contracts/literals.ts';
import { type SessionView, sessionView } from '../contracts/session.ts';
import { isCalendarDay } from '../engine/format/literals.ts';
import type { Clock } from '../platform/clock.ts';
import type { Office } from './module-routes.ts';
import { HttpProblem, problemOf } from './problems.ts';
import { say } from './say.ts';
import type { Server } from './server-type.ts';

export interface SessionOptions {
  readonly office: () => Office | undefined;
  readonly clock: Clock;
}

const moveBody = z.strictObject({ day: calendarDay.refine(isCalendarDay) });
const signInBody = z.strictObject({ accountId: z.uuid() });

/** Who sits in front of the page, and what only a demonstration offers. */
export async function sessionRoutes(server: Server, { office, clock }: SessionOptions): Promise<void> {
  const open = () => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    return opened;
  };
  const demonstration = () => {
    const { demonstration: found } = open();
    if (!found) throw problemOf('NOT_FOUND');
    return found;
  };
  const described = (operationId: string, more: object) => ({
    operationId: `session.${operationId}`,
    tags: ['session'],
    summary: say(`session.${operationId}` as 'session.view'),
    response: { 200: z.unknown(), default: { content: { 'application/problem+json': { schema: problem } } } },
    ...more,
  });

  server.get(
    '/api/v1/session',
    { schema: described('view', { response: { 200: sessionView } }) },
    async (request, reply) => {
      const { demonstration: found, session, provider } = open();
      const today = clock.today();
      const signedIn = await session(request);
      reply.header('cache-control', 'no-store');
      if (signedIn)
        return { signedIn: true, ...signedIn, isDemonstration: found !== undefined, today } satisfies SessionView;
      const story = await found?.story();
      const accounts = found ? { demonstrationAccounts: [...(await found.accounts())] } : {};
      return {
        signedIn: false,
        isDemonstration: found !== undefined,
        today,
        ...(provider === undefined ? {} : { provider }),
        ...(story ? { story } : {}),
        ...accounts,
      } satisfies SessionView;
    },
  );

  server.get('/api/v1/demonstration/clock', { schema: described('clock', {}) }, async () => {
    demonstration();
    return { today: clock.today(), now: clock.now().toISOString() };
  });

  server.post(
    '/api/v1/demonstration/clock',
    { schema: described('moveClock', { body: moveBody }) },
    async (request) => {
      const found = demonstration();
      const parsed = moveBody.safeParse(request.body);
      if (!parsed.success) throw new HttpProblem(422, 'INVALID_INPUT', say('session.wrong-day'), '/day');
      const moved = await found.moveTo(parsed.data.day);
      if (moved === 'backwards') throw new HttpProblem(409, 'CLOCK_GOES_FORWARD', say('session.backwards'), '/day');
      return { today: clock.today() };
    },
  );

  server.post(
    '/api/v1/demonstration/sign-in',
    { schema: described('demonstrationSignIn', { body: signInBody }) },
    async (request, reply) => {
      const accounts = await demonstration().accounts();
      const parsed = signInBody.safeParse(request.body);
      const account = accounts.find(({ accountId }) => parsed.success && accountId === parsed.data.accountId);
      if (!account) throw new HttpProblem(404, 'ACCOUNT_NOT_FOUND', say('session.no-account'), '/accountId');
      const { cookies } = await open().signInAs(account.accountId, request);
      return reply.header('set-cookie', [...cookies]).send({ accountId: account.accountId });
    },
  );
}
