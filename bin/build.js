// What the browser loads is built when its sources have changed since the last build, told by their content: times of
// files say nothing after a checkout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sentences from '../messages/zh-CN/platform.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['web', 'engine', 'contracts', 'messages', 'package-lock.json', 'vite.config.ts'];
const STAMP = join(ROOT, 'dist', 'client-sources.sha256');
const MANIFEST = join(ROOT, 'dist', 'client', '.vite', 'manifest.json');

function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const below = source.includes('.')
      ? ['']
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.(test|tour|bench)\.tsx?$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(path.length))
          .sort();
    for (const file of below) hash.update(`${source}${file}\0`).update(readFileSync(`${path}${file}`));
  }
  return hash.digest('hex');
}

/** Runs `vite build` where something has changed. Ends the process with one sentence where it fails. */
export function buildWhatIsStale() {
  const hash = sourceHash();
  if (existsSync(MANIFEST) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, error } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error || status !== 0) {
    process.stderr.write(`${sentences['build-failed']}\n`);
    process.exit(1);
  }
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(STAMP, hash);
}
