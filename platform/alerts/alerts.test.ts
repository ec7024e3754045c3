import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MovedClock } from '../clock.ts';
import { openLog } from '../log.ts';
import type { MailMessage } from '../mail/mail.ts';
import { type OperationState, operationState } from '../metrics/state.ts';
import { outboxTable } from '../outbox/tables.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { type Alerts, alertsOf, openAlerts } from './alerts.ts';

let opened: TestDatabase;
let sent: MailMessage[];
let mailWorks: boolean;
const alerts: Alerts[] = [];
const clock = new MovedClock();

function open(scanner: 'up' | 'away' = 'up', recipients: readonly string[] = ['admin@example.com']): Alerts {
  const { database } = opened;
  const mail = () => 'up' as const;
  const one = openAlerts({
    database,
    clock,
    log: openLog('silent'),
    state: () => operationState({ database, clock, dataDirectory: tmpdir(), scanner: () => scanner, mail }),
    async send(message) {
      if (!mailWorks) throw new Error('the mail server is away');
      sent.push(message);
    },
    recipients: async () => recipients,
  });
  alerts.push(one);
  return one;
}

const later = (minutes: number) => clock.stopAt(new Date(clock.now().getTime() + minutes * 60_000));

beforeEach(async () => {
  opened = await openTestDatabase();
  clock.stopAt(new Date('2026-06-01T10:00:00+08:00'));
  sent = [];
  mailWorks = true;
});
afterEach(async () => {
  for (const one of alerts.splice(0)) await one.close();
  await opened.close();
});

const WELL: OperationState = {
  outbox: { waiting: 0, failed: 0, oldestSeconds: 0 },
  scanner: 'up',
  mail: 'up',
  filesWaiting: 0,
  auditWaiting: 0,
  disk: { freeBytes: 50, totalBytes: 100 },
  databaseBytes: 1,
};

test.each([
  ['nothing', {}, []],
  ['a scanner that was never configured', { scanner: 'none' as const }, []],
  ['a scanner that is away', { scanner: 'away' as const }, ['scanner-away']],
  ['a mail server that is away', { mail: 'away' as const }, ['mail-away']],
  ['a disk with 10 %', { disk: { freeBytes: 10, totalBytes: 100 } }, []],
  ['a disk with less', { disk: { freeBytes: 9, totalBytes: 100 } }, ['disk-low']],
  ['a delivery given up', { outbox: { ...WELL.outbox, failed: 1 } }, ['outbox-failed']],
  ['a delivery late', { outbox: { ...WELL.outbox, oldestSeconds: 901 } }, ['outbox-late']],
])('of %s the administrators hear: %o', (_what, change, reasons) => {
  expect(alertsOf({ ...WELL, ...change }).map(({ reason }) => reason)).toEqual(reasons);
});

test('each reason is told once an hour, whichever process sees it', async () => {
  await opened.database.orm.insert(outboxTable).values({
    event: 'X',
    handler: 'y',
    payload: {},
    createdAt: clock.now(),
    dueAt: clock.now(),
    failedAt: clock.now(),
  });
  const [one, other] = [open('away'), open('away')];
  await Promise.all([one.look(), other.look()]);
  expect(sent.map(({ subject }) => subject).sort()).toEqual([
    '运河微剧通告警：有 1 项投递多次失败，已停止重试',
    '运河微剧通告警：查毒程序连不上',
  ]);
  expect(sent[0]?.text).toContain('2026/6/1 10:00:00');
  later(59);
  await one.look();
  expect(sent).toHaveLength(2);
  later(2);
  await Promise.all([one.look(), other.look()]);
  expect(sent).toHaveLength(4);
});

test('where the mail server is away it is tried again soon', async () => {
  mailWorks = false;
  const one = open();
  expect(await one.raise({ reason: 'scanner-away' })).toBe(false);
  mailWorks = true;
  later(4);
  expect(await one.raise({ reason: 'scanner-away' })).toBe(false);
  later(2);
  expect(await one.raise({ reason: 'scanner-away' })).toBe(true);
});

test('with nobody to tell it stands in the log, and nothing breaks', async () => {
  expect(await open('up', []).raise({ reason: 'disk-low', params: { percent: 3 } })).toBe(false);
});
