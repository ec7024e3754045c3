import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './exit.ts';
import { say } from './say.ts';

/** Asks for a new password at the terminal, twice, without showing what is typed. */
export async function askPassword(): Promise<string> {
  const [first, second] = [await askHidden(say('admin.password')), await askHidden(say('admin.password-again'))];
  if (first !== second) throw new UsageError(say('admin.password-differs'));
  return first;
}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
