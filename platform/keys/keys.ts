import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, Fault } from '../fault.ts';

/** A 32-byte key and the name under which what it sealed is found again. */
interface Key {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Seals small values (AES-256-GCM); the first key seals, every key opens what it sealed. */
export interface KeyRing {
  /** `keyName.nonce.ciphertext.tag`, base64url. `about` is bound to the value: it opens only with the same. */
  seal(plain: Uint8Array, about: string): string;
  /** Throws where the key is not in the ring or the value was changed. */
  open(sealed: string, about: string): Buffer;
  /** Whether a value was sealed by a key that is not the first any more: seal it anew. */
  isOld(sealed: string): boolean;
}

export interface Keys {
  /** The first signs; the others still open what they sealed. */
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly ring: KeyRing;
  /** In the order of the ring, for the backup. */
  readonly encryptionKeys: readonly string[];
  /** Where they come from. */
  readonly source: 'configuration' | 'folder';
}

export interface KeyConfiguration {
  /** One or more, separated by commas. */
  readonly sessionSecret: readonly string[] | undefined;
  /** Base64 of 32 bytes each. */
  readonly encryptionKeys: readonly string[] | undefined;
  readonly databaseUrl: string | undefined;
  readonly environment: 'development' | 'production' | 'test';
}

/**
 * The keys of the configuration, else those of `dataDirectory`/keys, made there once. Throws a `Fault` in production
 * with a PostgreSQL: several processes must not each make their own.
 */
export async function openKeys(options: {
  readonly dataDirectory: string;
  readonly configuration: KeyConfiguration;
}): Promise<Keys> {
  const { sessionSecret, encryptionKeys, databaseUrl, environment } = options.configuration;
  const missing = [...(sessionSecret ? [] : ['SESSION_SECRET']), ...(encryptionKeys ? [] : ['ENCRYPTION_KEYS'])];
  if (missing.length > 0 && databaseUrl !== undefined && environment === 'production') {
    throw new Fault('keys-missing', { names: missing.join(', ') });
  }
  const folder = join(options.dataDirectory, 'keys');
  const secrets = sessionSecret ?? [await kept(folder, 'session-secret')];
  const keys = encryptionKeys ?? (await kept(folder, 'encryption-keys')).split(',');
  const [first = '', ...others] = secrets;
  return {
    sessionSecrets: [first, ...others],
    ring: openRing(keys),
    encryptionKeys: keys,
    source: missing.length > 0 ? 'folder' : 'configuration',
  };
}

/** The content of a key file, made now where there is none: written whole beside it, then named, so that none is half. */
async function kept(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  const unfinished = join(folder, `${name}.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await readFile(file, 'utf8').catch(ifMissing);
    if (found !== undefined) return found.trim();
    await writeFile(unfinished, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    // Of several processes the first one names it; the others read what that one wrote.
    await link(unfinished, file).catch((error) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    await rm(unfinished);
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new Fault('data-folder-unwritable', { directory: folder, reason: errorCode(error) ?? 'unknown' }, error);
  }
}

function ifMissing(error: unknown): undefined {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
}

function openRing(keys: readonly string[]): KeyRing {
  const ring: readonly Key[] = keys.map((text) => {
    const bytes = Buffer.from(text, 'base64');
    return { name: createHash('sha256').update(bytes).digest('base64url').slice(0, 8), bytes };
  });
  const [newest] = ring;
  if (!newest) throw new Error('a key ring without a key');
  const nameOf = (sealed: string) => sealed.slice(0, sealed.indexOf('.'));
  return {
    seal(plain, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      const parts = [nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return [newest.name, ...parts].join('.');
    },
    open(sealed, about) {
      const [name, ...parts] = sealed.split('.');
      const [nonce, body, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      const key = ring.find((one) => one.name === name);
      if (!key) throw new Fault('key-unknown', { name: name ?? '' });
      if (!nonce || !body || tag?.length !== 16) throw new Error('a sealed value was cut off');
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    },
    isOld: (sealed) => nameOf(sealed) !== newest.name,
  };
}
