import { PassThrough, type Readable } from 'node:stream';
import exceljs from 'exceljs';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import { MOST_EXPORTED, type WorkItem } from '../contracts/work-list.ts';
import { fill } from '../engine/index.ts';
import { exportWork } from '../journeys/inbox/work-list.ts';
import states from '../messages/zh-CN/application-states.json' with { type: 'json' };
import phrases from '../messages/zh-CN/work-list.json' with { type: 'json' };
import { type Office, refused } from './module-routes.ts';
import { problemOf } from './problems.ts';
import type { Server } from './server-type.ts';

export interface WorkListExportOptions {
  readonly policies: PolicyShelf;
  /** undefined while the database is being opened. */
  readonly office: () => Pick<Office, 'runner' | 'actorOf'> | undefined;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /api/v1/work-list/export`: the rows of a filter as an Excel file, written as it is sent. Exactly what the list
 * shows to the same person, at most MOST_EXPORTED; that it was taken stands in the audit.
 */
export async function workListExportRoutes(server: Server, { policies, office }: WorkListExportOptions): Promise<void> {
  const command = exportWork(policies);
  server.get('/api/v1/work-list/export', { schema: { hide: true } }, async (request, reply) => {
    const opened = office();
    if (!opened) throw problemOf('STARTING');
    const call = { actor: await opened.actorOf(request), requestId: request.id };
    const answer = await opened.runner.run(command, request.query, call);
    if (!answer.ok) throw refused(answer.refusal);
    const { items, isCut } = answer.value;
    return reply
      .headers({
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${phrases['export.file']}.xlsx`)}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .type(XLSX)
      .send(workbookOf(items, isCut, (error) => request.log.error({ err: error }, 'an export broke off')));
  });
}

interface Column {
  readonly word: `export.${'number' | 'applicant' | 'subjects' | 'clauses' | 'state' | 'due' | 'left' | 'claimed' | 'responsible' | 'round' | 'submitted'}`;
  readonly width: number;
  readonly format?: string;
  value(item: WorkItem): string | number | null;
}

const SEPARATOR = phrases['list.separator'];

const COLUMNS: readonly Column[] = [
  { word: 'export.number', width: 13, value: ({ number }) => number },
  { word: 'export.applicant', width: 34, value: ({ organisationName }) => organisationName },
  { word: 'export.subjects', width: 34, value: ({ subjects }) => subjects.join(SEPARATOR) },
  { word: 'export.clauses', width: 24, value: ({ clauses }) => clauses.map(({ title }) => title).join(SEPARATOR) },
  { word: 'export.state', width: 12, value: ({ state }) => states[`staff.${state}`] },
  { word: 'export.due', width: 20, value: dueWords },
  { word: 'export.left', width: 12, value: ({ workingDaysLeft }) => workingDaysLeft },
  {
    word: 'export.claimed',
    width: 16,
    format: '#,##0.00',
    value: ({ claimedFen }) => (claimedFen === null ? null : claimedFen / 100),
  },
  { word: 'export.responsible', width: 14, value: ({ responsible }) => responsible?.name ?? '' },
  { word: 'export.round', width: 28, value: ({ roundTitle }) => roundTitle },
  { word: 'export.submitted', width: 22, value: ({ submittedAt }) => beijingTime(submittedAt) },
];

function dueWords({ due }: WorkItem): string {
  if (due.paused) return phrases['export.paused'];
  if (due.awaitingYear !== null) return fill(phrases['export.awaiting'], { year: due.awaitingYear });
  return due.day ?? '';
}

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

function beijingTime(instant: string): string {
  return TIME.format(new Date(instant));
}

function workbookOf(items: readonly WorkItem[], isCut: boolean, onError: (error: unknown) => void): Readable {
  const stream = new PassThrough();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(phrases['export.sheet'], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ word, width, format }) => ({
    header: phrases[word],
    width,
    ...(format === undefined ? {} : { style: { numFmt: format } }),
  }));
  for (const item of items) sheet.addRow(COLUMNS.map(({ value }) => value(item))).commit();
  if (isCut) sheet.addRow([fill(phrases['export.cut'], { count: MOST_EXPORTED })]).commit();
  if (items.some(({ isSample }) => isSample)) sheet.addRow([phrases['export.sample']]).commit();
  sheet.commit();
  workbook.commit().catch((error) => {
    onError(error);
    stream.destroy(error instanceof Error ? error : undefined);
  });
  return stream;
}
