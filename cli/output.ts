import { once } from 'node:events';
import { EXIT } from './exit.ts';

/** Whoever reads our output may stop early (`| head`): then we stop too, without an error. */
export function stopQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
      throw error;
    });
  }
}

/** Writes to standard output and waits where the reader is slower than we are. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** One value as indented JSON: the same value always prints the same bytes. */
export async function printJson(value: unknown): Promise<void> {
  await print(`${JSON.stringify(value, null, 2)}\n`);
}

/** Lines that are gathered to fewer, larger writes. */
export class LineWriter {
  #pending: string[] = [];
  #length = 0;

  async write(line: string): Promise<void> {
    this.#pending.push(line, '\n');
    this.#length += line.length + 1;
    if (this.#length > 64_000) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#length = 0;
    if (text !== '') await print(text);
  }
}
