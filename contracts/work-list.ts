import { z } from 'zod';
import { dueView } from './application.ts';
import { type ApplicationState, applicationState } from './application-states.ts';
import { calendarDay, clauseId, fenAmount } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';
import { writtenLine } from './texts.ts';

/**
 * Work lists and search of the office, below /api/v1:
 *
 * - `GET /work-list?state=&clause=&due=&assignee=&task=&roundId=&organisationId=&limit=&cursor=` → WorkList, by due day;
 *   what waits (paused, no calendar yet) comes last
 * - `GET /work-list/counts` the numbers at the left rail → WorkListCounts
 * - `GET /work-list/choices` clauses and rounds that lists can be narrowed to → WorkChoices
 * - `GET /work-list/filters`, `POST /work-list/filters` {name, query} → SavedFilter, `POST /work-list/filters/:filterId/remove`
 * - `GET /work-list/export` the same query: the rows as an Excel file. Bytes, not JSON.
 * - `POST /applications/:id/assign` {accountId} → Assigned
 * - `POST /applications/bulk-assignment-preview` {ids, accountId} → BulkPreview, `POST /applications/bulk-assign` → BulkAssignment
 * - `GET /search?text=&limit=&cursor=` numbers, companies, works; newest submission first → SearchResults
 *
 * Paging: no item that stays where it is is skipped or shown twice. One whose due day moves while somebody pages is
 * shown where it stands when its page is read: twice if it moved back, not at all if it moved ahead of the cursor.
 */

/** What each role has to deal with; everybody who reads applications may ask for more by its state. */
const DESKS = {
  clerk: ['submitted', 'correction-requested'],
  officer: ['accepted', 'verifying'],
  'panel-secretary': ['verified'],
} as const satisfies Readonly<Record<string, readonly ApplicationState[]>>;

/** States that somebody of the office deals with, in the order of the procedure. */
export const OPEN_STATES = ['submitted', 'correction-requested', 'accepted', 'verifying', 'verified'] as const;
const ENDED_STATES = ['declined', 'withdrawn'] as const;
export const WORK_STATES = [...OPEN_STATES, ...ENDED_STATES] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** Which part of all applications a list shows. */
export interface WorkScope {
  readonly states: readonly WorkState[];
  /** Of these states only what is one's own or nobody's. */
  readonly ownStates: readonly WorkState[];
}

/** What the roles of a person have to deal with. Supervisors and auditors see everything. */
export function scopeOf(roles: readonly string[]): WorkScope {
  if (roles.includes('supervisor') || roles.includes('auditor')) return { states: WORK_STATES, ownStates: [] };
  const desks: Readonly<Record<string, readonly WorkState[] | undefined>> = DESKS;
  const states = new Set(roles.flatMap((role) => desks[role] ?? []));
  return {
    states: WORK_STATES.filter((state) => states.has(state)),
    ownStates: roles.includes('officer') ? DESKS.officer : [],
  };
}

/** At which desk an application lies, whose people it can be given to; null = at none. */
export function deskOf(state: ApplicationState): 'clerk' | 'officer' | null {
  if (DESKS.clerk.some((one) => one === state)) return 'clerk';
  return DESKS.officer.some((one) => one === state) ? 'officer' : null;
}

export const DUE_FILTERS = ['overdue', 'today', 'week'] as const;
export const ASSIGNEES = ['me', 'nobody'] as const;
export const TASKS = ['second-notice', 'sign'] as const;

const filterMembers = {
  state: z.enum(WORK_STATES).optional(),
  clause: clauseId.optional(),
  due: z.enum(DUE_FILTERS).optional(),
  assignee: z.enum(ASSIGNEES).optional(),
  /** What waits for a supervisor: a second notice to approve, a document to sign. */
  task: z.enum(TASKS).optional(),
  roundId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
};
export const workFilter = z.strictObject(filterMembers).meta({ id: 'WorkFilter' });
export type WorkFilter = z.output<typeof workFilter>;
export const listWork = pageQuery.extend(filterMembers);

const person = z.strictObject({ accountId: z.uuid(), name: z.string() });

export const workItem = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    /** Titles of the works, as they were submitted last. */
    subjects: z.array(z.string()),
    clauses: z.array(z.strictObject({ id: clauseId, title: z.string() })),
    state: applicationState,
    due: dueView,
    /** Negative = late; null = no day is known or the clock stands still. */
    workingDaysLeft: z.int().nullable(),
    /** As submitted last; null while it is not known yet. */
    claimedFen: fenAmount.nullable(),
    roundId: z.uuid(),
    roundTitle: z.string(),
    isSample: z.boolean(),
    responsible: person.nullable(),
    submittedAt: z.iso.datetime(),
    hints: z.strictObject({
      findings: z.int(),
      /** Materials that were missing when it was submitted last. */
      missingMaterials: z.int(),
      correctionNotices: z.int(),
      documentsToSign: z.int(),
    }),
  })
  .meta({ id: 'WorkItem' });
export type WorkItem = z.output<typeof workItem>;
export const workList = pageOf(workItem, 'WorkList');

/** From so many on the rail says 99+: counting further would cost more than it tells. */
export const MOST_COUNTED = 100;
export const COUNTED = [
  'open',
  'me',
  'overdue',
  'today',
  'submitted',
  'correction-requested',
  'accepted',
  'verifying',
  'verified',
  'second-notice',
  'sign',
] as const;
export type Counted = (typeof COUNTED)[number];
/** At most MOST_COUNTED each; 0 also for what the role does not deal with. */
export const workListCounts = z
  .record(z.enum(COUNTED), z.int().min(0).max(MOST_COUNTED))
  .meta({ id: 'WorkListCounts' });

const choice = z.strictObject({ id: z.string(), title: z.string() });
/** Of the rounds that were published last. */
export const workChoices = z
  .strictObject({ clauses: z.array(choice), rounds: z.array(choice) })
  .meta({ id: 'WorkChoices' });

export const exportedWork = z.strictObject({ items: z.array(workItem), isCut: z.boolean() });
export const MOST_EXPORTED = 5000;

export const saveFilter = z.strictObject({ name: writtenLine(40), query: workFilter });
export const savedFilter = z
  .strictObject({ id: z.uuid(), name: z.string(), query: workFilter })
  .meta({ id: 'SavedFilter' });
export const savedFilters = z.strictObject({ items: z.array(savedFilter) }).meta({ id: 'SavedFilters' });
export const filterParams = z.strictObject({ filterId: z.uuid() });
export const noInput = z.strictObject({});
export const nothingMore = z.strictObject({});

export const assignApplication = z
  .strictObject({ id: z.uuid(), accountId: z.uuid() })
  .meta({ id: 'AssignApplication' });
export const assigned = z.strictObject({ id: z.uuid(), responsible: person }).meta({ id: 'Assigned' });
export const bulkAssign = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(100), accountId: z.uuid() })
  .meta({ id: 'BulkAssign' });

const refusal = z.strictObject({ code: z.string(), sentence: z.string(), cure: z.string().optional() });
export const bulkAssignmentPreview = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        number: z.string().nullable(),
        /** null = it would be assigned. */
        refusal: refusal.nullable(),
      }),
    ),
  })
  .meta({ id: 'BulkAssignmentPreview' });
export const bulkAssignment = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), assigned: z.boolean(), refusal: refusal.nullable() })),
  })
  .meta({ id: 'BulkAssignment' });

export const search = pageQuery.extend({ text: writtenLine(60) });
export const searchResult = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    organisationName: z.string(),
    subjects: z.array(z.string()),
    roundTitle: z.string(),
    state: applicationState,
    submittedOn: calendarDay,
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.output<typeof searchResult>;
export const searchResults = pageOf(searchResult, 'SearchResults');
