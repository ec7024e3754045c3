import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { z } from 'zod';
import { callOnce, command } from '../api.ts';
import { ApiProblem } from '../problem.ts';
import { say } from '../say.ts';

/** Who somebody is: better-auth below /api/auth, the rest of the identity below /api/v1. */

/** Calls `/api/auth…`; the identity words its refusals itself. */
export function auth<S extends z.ZodType = z.ZodUnknown>(
  path: string,
  body: unknown,
  schema?: S,
): Promise<z.output<S>> {
  return callOnce('/api/auth', path, body, schema ? { schema } : {});
}

export async function signOut(): Promise<void> {
  await auth('/sign-out', {});
}

/** Completes a sign-in that waits for the second factor, or renews it: a code of the app, or a recovery code. */
export async function confirmSecondFactor(code: string): Promise<void> {
  await command('/second-factor/confirm', { code });
}

/** What the browser's own functions take and give is theirs to check. */
const authenticationOptions = z.custom<Parameters<typeof startAuthentication>[0]['optionsJSON']>(isObject);
const registrationOptions = z.custom<Parameters<typeof startRegistration>[0]['optionsJSON']>(isObject);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Signs in with a passkey, or shows one as the second factor. */
export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await command('/passkeys/authentication-options', {}, { schema: authenticationOptions });
  const response = await onDevice(() => startAuthentication({ optionsJSON }));
  await command('/passkeys/authenticate', { response });
}

/** Adds a passkey of this device. `password` where the account has no second factor yet. */
export async function addPasskey(name: string, password: string | undefined): Promise<void> {
  const asked = password ? { password } : {};
  const optionsJSON = await command('/passkeys/registration-options', asked, { schema: registrationOptions });
  const response = await onDevice(() => startRegistration({ optionsJSON }));
  await command('/passkeys/register', { response, ...(name === '' ? {} : { name }) });
}

/** The person closed the dialog of the device, or the device has no fitting key. */
async function onDevice<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ApiProblem({ status: 400, code: 'PASSKEY_NOT_USED', message: say('passkey.not-used') });
  }
}
