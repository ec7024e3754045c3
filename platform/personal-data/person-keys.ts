import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { asc, eq, gt, sql } from 'drizzle-orm';
import type { PersonalSeal } from '../audit/record.ts';
import type { Database } from '../database/database.ts';
import type { Reader, Transaction } from '../database/transaction.ts';
import type { KeyRing } from '../keys/keys.ts';
import { fingerprintKeyTable, personKeyTable } from './tables.ts';

/** Personal values under a key for each person (or organisation), and fingerprints that find equal values unread. */
export interface PersonalData extends PersonalSeal {
  /** Seals a value; of a person whose key was erased nothing is kept. */
  seal(tx: Transaction, personId: string, value: unknown): Promise<string>;
  /** The value; null where the key was erased. Throws where the sealed text was changed or belongs to another. */
  open(reader: Reader, personId: string, sealed: string): Promise<unknown>;
  /** HMAC-SHA-256 in hexadecimal: equal for equal values of one purpose, and tells nothing else. */
  fingerprint(purpose: string, value: string): string;
  /** Erases the key, and with it every value sealed under it, for ever. */
  eraseKey(tx: Transaction, personId: string, at: Date): Promise<void>;
  /** Wraps keys anew that an old key of the installation wrapped; afterwards it may go. Returns how many. */
  rewrap(): Promise<number>;
}

const ERASED = 'erased';
const about = (personId: string) => `person ${personId}`;
const ABOUT_FINGERPRINTS = 'fingerprints';
const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = 500;

/** Opens the personal data of a migrated database. The key of the fingerprints is made once and stays. */
export async function openPersonalData(database: Database, ring: KeyRing): Promise<PersonalData> {
  const fingerprintKey = await openFingerprintKey(database, ring);

  async function keyOf(reader: Reader, personId: string): Promise<Buffer | null | undefined> {
    const [row] = await reader.select().from(personKeyTable).where(eq(personKeyTable.personId, personId));
    if (row === undefined) return undefined;
    return row.wrappedKey === null ? null : ring.open(row.wrappedKey, about(personId));
  }

  async function seal(tx: Transaction, personId: string, value: unknown): Promise<string> {
    let key = await keyOf(tx, personId);
    if (key === undefined) {
      const wrappedKey = ring.seal(randomBytes(32), about(personId));
      // Of two that begin at once one waits here, and then uses the key of the other.
      await tx.insert(personKeyTable).values({ personId, wrappedKey }).onConflictDoNothing();
      key = await keyOf(tx, personId);
    }
    return key ? encrypt(key, personId, value) : ERASED;
  }

  async function open(reader: Reader, personId: string, sealed: string): Promise<unknown> {
    if (sealed === ERASED) return null;
    const key = await keyOf(reader, personId);
    if (key === undefined) throw new Error('a sealed value of a person without a key');
    return key === null ? null : decrypt(key, personId, sealed);
  }

  return {
    seal,
    open,
    fingerprint: (purpose, value) =>
      createHmac('sha256', fingerprintKey).update(`${purpose}\0`).update(value, 'utf8').digest('hex'),
    async eraseKey(tx, personId, at) {
      await tx
        .insert(personKeyTable)
        .values({ personId, wrappedKey: null, erasedAt: at })
        .onConflictDoUpdate({
          target: personKeyTable.personId,
          set: { wrappedKey: null, erasedAt: sql`coalesce(${personKeyTable.erasedAt}, excluded.erased_at)` },
        });
    },
    rewrap: () => rewrap(database, ring),
  };
}

async function openFingerprintKey(database: Database, ring: KeyRing): Promise<Buffer> {
  const made = ring.seal(randomBytes(32), ABOUT_FINGERPRINTS);
  await database.orm.insert(fingerprintKeyTable).values({ wrappedKey: made }).onConflictDoNothing();
  const [row] = await database.orm.select().from(fingerprintKeyTable);
  if (!row) throw new Error('personal.fingerprint_key lost its row');
  return ring.open(row.wrappedKey, ABOUT_FINGERPRINTS);
}

/** Page by page, so that nothing waits long. */
async function rewrap(database: Database, ring: KeyRing): Promise<number> {
  const [fingerprints] = await database.orm.select().from(fingerprintKeyTable);
  let done = 0;
  if (fingerprints && ring.isOld(fingerprints.wrappedKey)) {
    const key = ring.open(fingerprints.wrappedKey, ABOUT_FINGERPRINTS);
    await database.orm.update(fingerprintKeyTable).set({ wrappedKey: ring.seal(key, ABOUT_FINGERPRINTS) });
    done += 1;
  }
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const from: string = after;
    after = await database.orm.transaction(async (tx) => {
      const rows = await tx
        .select()
        .from(personKeyTable)
        .where(gt(personKeyTable.personId, from))
        .orderBy(asc(personKeyTable.personId))
        .limit(PAGE)
        .for('update');
      for (const { personId, wrappedKey } of rows) {
        if (wrappedKey === null || !ring.isOld(wrappedKey)) continue;
        const anew = ring.seal(ring.open(wrappedKey, about(personId)), about(personId));
        await tx.update(personKeyTable).set({ wrappedKey: anew }).where(eq(personKeyTable.personId, personId));
        done += 1;
      }
      return rows.at(-1)?.personId;
    });
  }
  return done;
}

/** `nonce.ciphertext.tag`, base64url; bound to the person. */
function encrypt(key: Buffer, personId: string, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
  const body = Buffer.concat([cipher.update(JSON.stringify(value ?? null), 'utf8'), cipher.final()]);
  return [nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.');
}

function decrypt(key: Buffer, personId: string, sealed: string): unknown {
  const [nonce, body, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!nonce || !body || tag?.length !== 16) throw new Error('a sealed value was cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId)).setAuthTag(tag);
  return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8'));
}
