import { eq, lt, sql } from 'drizzle-orm';
import messages from '../../messages/zh-CN/alerts.json' with { type: 'json' };
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { fillIn } from '../fill-in.ts';
import type { Logger } from '../log.ts';
import type { SendMail } from '../mail/mail.ts';
import type { OperationState } from '../metrics/state.ts';
import { alertTable } from './tables.ts';

/** Something that the system administrators have to know. `reason` has a sentence in messages/zh-CN/alerts.json. */
export interface Alert {
  readonly reason: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface AlertOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly state: () => Promise<OperationState>;
  /** undefined = no mail is configured: alerts stand in the log only. */
  readonly send: SendMail | undefined;
  /** E-mail addresses of the system administrators. */
  readonly recipients: () => Promise<readonly string[]>;
}

export interface Alerts {
  /** Looks how the installation is, and tells. */
  look(): Promise<void>;
  /** Tells of something, at most once an hour for each reason. Returns whether somebody was told. */
  raise(alert: Alert): Promise<boolean>;
  close(): Promise<void>;
}

const LOOK_MILLISECONDS = 60_000;
const QUIET_MILLISECONDS = 60 * 60 * 1000;
/** Where a mail could not be sent it is tried again after so long. */
const AGAIN_MILLISECONDS = 5 * 60 * 1000;
const LATE_SECONDS = 15 * 60;
const LEAST_FREE = 0.1;

/** What is wrong with the installation, if anything. */
export function alertsOf({ outbox, disk, scanner, mail }: OperationState): Alert[] {
  const free = disk.totalBytes === 0 ? 1 : disk.freeBytes / disk.totalBytes;
  const minutes = Math.floor(outbox.oldestSeconds / 60);
  return [
    ...(outbox.failed > 0 ? [{ reason: 'outbox-failed', params: { count: outbox.failed } }] : []),
    ...(outbox.oldestSeconds > LATE_SECONDS ? [{ reason: 'outbox-late', params: { minutes } }] : []),
    ...(free < LEAST_FREE ? [{ reason: 'disk-low', params: { percent: Math.floor(free * 100) } }] : []),
    ...(scanner === 'away' ? [{ reason: 'scanner-away' }] : []),
    // It cannot be mailed now: it stands in the log, and is mailed when the server is back within the hour.
    ...(mail === 'away' ? [{ reason: 'mail-away' }] : []),
  ];
}

export function openAlerts(options: AlertOptions): Alerts {
  const { database, clock, log, state, send, recipients } = options;
  let looking: Promise<void> | undefined;

  async function raise(alert: Alert): Promise<boolean> {
    const now = clock.now();
    if (!(await claim(database, alert.reason, now))) return false;
    log.error(alert, 'an alert');
    const to = await recipients();
    if (!send || to.length === 0) return false;
    const message = messageOf(alert, now);
    const sent = await Promise.allSettled(to.map((address) => send({ to: address, ...message })));
    if (sent.some(({ status }) => status === 'fulfilled')) return true;
    for (const one of sent) if (one.status === 'rejected') log.error({ err: one.reason }, 'an alert cannot be mailed');
    const toldAt = new Date(now.getTime() - QUIET_MILLISECONDS + AGAIN_MILLISECONDS);
    await database.orm.update(alertTable).set({ toldAt }).where(eq(alertTable.reason, alert.reason));
    return false;
  }

  async function lookNow(): Promise<void> {
    for (const alert of alertsOf(await state())) await raise(alert);
  }

  function look(): Promise<void> {
    looking ??= lookNow().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  const report = (error: unknown) => log.error({ err: error }, 'alerts cannot be raised');
  const timer = setInterval(() => void look().catch(report), LOOK_MILLISECONDS).unref();
  return {
    look,
    raise,
    async close() {
      clearInterval(timer);
      await looking?.catch(report);
    },
  };
}

/** Of all processes one may tell, once an hour. */
async function claim(database: Database, reason: string, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - QUIET_MILLISECONDS);
  const claimed = await database.orm
    .insert(alertTable)
    .values({ reason, toldAt: now })
    .onConflictDoUpdate({
      target: alertTable.reason,
      set: { toldAt: sql`excluded.told_at` },
      setWhere: lt(alertTable.toldAt, before),
    })
    .returning();
  return claimed.length > 0;
}

const words: Readonly<Record<string, string>> = messages;

function messageOf({ reason, params = {} }: Alert, now: Date): { readonly subject: string; readonly text: string } {
  const what = fillIn(words[reason] ?? reason, params);
  const at = now.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  const all = { what, cure: fillIn(words[`cure.${reason}`] ?? '', params), at };
  return { subject: fillIn(messages.subject, all), text: fillIn(messages.text, all) };
}
