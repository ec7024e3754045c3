import type { WouldBeRefused } from '../../contracts/acceptance.ts';
import {
  assigned,
  assignApplication as assignInput,
  bulkAssign,
  bulkAssignmentPreview,
  deskOf,
} from '../../contracts/work-list.ts';
import {
  type ApplicationRow,
  applicationOf,
  applicationResource,
  lockApplication,
  stateName,
} from '../../modules/application/index.ts';
import { assigneeOf, type Desk, giveTo, mayInInbox, refuseInbox, sayOfInbox } from '../../modules/inbox/index.ts';
import { handOver, verificationOf } from '../../modules/verification/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { namesOf } from '../../views/accounts.ts';
import { accountsActedFor, actsAs } from '../../views/acting-staff.ts';

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });

interface Asking {
  readonly tx: Reader;
  readonly actor: Actor;
  readonly today: string;
}

/** What stands before an assignment: at which desk the application lies, and who holds it there. */
interface Standing {
  readonly ok: true;
  readonly desk: Desk;
  readonly holder: string | null;
}

/**
 * Gives an application to a colleague of the desk where it lies, or takes it. A supervisor gives anything to anybody of
 * the right role; a clerk and an officer what nobody holds, or what they (or whoever they stand in for) hold.
 */
export const assignApplication = defineCommand({
  name: 'inbox.assign',
  input: assignInput,
  output: assigned,
  permission: mayInInbox.assign,
  resource: applicationResource,
  async run(context, { id, accountId }) {
    const { tx, actor } = context;
    const row = await lockApplication(context, id);
    if (!row || row.number === null) return notFound;
    const standing = await standingOf(context, row, accountId);
    if (!standing.ok) return standing;
    const { desk, holder } = standing;
    await giveTo(context, id, desk, accountId);
    if (desk === 'officer') await handOver(context, id, accountId);
    const name = (await namesOf(tx, [accountId])).get(accountId) ?? '';
    const { organisationId } = row;
    return done(
      { id, responsible: { accountId, name } },
      {
        on: { type: 'application', id },
        organisationId,
        before: { responsible: holder },
        after: { responsible: accountId },
      },
      [event('ApplicationAssigned', { applicationId: id, organisationId, accountId, by: actor.accountId })],
    );
  },
});

/** Whether the person may give the application to the account, and why not. */
async function standingOf(
  { tx, actor, today }: Asking,
  row: ApplicationRow,
  accountId: string,
): Promise<Standing | Refused> {
  const desk = deskOf(row.state);
  if (desk === null) return refuseInbox('NOT_AT_A_DESK', { params: { state: stateName(row.state, 'staff') } });
  const isSupervisor = actor.staffRoles.includes('supervisor');
  if (!isSupervisor && !actor.staffRoles.includes(desk)) return refuseInbox('NOT_YOUR_DESK', { kind: 'forbidden' });
  if (!(await actsAs(tx, accountId, desk, today))) {
    const role = sayOfInbox(`role.${desk}`);
    return refuseInbox('NOT_OF_ROLE', { params: { role }, path: '/accountId', kind: 'invalid' });
  }
  const holder = await holderOf(tx, row.id, desk);
  if (holder === null) return { ok: true, desk, holder };
  const name = (await namesOf(tx, [holder])).get(holder) ?? '';
  if (holder === accountId) return refuseInbox('ALREADY_THEIRS', { params: { name } });
  const own = await accountsActedFor(tx, actor.accountId ?? '', today);
  if (!isSupervisor && !own.includes(holder)) return refuseInbox('HELD_BY_OTHER', { params: { name } });
  return { ok: true, desk, holder };
}

async function holderOf(tx: Reader, applicationId: string, desk: Desk): Promise<string | null> {
  const verification = desk === 'officer' ? await verificationOf(tx, applicationId) : null;
  return verification?.officerAccountId ?? (await assigneeOf(tx, applicationId, desk));
}

/** For each application whether it could be given to the account, and if not, why. Changes nothing. */
export const previewBulkAssignment = defineCommand({
  name: 'inbox.previewBulkAssignment',
  input: bulkAssign,
  output: bulkAssignmentPreview,
  permission: mayInInbox.previewBulkAssignment,
  async run(context, { ids, accountId }) {
    const items = [];
    for (const id of new Set(ids)) {
      const row = await applicationOf(context.tx, id);
      const standing = row?.number ? await standingOf(context, row, accountId) : notFound;
      items.push({ id, number: row?.number ?? null, refusal: standing.ok ? null : wordsOf(standing) });
    }
    return done({ items }, []);
  },
});

function wordsOf({ refusal: { code, message, cure } }: Refused): WouldBeRefused {
  return { code, sentence: message, ...(cure === undefined ? {} : { cure }) };
}
