import { z } from 'zod';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import {
  exportedWork,
  listWork as listInput,
  MOST_EXPORTED,
  noInput,
  scopeOf,
  type WorkFilter,
  type WorkItem,
  workChoices,
  workFilter,
  workList,
  workListCounts,
} from '../../contracts/work-list.ts';
import { dueOf } from '../../modules/application/index.ts';
import { mayInInbox } from '../../modules/inbox/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { remaining } from '../../platform/calendar/deadline.ts';
import { knownCalendars } from '../../platform/calendar/known-calendars.ts';
import type { Calendars } from '../../platform/calendar/working-days.ts';
import { defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { accountsActedFor } from '../../views/acting-staff.ts';
import { publishedRounds } from '../../views/work-list/choices.ts';
import { workCounts } from '../../views/work-list/counts.ts';
import { type WorkRow, workRows } from '../../views/work-list/list.ts';

const place = z.tuple([z.iso.date(), z.uuid()]);

interface Asking {
  readonly tx: Reader;
  readonly actor: Actor;
  readonly today: string;
}

/** What the roles of the person have to deal with; of an absent colleague's work as well as of the own. */
async function askOf({ tx, actor, today }: Asking) {
  const accountIds = await accountsActedFor(tx, actor.accountId ?? '', today);
  return { scope: scopeOf(actor.staffRoles), accountIds, today };
}

/** One page of the work list. Clauses are named as the package of the round names them. */
export const listWork = (policies: PolicyShelf) =>
  defineQuery({
    name: 'inbox.listWork',
    input: listInput,
    output: workList,
    permission: mayInInbox.listWork,
    async run(context, { limit, cursor, ...filter }) {
      const from = readCursor(cursor, place);
      if (!from.ok) return from;
      const ask = { ...(await askOf(context)), filter };
      const rows = await workRows(context.tx, ask, { limit: limit + 1, after: from.after });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const items = await itemsOf(policies, context, shown);
      return { ok: true, value: { items, next: last ? cursorOf([last.place, last.id]) : null } };
    },
  });

export const countWork = defineQuery({
  name: 'inbox.countWork',
  input: noInput,
  output: workListCounts,
  permission: mayInInbox.countWork,
  async run(context) {
    return { ok: true, value: await workCounts(context.tx, await askOf(context)) };
  },
});

/** What lists can be narrowed to: the rounds published last, and their clauses as the newest of them names them. */
export const listChoices = (policies: PolicyShelf) =>
  defineQuery({
    name: 'inbox.listChoices',
    input: noInput,
    output: workChoices,
    permission: mayInInbox.listChoices,
    async run({ tx }) {
      const rounds = await publishedRounds(tx);
      const clauses = new Map<string, string>();
      for (const round of rounds) {
        for (const id of round.clauses) if (!clauses.has(id)) clauses.set(id, clauseTitle(policies, round, id));
      }
      return {
        ok: true,
        value: {
          clauses: [...clauses].map(([id, title]) => ({ id, title })),
          rounds: rounds.map(({ id, title }) => ({ id, title })),
        },
      };
    },
  });

/** The rows of the filter, for a file: the same that the list shows to the same person. That it was taken is kept. */
export const exportWork = (policies: PolicyShelf) =>
  defineCommand<WorkFilter, z.output<typeof exportedWork>>({
    name: 'inbox.exportWork',
    input: workFilter,
    output: exportedWork,
    permission: mayInInbox.exportWork,
    async run(context, filter) {
      const ask = { ...(await askOf(context)), filter };
      const rows = await workRows(context.tx, ask, { limit: MOST_EXPORTED + 1 });
      const items = await itemsOf(policies, context, rows.slice(0, MOST_EXPORTED));
      const isCut = rows.length > MOST_EXPORTED;
      const on = { type: 'work-list', id: context.actor.accountId ?? '' };
      return done({ items, isCut }, { on, after: { filter, rows: items.length } });
    },
  });

async function itemsOf(policies: PolicyShelf, { tx, today }: Asking, rows: readonly WorkRow[]): Promise<WorkItem[]> {
  const calendars = await knownCalendars(tx);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    subjects: [...row.subjects],
    clauses: row.clauses.map((id) => ({ id, title: clauseTitle(policies, row, id) })),
    state: row.state,
    due: dueOf({ dueDay: row.dueDay, awaitingCalendarYear: row.awaitingYear, paused: row.paused }),
    workingDaysLeft: daysLeft(calendars, row, today),
    claimedFen: row.claimedFen === null ? null : Number(row.claimedFen),
    roundId: row.roundId,
    roundTitle: row.roundTitle,
    isSample: row.isSample,
    responsible: row.responsibleId === null ? null : { accountId: row.responsibleId, name: row.responsibleName ?? '' },
    submittedAt: new Date(row.submittedAt).toISOString(),
    hints: {
      findings: row.findings,
      missingMaterials: row.missingMaterials,
      correctionNotices: row.correctionNotices,
      documentsToSign: row.documentsToSign,
    },
  }));
}

function daysLeft(calendars: Calendars, { dueDay, paused }: WorkRow, today: string): number | null {
  if (dueDay === null || paused) return null;
  const left = remaining(calendars, today, { kind: 'day', day: dueDay });
  return left === 'awaiting-calendar' ? null : left;
}

function clauseTitle(
  policies: PolicyShelf,
  { policyId, version }: Pick<WorkRow, 'policyId' | 'version'>,
  clause: string,
): string {
  const epochs = policies.find(policyId, version)?.definition.epochs ?? [];
  const named = epochs.flatMap(({ terms }) => terms.clauses).findLast(({ id }) => id === clause);
  return named?.title ?? clause;
}
