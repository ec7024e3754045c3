import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeys } from '../keys/keys.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openPersonalData, type PersonalData } from './person-keys.ts';
import { personKeyTable } from './tables.ts';

let opened: TestDatabase;
let folder: string;
let personal: PersonalData;
const [first, second] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'));

async function ringOf(...keys: readonly (string | undefined)[]) {
  const encryptionKeys = keys.filter((key) => key !== undefined);
  const configuration = { sessionSecret: ['x'], encryptionKeys, databaseUrl: undefined, environment: 'test' as const };
  return (await openKeys({ dataDirectory: folder, configuration })).ring;
}

beforeEach(async () => {
  opened = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'yunhe-keys-'));
  personal = await openPersonalData(opened.database, await ringOf(first));
});
afterEach(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

const sealed = (person: string, value: unknown) =>
  opened.database.orm.transaction((tx) => personal.seal(tx, person, value));
const reopened = (person: string, text: string) => personal.open(opened.database.orm, person, text);
const erase = (person: string) =>
  opened.database.orm.transaction((tx) => personal.eraseKey(tx, person, new Date('2026-06-01T00:00:00Z')));

test('a value opens for its own person only, and only unchanged', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const text = await sealed(one, { phone: '13800001234' });
  await sealed(other, 'x');
  await expect(reopened(other, text)).rejects.toThrow();
  await expect(reopened(randomUUID(), text)).rejects.toThrow();
  for (const at of [0, 20, text.length - 3]) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    await expect(reopened(one, changed)).rejects.toThrow();
  }
});

test('without the key of the installation nothing opens', async () => {
  await expect(openPersonalData(opened.database, await ringOf(second))).rejects.toThrow();
});

test('an erased key erases what was sealed, and keeps nothing sealed later', async () => {
  const person = randomUUID();
  const text = await sealed(person, 'secret');
  await erase(person);
  await erase(person);
  expect(await reopened(person, text)).toBeNull();
  expect(await reopened(person, await sealed(person, 'later'))).toBeNull();
  const [row] = await opened.database.orm.select().from(personKeyTable);
  expect(row).toMatchObject({ wrappedKey: null, erasedAt: new Date('2026-06-01T00:00:00Z') });
});

test('somebody whose key was erased before it was ever used gets none', async () => {
  const person = randomUUID();
  await erase(person);
  expect(await reopened(person, await sealed(person, 'later'))).toBeNull();
});

test('two that seal for one person at the same time use one key', async () => {
  const person = randomUUID();
  const texts = await Promise.all(Array.from({ length: 8 }, (_, index) => sealed(person, index)));
  expect(await Promise.all(texts.map((text) => reopened(person, text)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('whatever JSON can say comes back', async () => {
  const person = randomUUID();
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await reopened(person, await sealed(person, value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 50 },
  );
});

test('fingerprints are equal for equal values of one purpose, here and in another process', async () => {
  const elsewhere = await openPersonalData(opened.database, await ringOf(first));
  const print = personal.fingerprint('phone', '13800001234');
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(elsewhere.fingerprint('phone', '13800001234')).toBe(print);
  expect(personal.fingerprint('account', '13800001234')).not.toBe(print);
  expect(personal.fingerprint('phone', '13800001235')).not.toBe(print);
});

test('after a new key of the installation and a rewrapping the old one may go', async () => {
  const person = randomUUID();
  const text = await sealed(person, 'kept');
  const gone = randomUUID();
  await erase(gone);
  const print = personal.fingerprint('phone', '1');
  personal = await openPersonalData(opened.database, await ringOf(second, first));
  expect(await personal.rewrap()).toBe(2);
  expect(await personal.rewrap()).toBe(0);
  personal = await openPersonalData(opened.database, await ringOf(second));
  expect(await reopened(person, text)).toBe('kept');
  expect(personal.fingerprint('phone', '1')).toBe(print);
});
