import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  assignmentList,
  drawSample as drawInput,
  listAssignments,
  opinion,
  opinionAnswer,
  requestOpinion as opinionInput,
  sampleDraw,
  sampleDrawList,
  siteCheckList,
  verificationParams,
} from '../../contracts/verification.ts';
import { applicationOf } from '../../modules/application/index.ts';
import { holdersOf } from '../../modules/staff/index.ts';
import {
  askDepartment,
  assignmentsFor,
  drawAndOrder,
  drawsOf,
  isReproduced,
  mayInVerification,
  opinionBehind,
  refuseVerification,
  riskWeight,
  type SampleDrawRow,
  siteChecksFor,
  takeAnswer,
  verificationResource,
} from '../../modules/verification/index.ts';
import { defineCommand, defineQuery, done, event } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { namesOf } from '../../views/accounts.ts';
import { applicationNames } from '../../views/application-names.ts';
import { drawableSigns, subjectTitlesOf } from '../../views/drawables.ts';
import { assignmentView, opinionView, siteCheckView } from './around-views.ts';
import { ownVerification } from './own.ts';

/** What happens around a verification: accountants, drawings for checks on site, opinions of departments. */

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });

const NAMELESS = { number: null, organisationName: '' };

/** What an accountant was given, paged by id. */
export const listAccountantAssignments = defineQuery({
  name: 'verification.listAssignments',
  input: listAssignments,
  output: assignmentList,
  permission: mayInVerification.listAssignments,
  async run({ tx, actor }, { limit, cursor }) {
    const after = readCursor(cursor, place);
    if (!after.ok) return after;
    const rows = await assignmentsFor(tx, actor.accountId ?? '', after.after?.[0], limit + 1);
    const shown = rows.slice(0, limit);
    const applications = await applicationNames(
      tx,
      shown.map(({ applicationId }) => applicationId),
    );
    const names = await namesOf(tx, [actor.accountId ?? '']);
    const items = shown.map((row) => assignmentView(row, applications.get(row.applicationId) ?? NAMELESS, names));
    return { ok: true, value: { items, next: nextOf(rows, limit) } };
  },
});

/** The checks that an inspector has to make or has made, paged by id. */
export const listSiteChecks = defineQuery({
  name: 'verification.listChecks',
  input: listAssignments,
  output: siteCheckList,
  permission: mayInVerification.listChecks,
  async run({ tx, actor }, { limit, cursor }) {
    const after = readCursor(cursor, place);
    if (!after.ok) return after;
    const rows = await siteChecksFor(tx, actor.accountId ?? '', after.after?.[0], limit + 1);
    const shown = rows.slice(0, limit);
    const applications = await applicationNames(
      tx,
      shown.map(({ applicationId }) => applicationId),
    );
    const names = await namesOf(tx, [actor.accountId ?? '']);
    const items = shown.map((row) => siteCheckView(row, applications.get(row.applicationId) ?? NAMELESS, names));
    return { ok: true, value: { items, next: nextOf(rows, limit) } };
  },
});

const place = z.tuple([z.uuid()]);

function nextOf(rows: readonly { readonly id: string }[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? cursorOf([last.id]) : null;
}

/** Draws applications of a round for checks on site, the riskier the likelier, under a seed that is kept. */
export const drawSiteChecks = defineCommand({
  name: 'verification.drawSample',
  input: drawInput,
  output: sampleDraw,
  permission: mayInVerification.drawSample,
  async run(context, { id: roundId, size, inspectors }) {
    const holders = await holdersOf(context.tx, 'inspector', context.today);
    const known = new Set(holders.map(({ accountId }) => accountId));
    const stranger = inspectors.findIndex((accountId) => !known.has(accountId));
    if (stranger >= 0) {
      return refuseVerification('NOT_AN_INSPECTOR', { path: `/inspectors/${stranger}`, kind: 'invalid' });
    }
    const signs = await drawableSigns(context.tx, roundId);
    const candidates = signs.map(({ id, ...sign }) => ({ id, weight: riskWeight(sign) }));
    if (candidates.length === 0) return refuseVerification('NOTHING_TO_DRAW');
    const seed = randomBytes(16).toString('hex');
    const draw = await drawAndOrder(context, { roundId, seed, size }, candidates, inspectors);
    const [view] = await drawViews(context.tx, [draw]);
    if (!view) throw new Error('a drawing has no view');
    const ordered = view.drawn.map(({ id, inspector }) => {
      return event('SiteCheckOrdered', { applicationId: id, accountId: inspector });
    });
    return done(
      view,
      { on: { type: 'sample-draw', id: draw.id }, after: { roundId, seed, size, drawn: draw.drawn } },
      ordered,
    );
  },
});

/** The drawings of a round, newest first; each is drawn again to show that it is what seed and list give. */
export const listSampleDraws = defineQuery({
  name: 'verification.listDraws',
  input: verificationParams,
  output: sampleDrawList,
  permission: mayInVerification.listDraws,
  async run({ tx }, { id }) {
    return { ok: true, value: { items: await drawViews(tx, await drawsOf(tx, id)) } };
  },
});

/** Drawings with the names of applications and people; two statements however many there are. */
async function drawViews(reader: Reader, draws: readonly SampleDrawRow[]): Promise<z.output<typeof sampleDraw>[]> {
  const applications = await applicationNames(
    reader,
    draws.flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  );
  const people = await namesOf(
    reader,
    draws.flatMap(({ by, inspectors }) => [by, ...inspectors]),
  );
  return draws.map((row) => ({
    id: row.id,
    roundId: row.roundId,
    seed: row.seed,
    size: row.size,
    at: row.at.toISOString(),
    by: people.get(row.by) ?? '',
    candidates: row.candidates.map(({ id, weight }) => ({ id, number: applications.get(id)?.number ?? '', weight })),
    inspectors: row.inspectors.map((accountId) => ({ accountId, name: people.get(accountId) ?? '' })),
    drawn: row.drawn.map(({ id, inspector }) => {
      const { number, organisationName } = applications.get(id) ?? NAMELESS;
      return { id, number: number ?? '', organisationName, inspector, inspectorName: people.get(inspector) ?? '' };
    }),
    isReproduced: isReproduced(row),
  }));
}

/** Asks a department for its opinion and its own awards to the same subject, by a link in a mail. */
export const requestOpinion = defineCommand({
  name: 'verification.requestOpinion',
  input: opinionInput,
  output: z.strictObject({ id: z.uuid() }),
  permission: mayInVerification.requestOpinion,
  resource: verificationResource,
  async run(context, input) {
    const own = await ownVerification(context, input.id);
    if (!own.ok) return own;
    const asked = await askDepartment(context, input);
    if (!asked.ok) return asked;
    const { id, applicationId, department, email, dueDay, question } = asked.request;
    const { number } = (await applicationNames(context.tx, [applicationId])).get(applicationId) ?? NAMELESS;
    const { organisationId } = own.verification;
    const audit = { on: { type: 'opinion-request', id }, organisationId, after: { applicationId, department, dueDay } };
    // All that the mail needs; its link is `/opinions/<token>`.
    const payload = { requestId: id, applicationId, token: asked.token, department, email, dueDay, question, number };
    return done({ id }, audit, [event('OpinionRequested', payload)]);
  },
});

const tokenParams = z.strictObject({ token: z.string().min(20).max(100) });

/** What the department sees behind its link: number, applicant and subjects, and the question. */
export const seeOpinion = defineQuery({
  name: 'verification.seeOpinion',
  input: tokenParams,
  output: opinion,
  permission: mayInVerification.seeOpinion,
  async run({ tx, today }, { token }) {
    const found = await opinionBehind({ tx, today }, token);
    if (!found.ok) return found;
    const { applicationId } = found.request;
    const name = (await applicationNames(tx, [applicationId])).get(applicationId) ?? NAMELESS;
    const subjects = await subjectTitlesOf(tx, applicationId);
    return { ok: true, value: opinionView(found.request, name, subjects, today) };
  },
});

/** The department's answer. The link opens once. */
export const answerOpinion = defineCommand({
  name: 'verification.answerOpinion',
  input: opinionAnswer,
  output: z.strictObject({ id: z.uuid() }),
  permission: mayInVerification.answerOpinion,
  async run(context, input) {
    const taken = await takeAnswer(context, input);
    if (!taken.ok) return taken;
    const { id, applicationId, department } = taken.request;
    const application = await applicationOf(context.tx, applicationId);
    if (!application) return notFound;
    const { opinion: said, otherAwards } = input;
    const audit = {
      on: { type: 'opinion-request', id },
      organisationId: application.organisationId,
      after: { department, said, otherAwards },
    };
    return done({ id }, audit, [event('OpinionAnswered', { applicationId, requestId: id })]);
  },
});
