import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The real process, started as `npm start` starts it once the client is built. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** Resolves with the address that it prints; rejects with what it said where it ends before. */
  readonly listening: Promise<string>;
  /** Resolves when its log says that everything is ready. */
  readonly ready: Promise<true>;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

const running = new Set<ChildProcess>();

export function runProcess(environment: Record<string, string>, args: readonly string[] = []): RunningProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let errors = '';
  const ended = new Promise<Ended>((settle) => {
    child.once('close', (status, signal) => {
      running.delete(child);
      settle({ status, signal, output, errors });
    });
  });
  const until = <T>(find: () => T | undefined) => {
    const found = new Promise<T>((settle, fail) => {
      const look = () => {
        const value = find();
        if (value !== undefined) settle(value);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then(({ errors: said }) => fail(new Error(said)));
    });
    // Only whoever waits for it is told.
    found.catch(() => undefined);
    return found;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return {
    child,
    listening: until(() => /http:\/\/\S+/.exec(output)?.[0]),
    ready: until(() => errors.includes('"msg":"ready"') || undefined),
    ended,
  };
}

/** Ends what a failed test has left running. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
