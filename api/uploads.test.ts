import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../platform/actor.ts';
import { SYSTEM, VISITOR } from '../platform/actor.ts';
import { auditEntryTable } from '../platform/audit/tables.ts';
import { MovedClock } from '../platform/clock.ts';
import { openRunner } from '../platform/command/runner.ts';
import { openContentStore } from '../platform/files/content-store.ts';
import { refuse } from '../platform/files/refusals.ts';
import { recordScan } from '../platform/files/scan.ts';
import { fileTable, uploadTable } from '../platform/files/tables.ts';
import { UploadStore } from '../platform/files/upload-store.ts';
import { outboxTable } from '../platform/outbox/tables.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { fileContentRoutes } from './files.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import type { Server } from './server-type.ts';
import { removeAbandoned, type UploadOffice, uploadRoutes } from './uploads.ts';

/** The protocol against a server that listens, with the client that the pages use. */

const MEGABYTE = 1024 * 1024;
let opened: TestDatabase;
let directory: string;
let server: Server;
let base: string;
let office: UploadOffice;
const clock = new MovedClock();
const people = new Map<string, Actor>();

function person(actingFor: string | null = randomUUID()): string {
  const accountId = randomUUID();
  const membership = actingFor === null ? null : { organisationId: actingFor, role: 'preparer' };
  people.set(accountId, { ...VISITOR, kind: 'person', accountId, name: 'x', actingFor: membership });
  return accountId;
}

beforeAll(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  directory = await mkdtemp(join(tmpdir(), 'yunhe-uploads-'));
  const { database } = opened;
  const contents = await openContentStore({ directory: join(directory, 'files') });
  const personal = { seal: async () => '' };
  const runner = openRunner({ database, clock, subscriptions: { FileUploaded: ['files.scan'] }, personal });
  office = {
    clock,
    runner,
    contents,
    uploads: new UploadStore(database, join(directory, 'uploads')),
    checkType: async (_path, name) =>
      name.endsWith('.exe') ? refuse('FILE_NAME_MISSING', { kind: 'invalid' }) : { ok: true, kind: 'pdf' },
    actorOf: async ({ headers }) => people.get(String(headers['x-test-account'])) ?? VISITOR,
    mayUpload: ({ actingFor }) =>
      actingFor?.role === 'viewer' ? refuse('UPLOAD_MALFORMED', { kind: 'forbidden' }) : undefined,
    mostMegabytes: async () => 3,
  };
  server = Fastify({ requestTimeout: 15_000 }).withTypeProvider<ZodTypeProvider>();
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof HttpProblem) return sendProblem(reply, error);
    return reply.code(500).send({ detail: String(error) });
  });
  await server.register(async (inner: Server) => uploadRoutes(inner, { office: () => office }));
  const mayRead = async ({ actor }: { actor: Actor }, { uploadedBy }: { uploadedBy: string | null }) =>
    uploadedBy === actor.accountId || actor.staffRoles.length > 0;
  await server.register(async (inner: Server) => fileContentRoutes(inner, { office: () => office, mayRead }));
  base = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await opened.close();
  await rm(directory, { recursive: true, force: true });
});

const TUS = { 'tus-resumable': '1.0.0' };
const nameOf = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

async function begin(account: string | undefined, bytes: number, name = '发票.pdf', more: Record<string, string> = {}) {
  const headers = { ...TUS, 'upload-length': String(bytes), 'upload-metadata': nameOf(name), ...more };
  const who = account ? { 'x-test-account': account } : {};
  const answer = await fetch(`${base}/api/v1/uploads`, { method: 'POST', headers: { ...headers, ...who } });
  return { status: answer.status, url: answer.headers.get('location') ?? '', body: await answer.text() };
}

function patch(url: string, account: string, offset: number, body: Uint8Array<ArrayBuffer>) {
  const headers = {
    ...TUS,
    'x-test-account': account,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  };
  return fetch(base + url, { method: 'PATCH', headers, body });
}

const head = (url: string, account: string) =>
  fetch(base + url, { method: 'HEAD', headers: { ...TUS, 'x-test-account': account } });

/** A whole upload by the client of the pages; gives the id of the file. */
function upload(account: string, content: Buffer, name = '合同.pdf'): Promise<string> {
  return new Promise((settle, failed) => {
    const sending = new Upload(content, {
      endpoint: `${base}/api/v1/uploads`,
      metadata: { filename: name },
      headers: { 'x-test-account': account },
      chunkSize: 100_000,
      retryDelays: null,
      onError: failed,
      onSuccess: () => settle(sending.url?.split('/').pop() ?? ''),
    });
    sending.start();
  });
}

async function fileOf(id: string) {
  const [row] = await opened.database.orm.select().from(fileTable).where(eq(fileTable.id, id));
  return row;
}

test('whoever has not signed in uploads nothing', async () => {
  const { status, body } = await begin(undefined, 10);
  expect(status).toBe(401);
  expect(JSON.parse(body).error.code).toBe('SIGN_IN_NEEDED');
});

test('who may not upload is refused by the function given', async () => {
  const account = randomUUID();
  const actingFor = { organisationId: randomUUID(), role: 'viewer' };
  people.set(account, { ...VISITOR, kind: 'person', accountId: account, name: 'x', actingFor });
  expect((await begin(account, 10)).status).toBe(403);
});

test('a file over the limit is refused before a byte of it is sent', async () => {
  const { status, body } = await begin(person(), 3 * MEGABYTE + 1);
  expect(status).toBe(413);
  expect(JSON.parse(body).error).toMatchObject({ code: 'FILE_TOO_LARGE', message: '文件超过 3 MB。' });
});

test.each([
  ['an empty file', 0, '空.pdf', 'FILE_EMPTY'],
  ['a file without a name', 10, '', 'FILE_NAME_MISSING'],
  ['a name with folders', 10, '../../etc/passwd', 'FILE_NAME_MISSING'],
  ['a name with control characters', 10, 'a\nb.pdf', 'FILE_NAME_MISSING'],
  ['a name of a thousand characters', 10, '长'.repeat(1000), 'FILE_NAME_MISSING'],
])('%s is refused', async (_what, bytes, name, code) => {
  const { status, body } = await begin(person(), bytes, name);
  expect({ status, code: JSON.parse(body).error.code }).toEqual({ status: 422, code });
});

test('more bytes than were announced are refused', async () => {
  const account = person();
  const { url } = await begin(account, 10);
  const answer = await patch(url, account, 0, new Uint8Array(11));
  expect(answer.status).toBe(413);
});

test('a request without the headers of the protocol is refused with our own body', async () => {
  const answer = await fetch(`${base}/api/v1/uploads`, { method: 'POST', headers: { 'x-test-account': person() } });
  expect(answer.status).toBe(412);
  expect(await answer.json()).toMatchObject({ error: { code: 'UPLOAD_MALFORMED' } });
});

test('a wrong position is a conflict', async () => {
  const account = person();
  const { url } = await begin(account, 10);
  const answer = await patch(url, account, 5, new Uint8Array(5));
  expect(answer.status).toBe(409);
});

test('an upload of another is not there: neither its state, nor its end, nor its removal', async () => {
  const owner = person();
  const { url } = await begin(owner, 10);
  const stranger = person();
  const headers = { ...TUS, 'x-test-account': stranger };
  expect((await head(url, stranger)).status).toBe(404);
  expect((await patch(url, stranger, 0, new Uint8Array(10))).status).toBe(404);
  expect((await fetch(base + url, { method: 'DELETE', headers })).status).toBe(404);
  expect((await head(url, owner)).status).toBe(200);
});

test('an id that is none is not found, and reaches no file', async () => {
  for (const id of ['x', '..%2f..%2fetc%2fpasswd', randomUUID()]) {
    expect((await head(`/api/v1/uploads/${id}`, person())).status).toBe(404);
  }
});

test('what is no file that is taken is refused at its end and forgotten', async () => {
  const account = person();
  const { url } = await begin(account, 4, 'virus.exe');
  const answer = await patch(url, account, 0, new Uint8Array(4));
  expect(answer.status).toBe(422);
  expect((await head(url, account)).status).toBe(404);
  expect(await fileOf(url.split('/').pop() ?? '')).toBeUndefined();
  expect(await readdir(join(directory, 'files', 'incoming'))).toEqual([]);
});

test('a disk that is full in the middle is told, and what had arrived stays', async () => {
  const account = person();
  const { url } = await begin(account, 10);
  const path = join(directory, 'uploads', url.split('/').pop() ?? '');
  await rm(path);
  await symlink('/dev/full', path);
  const answer = await patch(url, account, 0, new Uint8Array(10));
  expect(answer.status).toBe(507);
  expect(await answer.json()).toMatchObject({ error: { code: 'STORAGE_FULL' } });
  expect((await head(url, account)).headers.get('upload-offset')).toBe('0');
});

test('an upload that was cut off goes on where it stopped', async () => {
  const account = person();
  const content = new Uint8Array(randomBytes(200_000));
  const { url } = await begin(account, content.length);
  await patch(url, account, 0, content.slice(0, 120_000));
  expect((await head(url, account)).headers.get('upload-offset')).toBe('120000');
  expect((await patch(url, account, 120_000, content.slice(120_000))).status).toBe(204);
  const id = url.split('/').pop() ?? '';
  expect(await fileOf(id)).toMatchObject({ bytes: 200_000, scan: 'waiting', uploadedBy: account, kind: 'pdf' });
  expect((await head(url, account)).headers.get('upload-offset')).toBe('200000');
});

test('an upload whose process ended before it became a file asks for its last byte again', async () => {
  const account = person();
  const { url } = await begin(account, 10);
  const id = url.split('/').pop() ?? '';
  await office.uploads.write(Readable.from([Buffer.from('0123456789')]), id, 0);
  expect((await head(url, account)).headers.get('upload-offset')).toBe('9');
  expect((await patch(url, account, 9, new Uint8Array([0x39]))).status).toBe(204);
  expect(await fileOf(id)).toMatchObject({ bytes: 10, sha256: expect.stringMatching(/^84d89877/) });
});

test('the client of the pages uploads, the file waits in quarantine, and the scanner and the audit are told', async () => {
  const account = person();
  const id = await upload(account, randomBytes(350_000));
  expect(await fileOf(id)).toMatchObject({ name: '合同.pdf', bytes: 350_000, scan: 'waiting' });
  const { orm } = opened.database;
  const [told] = await orm.select().from(outboxTable).where(eq(outboxTable.event, 'FileUploaded')).limit(1);
  expect(told?.handler).toBe('files.scan');
  const [kept] = await orm.select().from(auditEntryTable).where(eq(auditEntryTable.onId, id));
  expect(kept).toMatchObject({ act: 'files.upload', accountId: account, outcome: 'done' });
  const left = await orm.select().from(uploadTable).where(eq(uploadTable.id, id));
  expect(left).toEqual([]);
  expect(await readdir(join(directory, 'uploads'))).not.toContain(id);
});

test('the same content of two people is two files and stored once', async () => {
  const content = randomBytes(50_000);
  const [one, two] = await Promise.all([upload(person(), content), upload(person(), content)]);
  expect(one).not.toBe(two);
  expect((await fileOf(one))?.sha256).toBe((await fileOf(two))?.sha256);
});

test('an upload that nobody ended within a day is gone', async () => {
  const account = person();
  const { url } = await begin(account, 10);
  clock.stopAt(new Date('2026-06-02T10:00:01+08:00'));
  expect((await head(url, account)).status).toBe(404);
  await removeAbandoned(office);
  expect(await opened.database.orm.select().from(uploadTable)).toEqual([]);
  expect(await readdir(join(directory, 'uploads'))).toEqual([]);
});

test('content is refused in quarantine, and afterwards comes as a download that no browser runs', async () => {
  const account = person();
  const content = Buffer.from('<html><script>alert(1)</script></html>');
  const id = await upload(account, content, '"票据".pdf');
  const read = (who: string) => fetch(`${base}/api/v1/files/${id}/content`, { headers: { 'x-test-account': who } });
  expect(await (await read(account)).json()).toMatchObject({ error: { code: 'FILE_WAITING' } });
  await office.runner.run(recordScan, { id, scan: 'clean', signature: null }, { actor: SYSTEM });
  expect((await read(person())).status).toBe(404);
  const answer = await read(account);
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''%22%E7%A5%A8%E6%8D%AE%22.pdf",
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

test('an infected file is never opened, and a look by the office is kept in the audit', async () => {
  const account = person();
  const clerk = randomUUID();
  people.set(clerk, {
    ...VISITOR,
    kind: 'person',
    accountId: clerk,
    name: 'x',
    staffRoles: ['clerk'],
    secondFactor: 'fresh',
  });
  const read = (id: string) => fetch(`${base}/api/v1/files/${id}/content`, { headers: { 'x-test-account': clerk } });
  const [bad, good] = [await upload(account, randomBytes(100)), await upload(account, randomBytes(100))];
  await office.runner.run(recordScan, { id: bad, scan: 'infected', signature: 'Test.X' }, { actor: SYSTEM });
  await office.runner.run(recordScan, { id: good, scan: 'unscanned', signature: null }, { actor: SYSTEM });
  expect(await (await read(bad)).json()).toMatchObject({ error: { code: 'FILE_INFECTED' } });
  expect((await read(good)).status).toBe(200);
  const looks = await opened.database.orm.select().from(auditEntryTable).where(eq(auditEntryTable.accountId, clerk));
  expect(looks).toMatchObject([{ act: 'files.read', onId: good, outcome: 'read' }]);
});
