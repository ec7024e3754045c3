import { randomBytes } from 'node:crypto';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { eq, or } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Refused } from '../command/refusal.ts';
import type { Database } from '../database/database.ts';
import { constraintOf } from '../database/errors.ts';
import { newId } from '../ids.ts';
import { refuse } from './answers.ts';
import type { Library } from './library.ts';
import { INVITATION_MILLISECONDS } from './limits.ts';
import { faultOfPassword } from './password-rules.ts';
import { normalPhone, placeholderEmail } from './phone.ts';
import { personTable, signInMethodTable } from './tables.ts';

export interface NewAccount {
  readonly name: string;
  /** At least one of e-mail address and mobile number. */
  readonly email?: string;
  readonly phone?: string;
  /** Left out for somebody who is invited. */
  readonly password?: string;
  /** Whether the mobile number has been proved by a code. */
  readonly phoneVerified?: boolean;
  /** Whether somebody vouches for the e-mail address, as the operator at the command line does. */
  readonly emailVerified?: boolean;
}

export type CreatedAccount = { readonly ok: true; readonly accountId: string } | Refused;

export interface Invitation {
  /** Opens the page on which the person sets a password. Works once. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** The words that belong to a person: a password must not be one of them. */
export interface PersonNames {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface Accounts {
  create(account: NewAccount): Promise<CreatedAccount>;
  /** By e-mail address or mobile number, however it is written. */
  find(login: string): Promise<PersonNames | undefined>;
  invite(accountId: string): Promise<Invitation>;
  names(accountId: string): Promise<PersonNames | undefined>;
  /** Whose link for a new password it is. */
  ownerOfLink(token: string): Promise<PersonNames | undefined>;
  /** Whether it is the account's password; true also where it has none and nothing can be checked. */
  isPassword(accountId: string, password: string | undefined): Promise<boolean>;
  /** Whoever opened a link that was sent there owns the address. */
  verifyEmail(accountId: string): Promise<void>;
}

const LINK = 'reset-password:';
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function openAccounts(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly library: Library;
  readonly baseUrl: string;
}): Accounts {
  const { database, clock, library, baseUrl } = options;
  const { orm } = database;
  const columns = {
    accountId: personTable.id,
    name: personTable.name,
    email: personTable.email,
    phone: personTable.phoneNumber,
  };

  async function names(accountId: string): Promise<PersonNames | undefined> {
    const [row] = await orm.select(columns).from(personTable).where(eq(personTable.id, accountId));
    return row;
  }

  return {
    names,
    async create({ name, email, phone, password, phoneVerified = false, emailVerified = false }) {
      const normal = phone === undefined ? undefined : normalPhone(phone);
      if (phone !== undefined && normal === undefined)
        return refuse('INVALID_PHONE', { path: '/phone', kind: 'invalid' });
      if (email !== undefined && !EMAIL.test(email))
        return refuse('INVALID_EMAIL', { path: '/email', kind: 'invalid' });
      const address = email?.toLowerCase() ?? (normal === undefined ? undefined : placeholderEmail(normal));
      if (address === undefined) return refuse('EMAIL_OR_PHONE_NEEDED', { kind: 'invalid' });
      const fault = password === undefined ? undefined : faultOfPassword(password, [name, email, normal]);
      if (fault) return refuse(fault, { path: '/password', kind: 'invalid' });
      const hash = password === undefined ? undefined : await hashPassword(password);
      const [id, at] = [newId(), clock.now()];
      const stamps = { createdAt: at, updatedAt: at };
      try {
        await orm.transaction(async (tx) => {
          await tx.insert(personTable).values({
            id,
            name,
            email: address,
            emailVerified: emailVerified && email !== undefined,
            phoneNumber: normal ?? null,
            phoneNumberVerified: phoneVerified,
            ...stamps,
          });
          if (hash === undefined) return;
          await tx
            .insert(signInMethodTable)
            .values({ id: newId(), userId: id, providerId: 'credential', accountId: id, password: hash, ...stamps });
        });
      } catch (error) {
        if (constraintOf(error)?.startsWith('person_')) return refuse('ACCOUNT_EXISTS');
        throw error;
      }
      return { ok: true, accountId: id };
    },
    async find(login) {
      const phone = normalPhone(login);
      const isThis = or(
        eq(personTable.email, login.trim().toLowerCase()),
        phone === undefined ? undefined : eq(personTable.phoneNumber, phone),
      );
      const [row] = await orm.select(columns).from(personTable).where(isThis);
      return row;
    },
    async invite(accountId) {
      const { internalAdapter } = await library.$context;
      const token = randomBytes(24).toString('base64url');
      // The link's end is compared with the system's time by the library.
      const expiresAt = new Date(clock.now().getTime() + INVITATION_MILLISECONDS);
      await internalAdapter.createVerificationValue({ identifier: `${LINK}${token}`, value: accountId, expiresAt });
      return { url: `${baseUrl}/sign-in/reset?token=${token}`, expiresAt };
    },
    async ownerOfLink(token) {
      const { internalAdapter } = await library.$context;
      const found = await internalAdapter.findVerificationValue(`${LINK}${token}`);
      return found ? names(found.value) : undefined;
    },
    async isPassword(accountId, password) {
      const { internalAdapter } = await library.$context;
      const hash = (await internalAdapter.findCredentialAccount(accountId))?.password;
      if (!hash) return true;
      return password !== undefined && (await verifyPassword({ hash, password }));
    },
    async verifyEmail(accountId) {
      await orm.update(personTable).set({ emailVerified: true }).where(eq(personTable.id, accountId));
    },
  };
}
