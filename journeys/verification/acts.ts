import {
  decideFact as factInput,
  decideLine as lineInput,
  noteFinding as noteInput,
  verification,
  verificationParams,
} from '../../contracts/verification.ts';
import { assess, type CompiledPolicy, type FactValue, refusalMessage } from '../../engine/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import {
  applicationResource,
  assessmentRequestOf,
  debarmentCodes,
  lockApplication,
  moveTo,
  type SnapshotRow,
  snapshotOf,
  stateName,
} from '../../modules/application/index.ts';
import { countLine, releaseLine } from '../../modules/evidence/index.ts';
import { debarmentsOf } from '../../modules/integrity/index.ts';
import { organisationsOneWith } from '../../modules/party/index.ts';
import { termsOn } from '../../modules/round/index.ts';
import {
  beginVerification,
  decide,
  decideFact,
  endVerification,
  factDecisionsOf,
  figuresFrom,
  findingsOf,
  keepFindings,
  type LineDecisionRow,
  mayInVerification,
  noteOnFinding,
  refuseVerification,
  verificationResource,
  verificationWord,
} from '../../modules/verification/index.ts';
import { type CommandContext, defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { isAllowed } from '../../platform/permission/permission.ts';
import { costLinePlaces } from '../../views/cost-line-places.ts';
import { factsAsked, linesOf, pinnedOf, type VerificationOptions, verificationGrounds } from './grounds.ts';
import { ownVerification } from './own.ts';
import { asAccountantSees, screenOf, verificationView } from './view.ts';
import { worldOf } from './world.ts';

/** The acts of verification, each with the whole screen as its answer: the figures change with every decision. */

const notFound = refuse('NOT_FOUND', { kind: 'not-found' });

/** An officer takes an accepted application. What the machine notices comes first. */
export const openVerification = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.open',
    input: verificationParams,
    output: verification,
    permission: mayInVerification.open,
    resource: applicationResource,
    async run(context, { id }) {
      const row = await lockApplication(context, id);
      if (!row) return notFound;
      if (row.state !== 'accepted')
        return refuseVerification('NOT_READY', { params: { state: stateName(row.state, 'staff') } });
      const barred = await debarmentToday(context, row.organisationId, options, id);
      if (barred) return refuseVerification('DEBARRED', { params: { day: barred } });
      await beginVerification(context, row);
      const moved = await moveTo(context, id, 'verifying');
      if (!moved.ok) return moved;
      await lookAgain(context, options, moved.application);
      return done(await verificationView(context, options, id), moved.audit, [moved.event]);
    },
  });

/** Compares everything anew and keeps what was noticed; answers how much. */
async function lookAgain(
  context: CommandContext,
  options: VerificationOptions,
  application: { readonly id: string; readonly organisationId: string },
): Promise<number> {
  const noticed = findingsOf(await worldOf(context.tx, options, application, context.today));
  await keepFindings(context, application.id, noticed);
  return noticed.length;
}

/** The day of a ban that runs today, asked of the engine with the conditions of the pinned package. */
async function debarmentToday(
  { tx, today }: CommandContext,
  organisationId: string,
  options: VerificationOptions,
  applicationId: string,
): Promise<string | undefined> {
  const debarments = await debarmentsOf(tx, await organisationsOneWith(tx, organisationId));
  const snapshot = await snapshotOf(tx, applicationId);
  if (debarments.length === 0 || !snapshot) return undefined;
  const { loaded, policy } = pinnedOf(options, snapshot);
  const request = assessmentRequestOf(snapshot);
  const outcome = assess(policy, { ...request, asOf: today, applicant: { ...request.applicant, debarments } });
  if (!outcome.ok) throw new Error(`an application is refused on ${today}: ${outcome.refusal.code}`);
  const bans = debarmentCodes(termsOn(loaded, today));
  const isBarred = outcome.value.claims.some(({ failed }) => failed.some((code) => bans.has(code)));
  const days = debarments.map(({ decidedOn }) => decidedOn).sort();
  return isBarred ? days.at(-1) : undefined;
}

/** Allows, reduces or strikes a line; what is counted of its invoice is reserved in the same transaction. */
export const decideOnLine = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.decideLine',
    input: lineInput,
    output: verification,
    permission: mayInVerification.decideLine,
    resource: verificationResource,
    async run(context, { id, costLineId, ...input }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const snapshot = await snapshotOf(context.tx, id);
      if (!snapshot) return notFound;
      const lines = await linesOf(context.tx, pinnedOf(options, snapshot), snapshot);
      const found = lines.find(({ line }) => line.id === costLineId);
      if (!found) return refuseVerification('NO_SUCH_LINE', { kind: 'not-found', path: '/costLineId' });
      const { line, recognisedBy } = found;
      const toDecide = { id: line.id, claimedFen: line.amountFen, needsRecognition: recognisedBy !== null };
      const decided = await decide(context, id, toDecide, input);
      if (!decided.ok) return decided;
      const counted = await countDecided(context, costLineId, decided.decision);
      if (!counted.ok) return counted;
      const { decision, verifiedFen, reason } = decided.decision;
      const before = decided.before && { decision: decided.before.decision, verifiedFen: decided.before.verifiedFen };
      const audit = {
        on: { type: 'cost-line', id: costLineId },
        organisationId: own.verification.organisationId,
        before,
        after: { applicationId: id, decision, verifiedFen, reason },
      };
      const { events } = counted;
      return done(await verificationView(context, options, id), [audit, ...counted.audit], events);
    },
  });

/** Reserves what a line counts for, against all applicants and years; a struck line gives back what it had. */
async function countDecided(
  context: CommandContext,
  costLineId: string,
  { verifiedFen, reason }: Pick<LineDecisionRow, 'verifiedFen' | 'reason'>,
) {
  if (verifiedFen > 0) return countLine(context, { costLineId, amountFen: verifiedFen, reason }, costLinePlaces);
  const released = await releaseLine(context, costLineId, verificationWord('release.struck'));
  return { ok: true as const, ...released };
}

/** Writes what was found of a stated fact. The engine says whether the value is one. */
export const decideOnFact = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.decideFact',
    input: factInput,
    output: verification,
    permission: mayInVerification.decideFact,
    resource: verificationResource,
    async run(context, { id, ...found }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const snapshot = await snapshotOf(context.tx, id);
      if (!snapshot) return notFound;
      const { claimId, fact, verified, reason } = found;
      const pinned = pinnedOf(options, snapshot);
      const { label = fact } = pinned.loaded.definition.dictionary.facts[fact] ?? {};
      if (!factsAsked(pinned, snapshot, claimId).includes(fact)) {
        return refuseVerification('NO_SUCH_FACT', { params: { fact: label }, path: '/fact', kind: 'invalid' });
      }
      const refusedFor = await whyNoValue(context, pinned.policy, snapshot, found);
      if (refusedFor !== undefined) {
        const params = { fact: label, reason: refusedFor };
        return refuseVerification('WRONG_FACT', { params, path: '/verified', kind: 'invalid' });
      }
      const { applicant, claims } = snapshot.request;
      const given = claimId === '' ? applicant : claims.find((one) => one.id === claimId)?.facts;
      const stated: unknown = given?.[fact] ?? null;
      await decideFact(context, id, { claimId, fact, stated, verified, reason });
      const audit = {
        on: { type: 'fact', id: `${id} ${claimId} ${fact}` },
        organisationId: own.verification.organisationId,
        before: { stated },
        after: { verified, reason },
      };
      return done(await verificationView(context, options, id), audit);
    },
  });

/** Why the engine does not take a value, beside all others that were found; undefined = it does. */
async function whyNoValue(
  { tx }: CommandContext,
  policy: CompiledPolicy,
  snapshot: SnapshotRow,
  { claimId, fact, verified }: { readonly claimId: string; readonly fact: string; readonly verified: FactValue },
): Promise<string | undefined> {
  const earlier = (await factDecisionsOf(tx, snapshot.applicationId)).filter((one) => {
    return one.claimId !== claimId || one.fact !== fact;
  });
  const figures = figuresFrom([], new Map(), [...earlier, { claimId, fact, verified }], 'claimed');
  const tried = assess(policy, assessmentRequestOf(snapshot, figures));
  return tried.ok ? undefined : refusalMessage(tried.refusal, phrases);
}

/** Writes down what came of something that the machine noticed. */
export const noteOnWhatWasNoticed = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.noteFinding',
    input: noteInput,
    output: verification,
    permission: mayInVerification.noteFinding,
    resource: verificationResource,
    async run(context, { id, findingId, note }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const noted = await noteOnFinding(context, id, findingId, note);
      if (!noted) return refuseVerification('NO_SUCH_FINDING', { kind: 'not-found', path: '/findingId' });
      const { organisationId } = own.verification;
      const audit = { on: { type: 'finding', id: findingId }, organisationId, after: { note } };
      return done(await verificationView(context, options, id), audit);
    },
  });

/** Looks again: vouchers that were counted since, a report that came back, an opinion. */
export const refreshFindings = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.refreshFindings',
    input: verificationParams,
    output: verification,
    permission: mayInVerification.refreshFindings,
    resource: verificationResource,
    async run(context, { id }) {
      const own = await ownVerification(context, id);
      if (!own.ok) return own;
      const { organisationId } = own.verification;
      const findings = await lookAgain(context, options, { id, organisationId });
      const audit = { on: { type: 'verification', id }, organisationId, after: { findings } };
      return done(await verificationView(context, options, id), audit);
    },
  });

/** Ends the checking: every line decided, every finding noted, everything that was asked for is there. */
export const completeVerification = (options: VerificationOptions) =>
  defineCommand({
    name: 'verification.complete',
    input: verificationParams,
    output: verification,
    permission: mayInVerification.complete,
    resource: verificationResource,
    async run(context, { id }) {
      const row = await lockApplication(context, id);
      const own = await ownVerification(context, id);
      if (!row || !own.ok) return own.ok ? notFound : own;
      const { obstacles } = await verificationView(context, options, id);
      if (obstacles.length > 0) return refuseVerification('OBSTACLES', { params: { obstacles: obstacles.join('；') } });
      const barred = await debarmentToday(context, row.organisationId, options, id);
      if (barred) return refuseVerification('DEBARRED', { params: { day: barred } });
      const snapshot = await snapshotOf(context.tx, id);
      if (!snapshot) return notFound;
      const { assessments } = await verificationGrounds(context.tx, options, snapshot);
      await endVerification(context, id, assessments.verified);
      const moved = await moveTo(context, id, 'verified');
      if (!moved.ok) return moved;
      const { totalFen, claims } = assessments.verified;
      const ceilings = claims.map(({ id: claimId, ceilingFen }) => ({ claimId, ceilingFen }));
      const audit = { ...moved.audit, after: { state: 'verified', totalFen, ceilings } };
      return done(await verificationView(context, options, id), audit, [moved.event]);
    },
  });

/** The whole screen. */
export const seeVerification = (options: VerificationOptions) =>
  defineQuery({
    name: 'verification.see',
    input: verificationParams,
    output: verification,
    permission: mayInVerification.see,
    async resource(context, { id }) {
      return (await verificationResource(context, { id })) ?? (await applicationResource(context, { id }));
    },
    async run(context, { id }) {
      const { actor } = context;
      const value = await screenOf(context, options, id);
      if (!value) return notFound;
      const seesWhole = isAllowed(mayInVerification.seeWhole, actor, {});
      return { ok: true, value: seesWhole ? value : asAccountantSees(value, actor.accountId) };
    },
  });
