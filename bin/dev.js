#!/usr/bin/env node
// npm run dev: the client is rebuilt and the server started again on every change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhatIsStale } from './build.js';

const ROOT = join(import.meta.dirname, '..');
const program = (name) => join(ROOT, 'node_modules', '.bin', name);

buildWhatIsStale();
const children = [
  spawn(program('vite'), ['build', '--watch', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' }),
  // The manifest names the built files; a new one starts the server again, as do policies, which nothing imports.
  spawn(
    program('tsx'),
    [
      'watch',
      '--clear-screen=false',
      '--include',
      'dist/client/.vite/manifest.json',
      '--include',
      'policies/**/*',
      '--include',
      'messages/**/*.json',
      'api/main.ts',
    ],
    { cwd: ROOT, stdio: 'inherit' },
  ),
];
const end = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', end).on('SIGTERM', end);
for (const child of children) child.on('exit', end);
