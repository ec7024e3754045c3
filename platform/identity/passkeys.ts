import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Refused } from '../command/refusal.ts';
import type { Database } from '../database/database.ts';
import { constraintOf } from '../database/errors.ts';
import { newId } from '../ids.ts';
import type { PersonNames } from './accounts.ts';
import { refuse, say } from './answers.ts';
import type { Library } from './library.ts';
import { CHALLENGE_MILLISECONDS } from './limits.ts';
import { originsOf, passkeyHostOf } from './origins.ts';
import { realEmail } from './phone.ts';
import { passkeyTable } from './tables.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Options for the browser, and the id of the challenge that goes into a cookie. */
export interface Offer<Options> {
  readonly options: Options;
  readonly challengeId: string;
}

export interface Passkeys {
  offerRegistration(person: PersonNames): Promise<Offer<object>>;
  register(
    accountId: string,
    challengeId: string | undefined,
    response: RegistrationResponseJSON,
    name: string | undefined,
  ): Promise<Refused | { readonly ok: true; readonly id: string }>;
  /** For a known account its own keys; else whatever key the device offers. */
  offerAuthentication(accountId: string | undefined): Promise<Offer<object>>;
  authenticate(
    challengeId: string | undefined,
    response: AuthenticationResponseJSON,
  ): Promise<Refused | { readonly ok: true; readonly accountId: string }>;
  list(accountId: string): Promise<PasskeyRow[]>;
  /** false where the account has no such key. */
  remove(accountId: string, id: string): Promise<boolean>;
}

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

function transportsOf(given: readonly string[] | undefined): AuthenticatorTransportFuture[] {
  return TRANSPORTS.filter((one) => given?.includes(one));
}

export function openPasskeys(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly library: Library;
  readonly baseUrl: string;
}): Passkeys {
  const { database, clock, library, baseUrl } = options;
  const { orm } = database;
  const rpID = passkeyHostOf(baseUrl);
  const origins = [...originsOf(baseUrl)];

  /** Keeps a challenge that is taken once; for a registration only by the account that asked. */
  async function keepChallenge(challenge: string, owner: string): Promise<string> {
    const { internalAdapter } = await library.$context;
    const challengeId = newId();
    const expiresAt = new Date(clock.now().getTime() + CHALLENGE_MILLISECONDS);
    await internalAdapter.createVerificationValue({
      identifier: `passkey:${challengeId}`,
      value: JSON.stringify({ challenge, owner }),
      expiresAt,
    });
    return challengeId;
  }

  async function takeChallenge(challengeId: string | undefined, owner: string): Promise<string | undefined> {
    if (challengeId === undefined) return undefined;
    const { internalAdapter } = await library.$context;
    const kept = await internalAdapter.consumeVerificationValue(`passkey:${challengeId}`);
    if (!kept || kept.expiresAt < clock.now()) return undefined;
    const value = JSON.parse(kept.value) as { challenge: string; owner: string };
    return value.owner === owner ? value.challenge : undefined;
  }

  const keysOf = (accountId: string) =>
    orm.select().from(passkeyTable).where(eq(passkeyTable.personId, accountId)).orderBy(asc(passkeyTable.createdAt));

  return {
    async offerRegistration({ accountId, name, email, phone }) {
      const known = await keysOf(accountId);
      const offered = await generateRegistrationOptions({
        rpName: say('name.product'),
        rpID,
        userName: realEmail(email) ?? phone ?? name,
        userID: new TextEncoder().encode(accountId),
        userDisplayName: name,
        attestationType: 'none',
        excludeCredentials: known.map(({ credentialId, transports }) => {
          return { id: credentialId, transports: transportsOf(transports) };
        }),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      });
      return { options: offered, challengeId: await keepChallenge(offered.challenge, accountId) };
    },
    async register(accountId, challengeId, response, name) {
      const expectedChallenge = await takeChallenge(challengeId, accountId);
      if (expectedChallenge === undefined) return refuse('PASSKEY_REFUSED');
      const verified = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: origins,
        expectedRPID: rpID,
        requireUserVerification: true,
      }).catch(() => undefined);
      if (!verified?.verified) return refuse('PASSKEY_REFUSED');
      const { credential } = verified.registrationInfo;
      const id = newId();
      try {
        await orm.insert(passkeyTable).values({
          id,
          personId: accountId,
          name: name ?? say('name.passkey'),
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: transportsOf(credential.transports),
          createdAt: clock.now(),
        });
      } catch (error) {
        if (constraintOf(error) === 'passkey_credential_id_unique') return refuse('PASSKEY_EXISTS');
        throw error;
      }
      return { ok: true, id };
    },
    async offerAuthentication(accountId) {
      const known = accountId === undefined ? [] : await keysOf(accountId);
      const offered = await generateAuthenticationOptions({
        rpID,
        userVerification: 'required',
        allowCredentials: known.map(({ credentialId, transports }) => {
          return { id: credentialId, transports: transportsOf(transports) };
        }),
      });
      return { options: offered, challengeId: await keepChallenge(offered.challenge, '') };
    },
    async authenticate(challengeId, response) {
      const expectedChallenge = await takeChallenge(challengeId, '');
      const [key] = await orm.select().from(passkeyTable).where(eq(passkeyTable.credentialId, response.id));
      if (expectedChallenge === undefined || !key) return refuse('PASSKEY_REFUSED');
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: origins,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id: key.credentialId,
          publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
          counter: key.counter,
          transports: transportsOf(key.transports),
        },
      }).catch(() => undefined);
      if (!verified?.verified) return refuse('PASSKEY_REFUSED');
      const { newCounter } = verified.authenticationInfo;
      // A copied key shows itself by a counter that does not grow; devices that do not count stay at 0.
      const grows = newCounter === 0 ? eq(passkeyTable.counter, 0) : lt(passkeyTable.counter, newCounter);
      const used = await orm
        .update(passkeyTable)
        .set({ counter: newCounter, lastUsedAt: clock.now() })
        .where(and(eq(passkeyTable.id, key.id), grows))
        .returning({ accountId: passkeyTable.personId });
      return used[0] ? { ok: true, accountId: used[0].accountId } : refuse('PASSKEY_REFUSED');
    },
    async list(accountId) {
      const rows = await keysOf(accountId);
      return rows.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
    },
    async remove(accountId, id) {
      const gone = await orm
        .delete(passkeyTable)
        .where(and(eq(passkeyTable.id, id), eq(passkeyTable.personId, accountId)))
        .returning({ id: passkeyTable.id });
      return gone.length > 0;
    },
  };
}
