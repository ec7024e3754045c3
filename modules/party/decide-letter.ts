import { and, eq, isNull } from 'drizzle-orm';
import { nothing, ofLetter, refuseLetterInput } from '../../contracts/party.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { endMembership, memberOf, representativeOf, setRole } from './members.ts';
import { lockForChange } from './organisation.ts';
import { permissions } from './permissions.ts';
import { whyNotReadable } from './proof-file.ts';
import { notFound, refuse } from './refusals.ts';
import { authorityLetterTable, memberTable } from './tables.ts';

type Letter = typeof authorityLetterTable.$inferSelect;

async function letterOf(reader: Reader, letterId: string): Promise<Letter | undefined> {
  const [row] = await reader.select().from(authorityLetterTable).where(eq(authorityLetterTable.id, letterId));
  return row;
}

const letterResource = async ({ tx }: { readonly tx: Reader }, { letterId }: { readonly letterId: string }) => {
  const letter = await letterOf(tx, letterId);
  return letter ? { organisationId: letter.organisationId } : null;
};

/** The letter and its organisation, locked for a decision: the organisation first, as everywhere. */
async function lockLetter(
  { tx, actor }: CommandContext,
  letterId: string,
): Promise<{ readonly ok: true; readonly letter: Letter } | Refused> {
  const found = await letterOf(tx, letterId);
  if (!found) return notFound;
  const locked = await lockForChange(tx, found.organisationId);
  if (!locked.ok) return locked;
  const letter = await letterOf(tx, letterId);
  if (letter?.state !== 'submitted') return refuse('LETTER_DECIDED');
  return letter.accountId === actor.accountId ? refuse('LETTER_OF_ONESELF') : { ok: true, letter };
}

/**
 * The clerk found the letter in order: the person is the authorised representative from now on. A former representative
 * stays as a preparer; people who only registered the code, and whom no letter names, are members no more.
 */
export const confirmAuthorityLetter = defineCommand({
  name: 'party.confirmAuthorityLetter',
  input: ofLetter,
  output: nothing,
  permission: permissions.confirmAuthorityLetter,
  resource: letterResource,
  constraints: { member_one_representative: refuse('REPRESENTATIVE_JUST_CHANGED') },
  async run(context, { letterId }) {
    const { tx, actor, now } = context;
    const locked = await lockLetter(context, letterId);
    if (!locked.ok) return locked;
    const { organisationId, accountId, fileId } = locked.letter;
    const notReadable = await whyNotReadable(tx, fileId);
    if (notReadable) return notReadable;
    const former = await representativeOf(tx, organisationId);
    const replaces = former && former.accountId !== accountId ? former : null;
    if (replaces) await setRole(tx, replaces.id, 'preparer');
    const member = await memberOf(tx, organisationId, accountId);
    if (member) await setRole(tx, member.id, 'representative');
    else await tx.insert(memberTable).values({ organisationId, accountId, role: 'representative', since: now });
    const ended = await endProvisional(tx, organisationId, now);
    await tx
      .update(authorityLetterTable)
      .set({ state: 'confirmed', decidedAt: now, decidedBy: actor.accountId })
      .where(eq(authorityLetterTable.id, letterId));
    const kept = {
      on: { type: 'authority-letter', id: letterId },
      organisationId,
      before: { representative: former?.accountId ?? null },
      after: { state: 'confirmed', representative: accountId, ended },
    };
    const transferred = replaces
      ? [event('RepresentationTransferred', { organisationId, from: replaces.accountId, to: accountId })]
      : [];
    return done({}, kept, [
      event('AuthorityLetterConfirmed', { letterId, organisationId, accountId }),
      ...transferred,
      ...ended.map((removed) => event('MemberRemoved', { organisationId, accountId: removed })),
    ]);
  },
});

async function endProvisional(tx: Transaction, organisationId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .select()
    .from(memberTable)
    .where(and(eq(memberTable.organisationId, organisationId), memberTable.isProvisional, isNull(memberTable.until)));
  for (const { id } of rows) await endMembership(tx, id, now);
  return rows.map(({ accountId }) => accountId);
}

/** The clerk found the letter not in order, and says why. The person may hand in another. */
export const refuseAuthorityLetter = defineCommand({
  name: 'party.refuseAuthorityLetter',
  input: refuseLetterInput,
  output: nothing,
  permission: permissions.refuseAuthorityLetter,
  resource: letterResource,
  async run(context, { letterId, reason }) {
    const { tx, actor, now } = context;
    const locked = await lockLetter(context, letterId);
    if (!locked.ok) return locked;
    const { organisationId, accountId } = locked.letter;
    await tx
      .update(authorityLetterTable)
      .set({ state: 'refused', reason, decidedAt: now, decidedBy: actor.accountId })
      .where(eq(authorityLetterTable.id, letterId));
    const on = { type: 'authority-letter', id: letterId };
    return done({}, { on, organisationId, after: { state: 'refused', reason } }, [
      event('AuthorityLetterRefused', { letterId, organisationId, accountId }),
    ]);
  },
});
