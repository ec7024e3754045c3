import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Keys travel under a passphrase: salt (16 bytes), nonce (12), tag (16), then AES-256-GCM. */

const SALT = 16;
const NONCE = 12;
const TAG = 16;
/** About a tenth of a second and 64 MB for each guess. */
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

export function sealKeys(keys: Uint8Array, passphrase: string): Buffer {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, COST), nonce);
  const sealed = Buffer.concat([cipher.update(keys), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/** undefined = the passphrase is wrong, or the file was changed. */
export function openKeys(sealed: Uint8Array, passphrase: string): Buffer | undefined {
  const bytes = Buffer.from(sealed);
  const [salt, nonce] = [bytes.subarray(0, SALT), bytes.subarray(SALT, SALT + NONCE)];
  const tag = bytes.subarray(SALT + NONCE, SALT + NONCE + TAG);
  try {
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, COST), nonce);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(SALT + NONCE + TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
