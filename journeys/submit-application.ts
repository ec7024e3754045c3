import type { z } from 'zod';
import { applicationParams, submitApplication as submitInput, submittedApplication } from '../contracts/application.ts';
import type { ApplicationState } from '../contracts/application-states.ts';
import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  type ApplicationRow,
  applicationResource,
  attachmentsOf,
  checklistOf,
  currentUndertaking,
  debarmentCodes,
  dueOf,
  handIn,
  lockApplication,
  mayWithApplications,
  progressPath,
  refuseApplication,
  stateName,
} from '../modules/application/index.ts';
import { requireOpen } from '../modules/round/index.ts';
import { type Command, type CommandContext, defineCommand, done, event } from '../platform/command/command.ts';
import type { Refused } from '../platform/command/refusal.ts';
import { refuse } from '../platform/command/runner.ts';
import type { Permission } from '../platform/permission/permission.ts';
import { type Grounds, groundsOf, wordsOfRefusal } from './application-grounds.ts';

type SubmitInput = z.output<typeof submitInput>;
type Submitted = z.output<typeof submittedApplication>;

/** One of the three ways in which an application is handed in. */
interface Way {
  readonly name: string;
  readonly permission: Permission;
  readonly from: ApplicationState;
  /** What else must hold: the round's window, or who typed it. */
  readonly allows: (context: CommandContext, row: ApplicationRow) => Promise<Refused | undefined>;
}

/** Hands in a draft while the round is open (or in its days of grace, where it was begun before the deadline). */
export const submitApplication = (policies: PolicyShelf) =>
  submission(policies, {
    name: 'application.submit',
    permission: mayWithApplications.submit,
    from: 'draft',
    async allows(context, { roundId, createdAt, source }) {
      if (source === 'paper') return refuseApplication('PAPER_BEING_ENTERED');
      const open = await requireOpen(context, roundId, createdAt);
      return open.ok ? undefined : open;
    },
  });

/** Hands in again what the office asked to be corrected; the deadline of the round no longer counts. */
export const resubmitApplication = (policies: PolicyShelf) =>
  submission(policies, {
    name: 'application.resubmit',
    permission: mayWithApplications.resubmit,
    from: 'correction-requested',
    allows: async () => undefined,
  });

/** The applicant confirms what a clerk entered from paper. What counts is when it was entered, not when it is confirmed. */
export const confirmPaperApplication = (policies: PolicyShelf) =>
  submission(policies, {
    name: 'application.confirmPaper',
    permission: mayWithApplications.confirmPaper,
    from: 'awaiting-confirmation',
    async allows(context, { roundId, createdAt }) {
      const open = await requireOpen({ ...context, now: createdAt }, roundId);
      return open.ok ? undefined : open;
    },
  });

function submission(policies: PolicyShelf, way: Way): Command<SubmitInput, Submitted> {
  return defineCommand({
    name: way.name,
    input: submitInput,
    output: submittedApplication,
    permission: way.permission,
    resource: (context, input) => applicationResource(context, applicationParams.parse({ id: input.id })),
    async run(context, { id, draftRevision, undertaking: { version, signer } }) {
      const row = await lockApplication(context, id);
      if (!row) return refuse('NOT_FOUND', { kind: 'not-found' });
      if (row.state !== way.from) {
        const params = { from: stateName(row.state), to: stateName('submitted') };
        return refuseApplication('STEP_NOT_POSSIBLE', { params });
      }
      if (row.draftRevision !== draftRevision) return refuseApplication('DRAFT_CHANGED', { path: '/draftRevision' });
      const undertaking = currentUndertaking();
      if (version !== undertaking.version) return refuseApplication('UNDERTAKING_CHANGED', { path: '/undertaking' });
      const closed = await way.allows(context, row);
      if (closed) return closed;
      const grounds = await groundsOf(policies, context, row);
      if (!grounds.ok) return grounds;
      const { request, assessment } = grounds.assessed;
      const defect = await submissionDefect(context, row, grounds);
      if (defect) return defect;
      if (!assessment) throw new Error(`the application ${id} is complete and cannot be computed`);
      const handedIn = await handIn(context, row, { request, assessment, signer, undertaking });
      if (!handedIn.ok) return handedIn;
      const { number, checkCode, snapshot } = handedIn;
      const { organisationId, roundId } = row;
      const { sequence, sha256 } = snapshot;
      const audit = {
        ...handedIn.audit,
        after: { state: 'submitted', number, sequence, sha256, undertaking: version, totalFen: assessment.totalFen },
        personal: { [context.actor.accountId ?? '']: { signer } },
      };
      const payload = { applicationId: id, organisationId, roundId, number, sequence, by: context.actor.accountId };
      return done(
        {
          id,
          number,
          sequence,
          submittedAt: context.now.toISOString(),
          progressPath: progressPath(number, checkCode),
          due: dueOf(handedIn.application),
        },
        audit,
        [event('ApplicationSubmitted', payload), handedIn.event],
      );
    },
  });
}

/** What keeps a draft from being handed in: a ban that runs today, or something without which nobody can compute it. */
async function submissionDefect(
  { tx }: CommandContext,
  row: ApplicationRow,
  grounds: Grounds,
): Promise<Refused | undefined> {
  const { assessed, circumstances, loaded, terms, round } = grounds;
  const bans = debarmentCodes(terms);
  if (assessed.assessment?.claims.some(({ failed }) => failed.some((code) => bans.has(code)))) {
    return refuseApplication('DEBARRED', { kind: 'forbidden' });
  }
  const attachments = await attachmentsOf(tx, row.id);
  const input = { draft: row.draft, assessed, circumstances, loaded, terms, round, attachments };
  const blocking = checklistOf({ ...input, wordsOf: wordsOfRefusal }).filter(({ blocks }) => blocks);
  const [first] = blocking;
  if (!first) return undefined;
  return refuseApplication('INCOMPLETE', { params: { count: blocking.length, first: first.text } });
}
