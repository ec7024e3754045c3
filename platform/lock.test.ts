import { renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './lock.ts';

let parent = '';
let folder = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'yunhe-lock-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true }));

const options = { onLost: () => undefined, beatMilliseconds: 20 };
const elsewhere = (beat: number) => JSON.stringify({ holder: 'h', process: 4711, place: 'another machine', beat });

describe('the lock of a data folder', () => {
  it('refuses a folder that is a file', async () => {
    await writeFile(folder, '');
    await expect(lockFolder(folder, options)).rejects.toMatchObject({
      code: 'data-folder-unwritable',
      params: { directory: folder },
    });
  });

  it('refuses a second holder on the machine and names the first', async () => {
    const lock = await lockFolder(folder, options);
    await expect(lockFolder(folder, options)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      params: { process: process.pid },
    });
    await lock.release();
  });

  it('refuses a folder that a process beyond this machine keeps alive', async () => {
    await lockFolder(folder, options).then((lock) => lock.release());
    // Written beside and renamed, as a real holder does: a half-written file is no sign of life.
    const file = join(folder, 'lock');
    writeFileSync(file, elsewhere(0));
    let beat = 0;
    const alive = setInterval(() => {
      writeFileSync(`${file}.new`, elsewhere(++beat));
      renameSync(`${file}.new`, file);
    }, 5);
    const refused = lockFolder(folder, options).finally(() => clearInterval(alive));
    await expect(refused).rejects.toMatchObject({ code: 'data-folder-in-use', params: { process: 4711 } });
  });

  it('takes over from a process beyond this machine that gives no sign of life', async () => {
    await lockFolder(folder, options).then((lock) => lock.release());
    await writeFile(join(folder, 'lock'), elsewhere(7));
    const lock = await lockFolder(folder, options);
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain(`"process":${process.pid}`);
    await lock.release();
  });

  it('takes a lock file that a crash cut off for no lock', async () => {
    await lockFolder(folder, options).then((lock) => lock.release());
    await writeFile(join(folder, 'lock'), '{"holder');
    await lockFolder(folder, options).then((lock) => lock.release());
  });

  it('says once when another process has taken the folder over', async () => {
    const lost = new Promise<void>((settle) => {
      void lockFolder(folder, { ...options, onLost: settle }).then(() => {
        return writeFile(join(folder, 'lock'), elsewhere(1));
      });
    });
    await lost;
    expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(elsewhere(1));
  });

  it('is free again once released, and leaves nothing behind', async () => {
    await lockFolder(folder, options).then((lock) => lock.release());
    await expect(readFile(join(folder, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' });
    await lockFolder(folder, options).then((lock) => lock.release());
  });
});
