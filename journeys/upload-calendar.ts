import { z } from 'zod';
import { uploadCalendar as input, uploadedCalendar, workingCalendars } from '../contracts/calendar.ts';
import { fill } from '../engine/index.ts';
import messages from '../messages/zh-CN/calendar.json' with { type: 'json' };
import { refuseAcceptance, settleNotices } from '../modules/acceptance/index.ts';
import { settleDeadlines } from '../modules/application/index.ts';
import { listYears, storeYears } from '../platform/calendar/known-calendars.ts';
import { parseCalendars } from '../platform/calendar/parse-calendar.ts';
import { defineCommand, defineQuery, done, event } from '../platform/command/command.ts';
import { staff } from '../platform/permission/permission.ts';
import { get, post, type Route } from '../platform/route/route.ts';
import { awaitedYears } from '../views/awaited-years.ts';

/** So many refused lines are named; whoever mends these sees the next. */
const MOST_NAMED = 10;

/**
 * Puts a year's calendar in force and computes every deadline that waited for it, in one transaction. Days that were
 * computed before stay as they were told.
 */
const uploadCalendar = defineCommand({
  name: 'calendar.upload',
  input,
  output: uploadedCalendar,
  permission: [staff('system-administrator')],
  sensitive: true,
  async run({ tx, actor, now }, { file, source }) {
    const parsed = parseCalendars(Buffer.from(file, 'base64'));
    if (!parsed.ok) {
      const sentences = parsed.refusals.slice(0, MOST_NAMED).map(({ code, params }) => fill(messages[code], params));
      return refuseAcceptance('CALENDAR_FILE', {
        params: { details: sentences.join('') },
        path: '/file',
        kind: 'invalid',
      });
    }
    const before = (await listYears(tx)).filter(({ year }) => parsed.years.some((one) => one.year === year));
    const years = parsed.years.map((year) => ({ ...year, source: year.source ?? source }));
    await storeYears(tx, years, { by: actor.accountId ?? '', at: now });
    const settledDeadlines = await settleDeadlines(tx);
    await settleNotices(tx);
    const names = years.map(({ year }) => year);
    const audit = { on: { type: 'working-calendar', id: names.join(',') }, before, after: years };
    return done({ years: names, settledDeadlines }, audit, [
      event('CalendarUploaded', { years: names, settledDeadlines }),
    ]);
  },
});

/** The calendars in force, and the years that deadlines wait for. */
const listCalendars = defineQuery({
  name: 'calendar.list',
  input: z.strictObject({}),
  output: workingCalendars,
  permission: [
    staff(
      'clerk',
      'officer',
      'supervisor',
      'panel-secretary',
      'finance',
      'auditor',
      'security-administrator',
      'system-administrator',
      'audit-administrator',
    ),
  ],
  async run({ tx }) {
    const items = (await listYears(tx)).map(({ year, off, workWeekends, source = '', uploaded }) => ({
      year,
      off: [...off],
      workWeekends: [...workWeekends],
      source,
      uploadedAt: uploaded?.at.toISOString() ?? null,
      uploadedBy: uploaded?.by ?? null,
    }));
    return { ok: true, value: { items, awaited: [...(await awaitedYears(tx))] } };
  },
});

export const calendarRoutes: readonly Route[] = [
  get('/working-calendars', listCalendars),
  post('/working-calendars/upload', uploadCalendar),
];
