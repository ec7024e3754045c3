import { say } from '../say.ts';

/** A bar on standard error where a person looks on; silent elsewhere. */
export interface Progress {
  /** Bytes read and claims done so far. */
  show(bytes: number, claims: number): void;
  clear(): void;
}

/** What of a terminal is needed. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 30;
const MILLISECONDS_BETWEEN = 100;

/** `size`: bytes of the whole input; undefined where it is not known (standard input). */
export function openProgress(size: number | undefined, screen: Screen = process.stderr): Progress {
  if (!screen.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  return {
    show: (bytes, claims) => {
      const now = performance.now();
      if (now - last < MILLISECONDS_BETWEEN) return;
      last = now;
      const share = size === undefined || size === 0 ? undefined : Math.min(1, bytes / size);
      const done = Math.floor((share ?? 0) * WIDTH);
      const bar =
        share === undefined ? '' : `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${Math.floor(share * 100)}% `;
      screen.write(`\r\u001b[K${bar}${say('simulate.progress', { claims })}`);
    },
    clear: () => {
      screen.write('\r\u001b[K');
    },
  };
}
