import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { DETAILS_OF, type SubjectKind } from '../../contracts/subjects.ts';
import { changeSubjectInput, registerSubjectInput, revised } from '../../contracts/works.ts';
import {
  type CommandContext,
  type CommandOutcome,
  defineCommand,
  done,
  event,
} from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { newId } from '../../platform/ids.ts';
import { filingTierOf } from './filing-tier.ts';
import { normalisedTitle } from './identity.ts';
import { proposeMerges } from './merging/propose-merges.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { actingResource, lockForChange, subjectResource } from './subject-rows.ts';
import { attributesOf } from './subject-view.ts';
import { subjectTable } from './tables.ts';

type RegisterInput = z.output<typeof registerSubjectInput>;

/** What does not fit together in what a company says, whatever else is still open. */
function misfit(
  kind: SubjectKind,
  { details, startedOn, completedOn }: Omit<RegisterInput, 'kind'>,
): Refused | undefined {
  if (details !== null && details.of !== DETAILS_OF[kind]) {
    return refuse('DETAILS_OF_ANOTHER_KIND', { path: '/details', kind: 'invalid' });
  }
  if (startedOn !== null && completedOn !== null && completedOn < startedOn) {
    return refuse('DATES_OUT_OF_ORDER', { path: '/completedOn', kind: 'invalid' });
  }
  return undefined;
}

/** Registers a subject for an organisation. Also for journeys that enter one for it (a paper application). */
export async function addSubject(
  { tx, actor, now, today }: CommandContext,
  policies: PolicyShelf,
  organisationId: string,
  { kind, ...attributes }: RegisterInput,
): Promise<CommandOutcome<z.output<typeof revised>>> {
  const wrong = misfit(kind, attributes);
  if (wrong) return wrong;
  const id = newId();
  const hasNumber = attributes.licenceNumber !== '' || attributes.filingNumber !== '';
  const row = {
    ...attributes,
    id,
    organisationId,
    kind,
    normalisedTitle: normalisedTitle(attributes.title),
    filingTier: filingTierOf(policies, kind, attributes, today),
    filingState: hasNumber ? ('waiting' as const) : ('none' as const),
    createdBy: actor.accountId,
    createdAt: now,
  };
  await tx.insert(subjectTable).values(row);
  await proposeMerges(tx, row, now);
  const audit = { on: { type: 'works.subject', id }, organisationId, after: { kind, ...attributes } };
  return done({ id, revision: 1 }, audit, [event('SubjectRegistered', { subjectId: id, organisationId, kind })]);
}

/** Registers a subject of the organisation that the person acts for. `policies` hold the national filing tiers. */
export const registerSubject = (policies: PolicyShelf) =>
  defineCommand({
    name: 'works.registerSubject',
    input: registerSubjectInput,
    output: revised,
    permission: may.registerSubject,
    resource: actingResource,
    run: (context, input) => addSubject(context, policies, context.actor.actingFor?.organisationId ?? '', input),
  });

/** Writes all attributes anew, onto the revision that the person had before them. A changed number is checked again. */
export const changeSubject = (policies: PolicyShelf) =>
  defineCommand({
    name: 'works.changeSubject',
    input: changeSubjectInput,
    output: revised,
    permission: may.changeSubject,
    resource: subjectResource,
    async run({ tx, now, today }, { id, revision, ...attributes }) {
      const held = await lockForChange(tx, id, revision);
      if (!held.ok) return held;
      const { row } = held;
      const wrong = misfit(row.kind, attributes);
      if (wrong) return wrong;
      const numbers = ({ licenceNumber, filingNumber }: typeof attributes) => `${licenceNumber}|${filingNumber}`;
      const sameNumbers = numbers(attributes) === numbers(attributesOf(row));
      const filing = sameNumbers
        ? {}
        : {
            filingState: numbers(attributes) === '|' ? ('none' as const) : ('waiting' as const),
            filingNote: '',
            filingConfirmedBy: null,
            filingConfirmedAt: null,
          };
      const change = {
        ...attributes,
        ...filing,
        normalisedTitle: normalisedTitle(attributes.title),
        filingTier: filingTierOf(policies, row.kind, attributes, today),
        revision: revision + 1,
      };
      await tx.update(subjectTable).set(change).where(eq(subjectTable.id, id));
      await proposeMerges(tx, { ...row, ...change }, now);
      const audit = {
        on: { type: 'works.subject', id },
        organisationId: row.organisationId,
        before: attributesOf(row),
        after: attributes,
      };
      return done({ id, revision: revision + 1 }, audit, [event('SubjectChanged', { subjectId: id })]);
    },
  });
