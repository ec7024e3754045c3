import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../ids.ts';
import { readSigned, setCookie, signedValue } from './cookies.ts';
import { FRESH_MILLISECONDS, IDLE_MILLISECONDS, SEEN_MILLISECONDS, SESSION_MILLISECONDS } from './limits.ts';
import { maskedPhone, realEmail } from './phone.ts';
import { personTable, sessionTable } from './tables.ts';

/** Who has signed in. */
export interface SignedIn {
  readonly accountId: string;
  readonly name: string;
  readonly email: string | null;
  /** Masked. */
  readonly phone: string | null;
  readonly sessionId: string;
  /** When a second factor was passed last in this session. */
  readonly secondFactorAt: Date | null;
  /** Has a TOTP generator or a passkey, or was opened as if (demonstration, tests). */
  readonly hasSecondFactor: boolean;
}

/** A session of a person, for the list on the page of the account. */
export interface SessionRow {
  readonly id: string;
  readonly address: string | null;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThisOne: boolean;
}

/** true: a second factor counts as passed now; `throughout`: for the whole session (accounts of a demonstration). */
export type PassedSecondFactor = boolean | 'throughout';

export interface OpenedSession {
  readonly sessionId: string;
  /** `name=value`, as a browser sends it back. */
  readonly cookie: string;
  /** The whole `Set-Cookie` line. */
  readonly setCookie: string;
}

export interface Sessions {
  /** The session of the cookie, also one whose second factor is still to be passed. */
  find(headers: Headers): Promise<SignedIn | undefined>;
  /** The same, but only where everything is passed that the account asks for. */
  whoIs(headers: Headers): Promise<SignedIn | undefined>;
  open(accountId: string, passed: PassedSecondFactor, from?: Headers): Promise<OpenedSession>;
  list(accountId: string, current: string): Promise<SessionRow[]>;
  /** false where the account has no such session. */
  revoke(accountId: string, sessionId: string): Promise<boolean>;
  revokeAll(accountId: string, exceptSessionId?: string): Promise<void>;
  passSecondFactor(sessionId: string): Promise<void>;
}

export interface SessionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly secret: string;
  readonly cookieName: string;
  readonly isHttps: boolean;
  /** The header in which the route puts the address of the client. */
  readonly addressHeader: string;
}

export function openSessions(options: SessionOptions): Sessions {
  const { database, clock, secret, cookieName } = options;
  const { orm } = database;

  async function find(headers: Headers): Promise<SignedIn | undefined> {
    const token = readSigned(headers, cookieName, secret);
    if (token === undefined) return undefined;
    const now = clock.now();
    const idleSince = new Date(now.getTime() - IDLE_MILLISECONDS);
    const [row] = await orm
      .select({
        accountId: personTable.id,
        name: personTable.name,
        email: personTable.email,
        phone: personTable.phoneNumber,
        isSetUp: personTable.twoFactorEnabled,
        sessionId: sessionTable.id,
        secondFactorAt: sessionTable.secondFactorAt,
        lastSeenAt: sessionTable.lastSeenAt,
      })
      .from(sessionTable)
      .innerJoin(personTable, eq(personTable.id, sessionTable.userId))
      .where(
        and(eq(sessionTable.token, token), gt(sessionTable.expiresAt, now), gt(sessionTable.lastSeenAt, idleSince)),
      );
    if (!row) return undefined;
    const { lastSeenAt, email, phone, isSetUp, ...person } = row;
    const hasSecondFactor = isSetUp || person.secondFactorAt !== null;
    if (now.getTime() - lastSeenAt.getTime() > SEEN_MILLISECONDS) {
      await orm.update(sessionTable).set({ lastSeenAt: now }).where(eq(sessionTable.id, row.sessionId));
    }
    return { ...person, email: realEmail(email), phone: maskedPhone(phone), hasSecondFactor };
  }

  return {
    find,
    async whoIs(headers) {
      const found = await find(headers);
      return found && isWhole(found) ? found : undefined;
    },
    async open(accountId, passed, from) {
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + SESSION_MILLISECONDS);
      const token = randomBytes(24).toString('base64url');
      const id = newId();
      await orm.insert(sessionTable).values({
        id,
        userId: accountId,
        token,
        expiresAt,
        ipAddress: from?.get(options.addressHeader) ?? null,
        userAgent: from?.get('user-agent')?.slice(0, 300) ?? null,
        secondFactorAt: passed === 'throughout' ? expiresAt : passed ? now : null,
        lastSeenAt: now,
        createdAt: now,
        updatedAt: now,
      });
      const value = signedValue(token, secret);
      return {
        sessionId: id,
        cookie: `${cookieName}=${value}`,
        setCookie: setCookie(cookieName, value, SESSION_MILLISECONDS / 1000, options.isHttps),
      };
    },
    async list(accountId, current) {
      const now = clock.now();
      const rows = await orm
        .select({
          id: sessionTable.id,
          address: sessionTable.ipAddress,
          device: sessionTable.userAgent,
          createdAt: sessionTable.createdAt,
          lastSeenAt: sessionTable.lastSeenAt,
          isThisOne: sql<boolean>`${sessionTable.id} = ${current}`,
        })
        .from(sessionTable)
        .where(
          and(
            eq(sessionTable.userId, accountId),
            gt(sessionTable.expiresAt, now),
            gt(sessionTable.lastSeenAt, new Date(now.getTime() - IDLE_MILLISECONDS)),
          ),
        )
        .orderBy(desc(sessionTable.lastSeenAt))
        .limit(100);
      return rows;
    },
    async revoke(accountId, sessionId) {
      const gone = await orm
        .delete(sessionTable)
        .where(and(eq(sessionTable.id, sessionId), eq(sessionTable.userId, accountId)))
        .returning({ id: sessionTable.id });
      return gone.length > 0;
    },
    async revokeAll(accountId, exceptSessionId) {
      const others = exceptSessionId === undefined ? undefined : ne(sessionTable.id, exceptSessionId);
      await orm.delete(sessionTable).where(and(eq(sessionTable.userId, accountId), others));
    },
    async passSecondFactor(sessionId) {
      await orm.update(sessionTable).set({ secondFactorAt: clock.now() }).where(eq(sessionTable.id, sessionId));
    },
  };
}

/** A session of an account with a second factor counts only once that was passed in it. */
export function isWhole({ hasSecondFactor, secondFactorAt }: SignedIn): boolean {
  return !hasSecondFactor || secondFactorAt !== null;
}

export function isFresh({ secondFactorAt }: Pick<SignedIn, 'secondFactorAt'>, now: Date): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() <= FRESH_MILLISECONDS;
}
