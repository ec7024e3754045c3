import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { answer, answerRefusal, refuse } from './answers.ts';
import { readSigned, setCookie, signedValue } from './cookies.ts';
import { CHALLENGE_MILLISECONDS, PER_ACCOUNT } from './limits.ts';
import { COOKIE_PREFIX } from './options.ts';
import { attempted, type OwnParts, type OwnRoute, open, recorded, signedIn } from './own-route.ts';

const CHALLENGE = 'passkey_challenge';

function challengeName({ isHttps }: OwnParts): string {
  return `${isHttps ? '__Secure-' : ''}${COOKIE_PREFIX}.${CHALLENGE}`;
}

/** The cookie that leads back to the challenge; an empty id takes it away. */
function challengeCookie(parts: OwnParts, id: string): string {
  const [value, seconds] = id === '' ? ['', 0] : [signedValue(id, parts.secret), CHALLENGE_MILLISECONDS / 1000];
  return setCookie(challengeName(parts), value, seconds, parts.isHttps);
}

function challengeOf(parts: OwnParts, request: Request): string | undefined {
  return readSigned(request.headers, challengeName(parts), parts.secret);
}

/** What a browser makes of a passkey; its insides are the library's to check. */
const credential = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(8000) }),
  clientExtensionResults: z.looseObject({}),
});
const isCredential = (value: unknown) => credential.safeParse(value).success;
const registration = z.custom<RegistrationResponseJSON>(isCredential);
const authentication = z.custom<AuthenticationResponseJSON>(isCredential);

export const PASSKEY_ROUTES: readonly OwnRoute[] = [
  signedIn(
    {
      name: 'identity.offerPasskey',
      url: '/passkeys/registration-options',
      body: z.strictObject({ password: z.string().max(1000).optional() }),
      fresh: true,
    },
    async (asked) => {
      const { parts, session, body } = asked;
      const { accountId, hasSecondFactor } = session;
      const offer = async () => {
        // Whoever has only found an open page must not be able to add a key of their own.
        const isOwner = hasSecondFactor || (await parts.accounts.isPassword(accountId, body.password));
        const person = await parts.accounts.names(accountId);
        if (!isOwner || !person) return answerRefusal(refuse('WRONG_PASSWORD', { path: '/password' }));
        const { options, challengeId } = await parts.passkeys.offerRegistration(person);
        return answer(options, [challengeCookie(parts, challengeId)]);
      };
      if (hasSecondFactor) return offer();
      return attempted(asked, [{ name: `account:${accountId}`, patience: PER_ACCOUNT, onSuccess: 'forget' }], offer);
    },
  ),
  signedIn(
    {
      name: 'identity.addPasskey',
      url: '/passkeys/register',
      body: z.strictObject({ response: registration, name: z.string().trim().min(1).max(60).optional() }),
    },
    async (asked) => {
      const { parts, request, body, session } = asked;
      const { accountId, sessionId } = session;
      const outcome = await parts.passkeys.register(accountId, challengeOf(parts, request), body.response, body.name);
      if (!('id' in outcome)) return answerRefusal(outcome);
      await parts.factors.sync(accountId);
      await parts.sessions.passSecondFactor(sessionId);
      await recorded(asked, 'identity.addPasskey', accountId);
      return answer({ id: outcome.id }, [challengeCookie(parts, '')]);
    },
  ),
  open({ name: 'identity.askPasskey', url: '/passkeys/authentication-options' }, async ({ parts, request }) => {
    const session = await parts.sessions.find(request.headers);
    const accountId = session?.accountId ?? (await parts.factors.challenged(request.headers));
    const { options, challengeId } = await parts.passkeys.offerAuthentication(accountId);
    return answer(options, [challengeCookie(parts, challengeId)]);
  }),
  open(
    {
      name: 'identity.signInByPasskey',
      url: '/passkeys/authenticate',
      body: z.strictObject({ response: authentication }),
    },
    (asked) =>
      attempted(asked, [], async () => {
        const { parts, request, body } = asked;
        const outcome = await parts.passkeys.authenticate(challengeOf(parts, request), body.response);
        if (!('accountId' in outcome)) return answerRefusal(outcome);
        const { accountId } = outcome;
        await recorded(asked, 'identity.signInByPasskey', accountId);
        const session = await parts.sessions.find(request.headers);
        if (session?.accountId === accountId) {
          await parts.sessions.passSecondFactor(session.sessionId);
          return answer({ accountId }, [challengeCookie(parts, '')]);
        }
        const opened = await parts.sessions.open(accountId, true, request.headers);
        return answer({ accountId }, [challengeCookie(parts, ''), opened.setCookie]);
      }),
  ),
  signedIn({ name: 'identity.listPasskeys', method: 'GET', url: '/passkeys' }, async ({ parts, session }) => {
    return answer({ items: await parts.passkeys.list(session.accountId) });
  }),
  signedIn({ name: 'identity.removePasskey', url: '/passkeys/:id/remove', fresh: true }, async (asked) => {
    const { parts, session, id } = asked;
    if (!(await parts.passkeys.remove(session.accountId, id))) return answerRefusal(refuse('NOT_FOUND'));
    const hasSecondFactor = await parts.factors.sync(session.accountId);
    await recorded(asked, 'identity.removePasskey', session.accountId);
    return answer({ hasSecondFactor });
  }),
];
