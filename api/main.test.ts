import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../platform/configuration.ts';
import { type RealPostgres, startPostgres } from '../tools/postgres.ts';
import { startOldPostgres } from './testing/old-postgres.ts';
import { type Ended, killAll, runProcess } from './testing/process.ts';
import { SMALL } from './testing/requests.ts';

let folder = '';
let real: RealPostgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunhe-process-'));
  real = await startPostgres();
});
afterAll(async () => {
  killAll();
  await real.stop();
  await rm(folder, { recursive: true });
});

const data = (name: string) => join(folder, name);
const portOf = (server: Server) => (server.address() as { port: number }).port;

/** One clear sentence, exit status 1, no stack. */
function expectOneSentence({ status, output, errors }: Ended, ...parts: readonly string[]): void {
  const sentences = errors
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('{'));
  for (const part of parts) expect(errors).toContain(part);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(/[一-鿿].* \/ [A-Z].*\.$/);
  expect(errors).not.toMatch(/^\s+at /m);
  expect(output).toBe('');
  expect(status).toBe(1);
}

describe('a start that a person has to mend', () => {
  it.each([
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://localhost/x'],
  ])('names the wrong variable: %s=%s', async (name, value) => {
    expectOneSentence(await runProcess({ DATA_DIR: data('unused'), [name]: value }).ended, name);
  });

  it('names the port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((settle) => taken.listen(0, '127.0.0.1', settle));
    const ended = await runProcess({ PORT: String(portOf(taken)), DATA_DIR: data('port') }).ended;
    expectOneSentence(ended, String(portOf(taken)), 'PORT');
    expect(existsSync(join(data('port'), 'lock'))).toBe(false);
    await new Promise((settle) => taken.close(settle));
  });

  it('names the address that the machine does not have', async () => {
    expectOneSentence(await runProcess({ HOST: '192.0.2.1', DATA_DIR: data('address') }).ended, '192.0.2.1', 'HOST');
  });

  it('names the data folder that cannot be written', async () => {
    await writeFile(data('file'), 'a file where the folder should be');
    expectOneSentence(await runProcess({ DATA_DIR: data('file') }).ended, data('file'), 'DATA_DIR');
  });

  it('names the database that does not answer, without its password', async () => {
    const closed = createServer();
    await new Promise<void>((settle) => closed.listen(0, '127.0.0.1', settle));
    const port = portOf(closed);
    await new Promise((settle) => closed.close(settle));
    const ended = await runProcess({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/yunhe` }).ended;
    expectOneSentence(ended, `127.0.0.1:${port}/yunhe`, 'ECONNREFUSED', 'DATABASE_URL');
    expect(ended.errors).not.toContain('secret');
  });

  it('names the version of a PostgreSQL that is too old', async () => {
    const old = await startOldPostgres({ number: '140013', name: '14.13' });
    const ended = await runProcess({ DATABASE_URL: `postgres://postgres@127.0.0.1:${portOf(old)}/yunhe` }).ended;
    expectOneSentence(ended, '14.13', '15');
    old.close();
  });

  it('lists what is wrong with a policy package, with file and line', async () => {
    const outside = data('policies');
    const name = join('tongzhou-micro-drama', '2026-02-05-draft');
    await cp(join(import.meta.dirname, '..', 'policies', name), join(outside, name), { recursive: true });
    const file = join(outside, name, 'policy.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^status:.*$/m, 'status: in-force\nsurprise: 1'));
    const { status, errors, output } = await runProcess({ DATA_DIR: data('unused'), YUNHE_POLICIES: outside }).ended;
    expect(errors).toMatch(/policy\.yaml:\d+/);
    expect(errors).toContain('surprise');
    expect(errors).toContain('YUNHE_POLICIES');
    expect(errors).not.toMatch(/^\s+at /m);
    expect({ status, output }).toEqual({ status: 1, output: '' });
  });

  it('names the policy folder that is not there', async () => {
    const ended = await runProcess({ DATA_DIR: data('unused'), YUNHE_POLICIES: data('nowhere') }).ended;
    expect(ended.errors).toContain(data('nowhere'));
    expect(ended.errors).not.toMatch(/^\s+at /m);
    expect(ended.status).toBe(1);
  });
});

describe('the process', () => {
  it('explains every variable where it is asked for help', async () => {
    const { status, output, errors } = await runProcess({}, ['--help']).ended;
    for (const name of VARIABLES) expect(output).toContain(name);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it('prints one line when it listens, and serves pages before the database is there', async () => {
    const service = runProcess({ DATA_DIR: data('shared') });
    const address = await service.listening;
    expect((await fetch(`${address}/`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    await service.ready;
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ready: true, reasons: [] });
    const second = await runProcess({ DATA_DIR: data('shared') }).ended;
    expectOneSentence(second, data('shared'), String(service.child.pid), 'DATA_DIR');
    service.child.kill('SIGKILL');
    expect((await service.ended).output.trimEnd().split('\n')).toHaveLength(1);
  });

  it('starts again at once after it was killed, on the same data', async () => {
    expect(existsSync(join(data('shared'), 'lock'))).toBe(true);
    const service = runProcess({ DATA_DIR: data('shared') });
    await service.ready;
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ status: 0, signal: null });
    expect(existsSync(join(data('shared'), 'lock'))).toBe(false);
  });

  it('says that a demonstration can never become real', async () => {
    const ended = await runProcess({ DATA_DIR: data('shared'), YUNHE_DEMO: '0', LOG_LEVEL: 'silent' }).ended;
    expectOneSentence({ ...ended, output: '' }, '演示');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly on %s while it is still opening its database',
    async (signal) => {
      const service = runProcess({ DATA_DIR: data(signal) });
      await service.listening;
      service.child.kill(signal);
      expect(await service.ended).toMatchObject({ status: 0, signal: null });
      expect(existsSync(join(data(signal), 'lock'))).toBe(false);
    },
  );

  it('finishes the requests that it has begun', async () => {
    const service = runProcess({ DATABASE_URL: await real.createDatabase() });
    const address = await service.listening;
    await service.ready;
    const status = await new Promise<number | undefined>((settle, fail) => {
      const body = JSON.stringify(SMALL);
      const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
      const post = request(`${address}/api/v1/assessments`, { method: 'POST', headers }, (response) => {
        response.resume().on('end', () => settle(response.statusCode));
      });
      post.on('error', fail);
      // The server has the head of the request and waits for its body.
      post.on('continue', () => {
        service.child.kill('SIGTERM');
        post.end(body);
      });
      post.flushHeaders();
    });
    expect(status).toBe(200);
    expect(await service.ended).toMatchObject({ status: 0, signal: null });
  });

  it('shares one PostgreSQL with others', async () => {
    const url = await real.createDatabase();
    const services = [1, 2].map(() => runProcess({ DATABASE_URL: url }));
    await Promise.all(services.map(({ ready }) => ready));
    for (const { child } of services) child.kill('SIGTERM');
    for (const { ended } of services) expect(await ended).toMatchObject({ status: 0 });
  });

  it('is no longer ready when the database goes away', async () => {
    const own = await startPostgres();
    const service = runProcess({ DATABASE_URL: await own.createDatabase() });
    const address = await service.listening;
    await service.ready;
    await own.stop();
    const response = await fetch(`${address}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, reasons: [{ code: 'database' }] });
    expect((await fetch(`${address}/`)).status).toBe(200);
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ status: 0 });
  });

  it('says in the log when the files of a policy version are not those seen before', async () => {
    const url = await real.createDatabase();
    const first = runProcess({ DATABASE_URL: url });
    await first.ready;
    first.child.kill('SIGTERM');
    expect((await first.ended).errors).not.toContain('differ from those seen before');
    const outside = data('edited');
    const name = join('tongzhou-micro-drama', '2026-02-05-draft');
    await mkdir(outside, { recursive: true });
    await cp(join(import.meta.dirname, '..', 'policies', name), join(outside, name), { recursive: true });
    await writeFile(join(outside, name, 'policy.yaml'), '# edited\n', { flag: 'a' });
    const second = runProcess({ DATABASE_URL: url, YUNHE_POLICIES: outside });
    await second.ready;
    second.child.kill('SIGTERM');
    expect((await second.ended).errors).toContain('differ from those seen before');
  });
});
