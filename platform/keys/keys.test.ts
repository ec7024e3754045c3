import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyConfiguration, openKeys } from './keys.ts';

let folder = '';
let folders = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunhe-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NOTHING: KeyConfiguration = {
  sessionSecret: undefined,
  encryptionKeys: undefined,
  databaseUrl: undefined,
  environment: 'development',
};
const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const newFolder = () => {
  folders += 1;
  return join(folder, String(folders));
};

describe('keys', () => {
  it('are asked for in production with a PostgreSQL, by the names of what is missing', async () => {
    const configuration = { ...NOTHING, databaseUrl: 'postgres://db/yunhe', environment: 'production' as const };
    const open = (more: Partial<KeyConfiguration>) =>
      openKeys({ dataDirectory: newFolder(), configuration: { ...configuration, ...more } });
    await expect(open({})).rejects.toMatchObject({
      code: 'keys-missing',
      params: { names: 'SESSION_SECRET, ENCRYPTION_KEYS' },
    });
    await expect(open({ sessionSecret: ['s'.repeat(32)] })).rejects.toMatchObject({
      params: { names: 'ENCRYPTION_KEYS' },
    });
    await expect(open({ sessionSecret: ['s'.repeat(32)], encryptionKeys: [keyOf(1)] })).resolves.toMatchObject({
      source: 'configuration',
    });
  });

  it('name the folder where they cannot be kept', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(openKeys({ dataDirectory: file, configuration: NOTHING })).rejects.toMatchObject({
      code: 'data-folder-unwritable',
    });
  });

  it('are made once, also by several at the same time, and nobody else can read them', async () => {
    const dataDirectory = newFolder();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openKeys({ dataDirectory, configuration: NOTHING })));
    opened.push(await openKeys({ dataDirectory, configuration: NOTHING }));
    expect(new Set(opened.map(({ sessionSecrets }) => sessionSecrets[0])).size).toBe(1);
    expect(new Set(opened.map(({ encryptionKeys }) => encryptionKeys.join())).size).toBe(1);
    const names = await readdir(join(dataDirectory, 'keys'));
    expect(names.sort()).toEqual(['encryption-keys', 'session-secret']);
    for (const name of names) expect((await stat(join(dataDirectory, 'keys', name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDirectory, 'keys'))).mode & 0o777).toBe(0o700);
  });
});

describe('a sealed value', () => {
  const ringOf = async (...encryptionKeys: readonly string[]) =>
    (await openKeys({ dataDirectory: newFolder(), configuration: { ...NOTHING, encryptionKeys } })).ring;
  const plain = Buffer.from('110101199003070000');

  it('opens for nobody else: another key, another purpose, a changed or cut value', async () => {
    const ring = await ringOf(keyOf(1));
    const sealed = ring.seal(plain, 'person:1');
    const other = await ringOf(keyOf(2));
    expect(() => other.open(sealed, 'person:1')).toThrow();
    expect(() => ring.open(sealed, 'person:2')).toThrow();
    expect(() => ring.open(`${sealed.slice(0, -2)}AA`, 'person:1')).toThrow();
    expect(() => ring.open(sealed.slice(0, sealed.lastIndexOf('.')), 'person:1')).toThrow();
    expect(sealed).not.toContain(plain.toString('base64url'));
    expect(ring.seal(plain, 'person:1')).not.toBe(sealed);
  });

  it('opens after the keys were rotated, and is known to be old', async () => {
    const sealed = (await ringOf(keyOf(1))).seal(plain, 'person:1');
    const rotated = await ringOf(keyOf(2), keyOf(1));
    expect(rotated.open(sealed, 'person:1')).toEqual(plain);
    expect(rotated.isOld(sealed)).toBe(true);
    expect(rotated.isOld(rotated.seal(plain, 'person:1'))).toBe(false);
  });
});
