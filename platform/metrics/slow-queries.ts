import type { Pool, PoolClient } from 'pg';
import type { Logger } from '../log.ts';

/** What takes longer is slow, in milliseconds. */
const SLOW_MILLISECONDS = 500;
const SHOWN_CHARACTERS = 300;

export interface SlowQueries {
  /** How many since the process began. */
  readonly count: number;
}

/** Counts the slow statements of a pool and logs their text, never their values. */
export function countSlowQueries(pool: Pool, log: Logger, slowMilliseconds = SLOW_MILLISECONDS): SlowQueries {
  const watched = new WeakSet<PoolClient>();
  let count = 0;

  function ended(since: number, text: string): void {
    const milliseconds = Math.round(performance.now() - since);
    if (milliseconds < slowMilliseconds) return;
    count += 1;
    log.warn({ milliseconds, statement: text.slice(0, SHOWN_CHARACTERS) }, 'a slow statement');
  }

  // Every statement goes through `query` of a connection: with a callback from the pool, else with a promise.
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const original: (...given: unknown[]) => unknown = client.query.bind(client);
    const query = (...given: unknown[]): unknown => {
      const since = performance.now();
      const text = textOf(given[0]);
      const last = given.at(-1);
      if (typeof last === 'function') {
        const answered = (...answer: unknown[]) => {
          ended(since, text);
          return Reflect.apply(last, undefined, answer);
        };
        return original(...given.slice(0, -1), answered);
      }
      const answer = original(...given);
      if (answer instanceof Promise) answer.then(...both(() => ended(since, text)));
      return answer;
    };
    Object.defineProperty(client, 'query', { value: query, configurable: true, writable: true });
  });

  return {
    get count() {
      return count;
    },
  };
}

function both(done: () => void): [() => void, () => void] {
  return [done, done];
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  const hasText = typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string';
  return hasText ? String(query.text) : '';
}
