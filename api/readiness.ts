import type { Readiness } from '../contracts/health.ts';
import type { Database } from '../platform/database/database.ts';
import { type PhraseKey, say } from './say.ts';

type Reason = Readiness['reasons'][number]['code'];

/** What the service still waits for. Each part says when it is there; the database is asked again every time. */
export interface ReadinessBoard {
  databaseOpened(database: Database): void;
  migrated(): void;
  state(): Promise<Readiness>;
}

/** Longest time that the database may take to answer, in milliseconds. */
const PING_MILLISECONDS = 2000;

/** `canCompute` tells whether the packages are compiled somewhere. */
export function openReadiness(canCompute: () => boolean): ReadinessBoard {
  const waiting = new Set<Reason>(['database', 'migrations']);
  let database: Database | undefined;
  return {
    databaseOpened(opened) {
      database = opened;
      waiting.delete('database');
    },
    migrated() {
      waiting.delete('migrations');
    },
    async state() {
      const reasons = [...waiting].map((code) => reasonOf(code, `waiting.${code}`));
      // While the migrations run they hold the one connection of the embedded database.
      if (database && !waiting.has('migrations') && !(await answers(database))) {
        reasons.unshift(reasonOf('database', 'waiting.database-gone'));
      }
      if (!canCompute()) reasons.push(reasonOf('policies', 'waiting.policies'));
      return { ready: reasons.length === 0, reasons };
    },
  };
}

function reasonOf(code: Reason, key: PhraseKey) {
  return { code, message: say(key) };
}

async function answers(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((settle) => {
    timer = setTimeout(() => settle(false), PING_MILLISECONDS);
  });
  const ping = database.ping().then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([ping, late]);
  clearTimeout(timer);
  return answered;
}
