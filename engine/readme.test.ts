import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';

const README = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const ROOT = fileURLToPath(new URL('../', import.meta.url));

test('the example of the README runs and ends as it says', async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
  const promised = /it ends with (.+)\.$/m.exec(README)?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-readme-'));
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    const file = join(folder, 'try.mts');
    writeFileSync(file, example.replaceAll("from './", `from '${ROOT}`));
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    const lines = log.mock.calls.map((words) => words.join(' '));
    expect(lines[0]).toBe('c1 ineligible 0');
    expect(lines).toContain(promised);
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  }
});
