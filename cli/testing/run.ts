import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The program as `npx yunhe` starts it. */
export const PROGRAM = fileURLToPath(new URL('../yunhe.js', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** Runs the command line in a process of its own. */
export async function yunhe(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input = '', cwd = ROOT, variables = {}, nodeOptions = [] } = options;
  const child = spawn(process.execPath, [...nodeOptions, PROGRAM, ...args], {
    cwd,
    env: { ...process.env, YUNHE_POLICIES: '', ...variables },
  });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  // The program may end without having read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { status, stdout: await stdout, stderr: await stderr };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A folder that is removed after the test. */
export async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'yunhe-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** The values of NDJSON output. */
export function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
