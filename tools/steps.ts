import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** One check: a program of node_modules/.bin or of the project, and what to do where it fails. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly cure: string;
}

/** Runs the steps in order, stops at the first that fails and says how to mend it. Returns the exit status. */
export function runSteps(steps: readonly Step[]): number {
  const root = join(import.meta.dirname, '..');
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  for (const { name, command, cure } of steps) {
    const started = performance.now();
    process.stdout.write(`\n== ${name}\n`);
    const [program = '', ...rest] = command;
    const { status, error } = spawnSync(program, rest, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
    });
    if (error || status !== 0) {
      process.stderr.write(`\n${name} failed${error ? ` (${error.message})` : ''}. What to do: ${cure}\n`);
      return 1;
    }
    process.stdout.write(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
  return 0;
}
