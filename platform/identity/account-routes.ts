import { z } from 'zod';
import { answer, answerRefusal, refuse } from './answers.ts';
import { throughDoor } from './entrance.ts';
import { PER_ACCOUNT } from './limits.ts';
import { attempted, type OwnRoute, open, recorded, signedIn } from './own-route.ts';
import { faultOfPassword } from './password-rules.ts';
import { normalPhone } from './phone.ts';

/** The second factor shown again, the sessions of an account, signing up by mobile number. */
export const ACCOUNT_ROUTES: readonly OwnRoute[] = [
  // Renews the second factor of a session; completes a sign-in that waits for it. Six digits are a code of an app.
  open(
    {
      name: 'identity.confirmSecondFactor',
      url: '/second-factor/confirm',
      body: z.strictObject({ code: z.string().trim().min(1).max(40) }),
    },
    async ({ parts, request, body }) => {
      const code = body.code.replace(/\s/g, '');
      const session = await parts.sessions.find(request.headers);
      const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
      const inner = new Request(`${parts.baseUrl}/api/auth${path}`, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ code }),
      });
      const response = await throughDoor(parts, path, inner);
      if (response.status >= 400) return response;
      // Where it was a sign-in, or the first code of a new app, a new session has passed it already.
      if (session) await parts.sessions.passSecondFactor(session.sessionId);
      return answer({ secondFactorAt: parts.clock.now().toISOString() }, response.headers.getSetCookie());
    },
  ),
  signedIn({ name: 'identity.listSessions', method: 'GET', url: '/account/sessions' }, async ({ parts, session }) => {
    return answer({ items: await parts.sessions.list(session.accountId, session.sessionId) });
  }),
  signedIn({ name: 'identity.revokeSession', url: '/account/sessions/:id/revoke' }, async (asked) => {
    const { parts, session, id } = asked;
    if (!(await parts.sessions.revoke(session.accountId, id))) return answerRefusal(refuse('NOT_FOUND'));
    await recorded(asked, 'identity.revokeSession', session.accountId);
    return answer({});
  }),
  signedIn({ name: 'identity.revokeOtherSessions', url: '/account/sessions/revoke-others' }, async (asked) => {
    const { parts, session } = asked;
    await parts.sessions.revokeAll(session.accountId, session.sessionId);
    await recorded(asked, 'identity.revokeOtherSessions', session.accountId);
    return answer({});
  }),
  open(
    {
      name: 'identity.signUpByPhone',
      url: '/account/sign-up-by-phone',
      body: z.strictObject({
        name: z.string().trim().min(1).max(100),
        phone: z.string(),
        code: z.string().trim().min(1).max(10),
        password: z.string().max(1000),
      }),
    },
    async (asked) => {
      const { parts, request } = asked;
      const { name, phone, code, password } = asked.body;
      const phoneNumber = normalPhone(phone);
      if (phoneNumber === undefined) return answerRefusal(refuse('INVALID_PHONE', { path: '/phone' }));
      const fault = faultOfPassword(password, [name, phoneNumber]);
      if (fault) return answerRefusal(refuse(fault, { path: '/password' }));
      const guess = { name: `code:${phoneNumber}`, patience: PER_ACCOUNT, onSuccess: 'forget' as const };
      return attempted(asked, [guess], async () => {
        const isRight = await parts.library.api
          .consumePhoneNumberOTP({ body: { phoneNumber, code } })
          .then(() => true)
          .catch(() => false);
        if (!isRight) return answerRefusal(refuse('WRONG_SENT_CODE', { path: '/code' }));
        const created = await parts.accounts.create({ name, phone, password, phoneVerified: true });
        if (!created.ok) return answerRefusal(created);
        await recorded(asked, 'identity.signUpByPhone', created.accountId);
        const opened = await parts.sessions.open(created.accountId, false, request.headers);
        return answer({ accountId: created.accountId }, [opened.setCookie]);
      });
    },
  ),
];
