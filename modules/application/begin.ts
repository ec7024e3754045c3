import { and, count, eq } from 'drizzle-orm';
import type { ApplicationDraft } from '../../contracts/application-draft.ts';
import { STATE_TABLE } from '../../contracts/application-states.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { newId } from '../../platform/ids.ts';
import { recordStep } from './move-to.ts';
import { refuse } from './refusals.ts';
import { type ApplicationRow, applicationTable } from './tables.ts';

/** Most drafts that an organisation may have in one round. */
const MOST_DRAFTS = 50;

export interface Beginning {
  readonly roundId: string;
  readonly organisationId: string;
  readonly draft: ApplicationDraft;
  readonly source: ApplicationRow['source'];
  readonly copiedFrom: string | null;
}

/** Begins an application. Whether the round is open has been asked. */
export async function beginApplication(
  context: CommandContext,
  { roundId, organisationId, draft, source, copiedFrom }: Beginning,
): Promise<{ readonly ok: true; readonly application: ApplicationRow } | Refused> {
  const { tx, actor, now } = context;
  const inRound = and(eq(applicationTable.roundId, roundId), eq(applicationTable.organisationId, organisationId));
  const [drafts] = await tx
    .select({ begun: count() })
    .from(applicationTable)
    .where(and(inRound, eq(applicationTable.state, 'draft')));
  if ((drafts?.begun ?? 0) >= MOST_DRAFTS) return refuse('TOO_MANY_DRAFTS', { params: { most: MOST_DRAFTS } });
  const by = actor.accountId ?? '';
  const mark = { revision: 1, accountId: by, at: now.toISOString() };
  const [application] = await tx
    .insert(applicationTable)
    .values({
      id: newId(),
      roundId,
      organisationId,
      state: 'draft',
      stateSince: now,
      draft,
      draftSections: Object.fromEntries(sectionsIn(draft).map((key) => [key, mark])),
      draftSavedBy: by,
      draftSavedAt: now,
      source,
      createdBy: by,
      createdAt: now,
      nextActor: STATE_TABLE.draft.next,
      copiedFrom,
    })
    .returning();
  if (!application) throw new Error('the application lost its row');
  await recordStep(context, application, { step: 1, fromState: null, note: '' });
  return { ok: true, application };
}

/** The sections that a draft begins with. */
function sectionsIn({ applicantFacts, otherSupport, answers, claims }: ApplicationDraft): string[] {
  return [
    ...(Object.keys(applicantFacts).length > 0 ? ['applicant'] : []),
    ...(otherSupport.length > 0 ? ['other-support'] : []),
    ...(Object.keys(answers).length > 0 ? ['answers'] : []),
    ...claims.map(({ id }) => `claim:${id}`),
  ];
}
