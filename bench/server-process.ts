import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../bin/start.js', import.meta.url));
/** Time between two questions whether the server answers. */
const PAUSE_MS = 50;
const GIVE_UP_MS = 180_000;

export interface Server {
  readonly origin: string;
  /** Seconds from the start of the process to the first page, and until it said that it is ready. */
  readonly pageSeconds: number;
  readonly readySeconds: number;
  stop(): Promise<void>;
}

/** Starts the server as `npm start` does, on a database folder that the caller gives and removes. */
export async function startServer(port: number, dataFolder: string): Promise<Server> {
  const origin = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataFolder,
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '100000',
  };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const pageSeconds = await answering(`${origin}/`, started);
    const readySeconds = await answering(`${origin}/readyz`, started);
    return { origin, pageSeconds, readySeconds, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(address: string, started: number): Promise<number> {
  for (;;) {
    const elapsed = performance.now() - started;
    if (elapsed > GIVE_UP_MS) throw new Error(`${address} does not answer`);
    const answer = await fetch(address).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return (performance.now() - started) / 1000;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
