import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Refused } from '../command/refusal.ts';
import type { Database } from '../database/database.ts';
import { refuse } from './answers.ts';
import { readSigned } from './cookies.ts';
import type { Library } from './library.ts';
import { passkeyTable, personTable, secondFactorTable, sessionTable } from './tables.ts';
import { stepOf } from './totp.ts';

export interface SecondFactors {
  /** Takes a TOTP code: each at most once, by whichever process. undefined = taken. */
  takeCode(accountId: string, code: string): Promise<Refused | undefined>;
  /** Whose sign-in waits for the second factor, by the cookie of the challenge. */
  challenged(headers: Headers): Promise<string | undefined>;
  /** Whether the account has one, written anew after one was set up or removed. */
  sync(accountId: string): Promise<boolean>;
}

export function openSecondFactors(database: Database, clock: Clock, library: Library): SecondFactors {
  const { orm } = database;
  return {
    async takeCode(accountId, code) {
      const [row] = await orm.select().from(secondFactorTable).where(eq(secondFactorTable.userId, accountId));
      if (!row) return refuse('SECOND_FACTOR_NOT_SET');
      const { secretConfig } = await library.$context;
      const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
      const step = stepOf(secret, code, clock.now());
      if (step === undefined) return refuse('WRONG_CODE', { path: '/code' });
      const isNewer = or(isNull(secondFactorTable.lastStep), lt(secondFactorTable.lastStep, step));
      const taken = await orm
        .update(secondFactorTable)
        .set({ lastStep: step })
        .where(and(eq(secondFactorTable.id, row.id), isNewer))
        .returning({ id: secondFactorTable.id });
      return taken.length > 0 ? undefined : refuse('CODE_USED', { path: '/code' });
    },
    async challenged(headers) {
      const { createAuthCookie, internalAdapter, secret } = await library.$context;
      const identifier = readSigned(headers, createAuthCookie('two_factor').name, secret);
      if (identifier === undefined) return undefined;
      const found = await internalAdapter.findVerificationValue(identifier);
      return found && found.expiresAt > clock.now() ? found.value : undefined;
    },
    async sync(accountId) {
      const totp = sql`exists (select 1 from ${secondFactorTable}
        where ${secondFactorTable.userId} = ${personTable.id} and ${secondFactorTable.verified})`;
      const passkey = sql`exists (select 1 from ${passkeyTable} where ${passkeyTable.personId} = ${personTable.id})`;
      const [row] = await orm
        .update(personTable)
        .set({ twoFactorEnabled: sql`${totp} or ${passkey}` })
        .where(eq(personTable.id, accountId))
        .returning({ has: personTable.twoFactorEnabled });
      const has = row?.has ?? false;
      // What is not there any more was not passed either.
      if (!has) await orm.update(sessionTable).set({ secondFactorAt: null }).where(eq(sessionTable.userId, accountId));
      return has;
    },
  };
}
