import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { clamdUrl, openScanner } from './clamd.ts';
import { type RunningScanner, startClamd, TEST_SIGNATURE, TEST_VIRUS } from './testing/clamd.ts';

/** The protocol against a server of our own that writes down what it is sent; then, where it is installed, clamd. */

let open: Server | undefined;

afterEach(async () => {
  const server = open;
  open = undefined;
  await new Promise<void>((settle) => (server ? server.close(() => settle()) : settle()));
});

/** A server that hears a whole stream, then answers; `answerEarly` = after so many bytes, hanging up. */
async function listen(answer: string | undefined, answerEarly = Number.POSITIVE_INFINITY) {
  const heard: Buffer[] = [];
  const hear = (socket: Socket) => {
    const reply = () => (answer === undefined ? socket.destroy() : socket.end(answer));
    let all = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece) => {
      all = Buffer.concat([all, typeof piece === 'string' ? Buffer.from(piece) : piece]);
      const isWhole = all.subarray(-4).equals(Buffer.alloc(4)) || all.equals(Buffer.from('zPING\0'));
      if (!isWhole && all.length < answerEarly) return;
      heard.push(all);
      reply();
    });
  };
  const server = createServer(hear);
  open = server;
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `tcp://127.0.0.1:${port}`, heard };
}

async function* piecesOf(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}

test('nobody listening is an error, and so is a scanner that hangs up, refuses or says something else', async () => {
  await expect(openScanner('tcp://127.0.0.1:1').scan(piecesOf(Buffer.from('x')))).rejects.toThrow();
  for (const answer of [undefined, '', 'stream: OK', 'INSTREAM size limit exceeded. ERROR\0', 'stream: maybe\0']) {
    const { url } = await listen(answer);
    await expect(openScanner(url).scan(piecesOf(Buffer.from('x')))).rejects.toThrow();
    open?.close();
  }
});

test('a silent scanner is given up', async () => {
  const server = createServer((socket) => socket.resume());
  open = server;
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const scanner = openScanner(`tcp://127.0.0.1:${port}`, 20);
  await expect(scanner.ping()).rejects.toThrow('silent');
});

test('content that cannot be read is an error, not a clean file', async () => {
  const { url } = await listen('stream: OK\0');
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('the disk is broken');
  }
  await expect(openScanner(url).scan(broken())).rejects.toThrow('the disk is broken');
});

test('content goes out in pieces behind their lengths, and ends with a length of zero', async () => {
  const { url, heard } = await listen('stream: OK\0');
  expect(await openScanner(url).scan(piecesOf(Buffer.from('ab'), Buffer.alloc(0), Buffer.from('c')))).toEqual({
    scan: 'clean',
  });
  expect(heard[0]?.toString('latin1')).toBe('zINSTREAM\0\0\0\0\x02ab\0\0\0\x01c\0\0\0\0');
});

test('a scanner that has heard enough and hangs up is believed', async () => {
  const { url } = await listen('stream: Some.Virus FOUND\0', 100_000);
  const pieces = Array.from({ length: 200 }, () => randomBytes(64 * 1024));
  expect(await openScanner(url).scan(piecesOf(...pieces))).toEqual({ scan: 'infected', signature: 'Some.Virus' });
});

test.each([
  ['tcp://127.0.0.1:3310', true],
  ['tcp://clamd', true],
  ['tcp://[::1]:3310', true],
  ['unix:/run/clamav/clamd.ctl', true],
  ['unix:clamd.ctl', false],
  ['http://127.0.0.1:3310', false],
  ['127.0.0.1:3310', false],
  ['', false],
])('as an address of a scanner, %s is %s', (url, isOne) => {
  expect(clamdUrl.safeParse(url).success).toBe(isOne);
});

let scanner: RunningScanner | undefined;
beforeAll(async () => {
  scanner = await startClamd();
  return () => scanner?.close();
});

test('a real clamd, where one is installed, finds the test signature and passes the rest', async () => {
  if (scanner === undefined) return;
  const client = openScanner(scanner.url);
  await client.ping();
  expect(await client.scan(piecesOf(randomBytes(100_000), Buffer.from(TEST_VIRUS)))).toEqual({
    scan: 'infected',
    signature: `${TEST_SIGNATURE}.UNOFFICIAL`,
  });
  expect(await client.scan(piecesOf(randomBytes(2_000_000)))).toEqual({ scan: 'clean' });
});
