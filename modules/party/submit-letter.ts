import { and, count, desc, eq } from 'drizzle-orm';
import { claimInput, letterPrint, letterSubmitted, ofOrganisation, submitLetterInput } from '../../contracts/party.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { defineCommand, defineQuery, done, event } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { lockForChange, organisationOf, ownResource } from './organisation.ts';
import { permissions } from './permissions.ts';
import { whyNoProof } from './proof-file.ts';
import { notFound, refuse } from './refusals.ts';
import { authorityLetterTable, organisationTable } from './tables.ts';

/** So many letters of one person may wait at a time. */
const MOST_WAITING = 5;

const waitingOnce = { authority_letter_one_waiting: refuse('LETTER_WAITING') };

/** What the printed letter says; it is stamped on paper, photographed or scanned, and handed in. */
export const printAuthorityLetter = defineQuery({
  name: 'party.printAuthorityLetter',
  input: ofOrganisation,
  output: letterPrint,
  permission: permissions.printAuthorityLetter,
  resource: ownResource,
  async run({ tx, actor, today }, { organisationId }) {
    const organisation = await organisationOf(tx, organisationId);
    if (!organisation) return notFound;
    const { name: organisationName, uscc, legalRepresentative } = organisation;
    return { ok: true, value: { organisationName, uscc, legalRepresentative, personName: actor.name, day: today } };
  },
});

/** A member hands in the stamped letter that names this person as authorised representative. */
export const submitAuthorityLetter = defineCommand({
  name: 'party.submitAuthorityLetter',
  input: submitLetterInput,
  output: letterSubmitted,
  permission: permissions.submitAuthorityLetter,
  resource: ownResource,
  constraints: waitingOnce,
  async run(context, { organisationId, fileId }) {
    const organisation = await organisationOf(context.tx, organisationId);
    if (!organisation) return notFound;
    return submit(context, { organisationId, organisationName: organisation.name, fileId });
  },
});

/**
 * Somebody who is no member hands in a letter for an organisation that is registered already: the way in for a company
 * whose code was registered by others, or whose representative cannot be reached. Tells nothing about the members.
 */
export const claimRepresentation = defineCommand({
  name: 'party.claimRepresentation',
  input: claimInput,
  output: letterSubmitted,
  permission: permissions.claimRepresentation,
  constraints: waitingOnce,
  async run(context, { uscc, name, fileId }) {
    const [organisation] = await context.tx
      .select({ id: organisationTable.id })
      .from(organisationTable)
      .where(eq(organisationTable.uscc, uscc));
    if (!organisation) return refuse('NOT_REGISTERED', { path: '/uscc' });
    return submit(context, { organisationId: organisation.id, organisationName: name, fileId });
  },
});

async function submit(
  { tx, actor, now }: CommandContext,
  letter: { readonly organisationId: string; readonly organisationName: string; readonly fileId: string },
) {
  const { organisationId, fileId } = letter;
  const accountId = actor.accountId ?? '';
  const noProof = await whyNoProof(tx, fileId, { organisationId, accountId }, '/fileId');
  if (noProof) return noProof;
  const locked = await lockForChange(tx, organisationId);
  if (!locked.ok) return locked;
  const [waiting] = await tx
    .select({ count: count() })
    .from(authorityLetterTable)
    .where(and(eq(authorityLetterTable.accountId, accountId), eq(authorityLetterTable.state, 'submitted')));
  if ((waiting?.count ?? 0) >= MOST_WAITING) return refuse('LETTER_WAITING');
  const letterId = newId();
  await tx
    .insert(authorityLetterTable)
    .values({ id: letterId, ...letter, accountId, personName: actor.name, state: 'submitted', submittedAt: now });
  const on = { type: 'authority-letter', id: letterId };
  return done({ letterId }, { on, organisationId, after: { fileId, person: accountId } }, [
    event('AuthorityLetterSubmitted', { letterId, organisationId, accountId }),
  ]);
}

/** The letters of a person, newest first. */
export async function lettersOf(reader: Reader, accountId: string) {
  return reader
    .select()
    .from(authorityLetterTable)
    .where(eq(authorityLetterTable.accountId, accountId))
    .orderBy(desc(authorityLetterTable.submittedAt), desc(authorityLetterTable.id))
    .limit(20);
}
