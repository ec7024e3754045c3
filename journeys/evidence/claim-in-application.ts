import type { CostQuestionsView } from '../../contracts/cost-lines.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { type ApplicationRow, applicationOf, editDefect, lockApplication } from '../../modules/application/index.ts';
import { costQuestionsOf, refuseEvidence } from '../../modules/evidence/index.ts';
import { roundOf, termsOn } from '../../modules/round/index.ts';
import type { CommandContext, QueryContext } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse } from '../../platform/command/runner.ts';
import type { Reader } from '../../platform/database/transaction.ts';

/** The application whose draft somebody may edit, held. */
export async function heldDraft(
  context: CommandContext,
  id: string,
): Promise<{ readonly ok: true; readonly application: ApplicationRow } | Refused> {
  const application = await lockApplication(context, id);
  if (!application) return refuse('NOT_FOUND', { kind: 'not-found' });
  return editDefect(context.actor, application) ?? { ok: true, application };
}

/** The same without holding it, for what only reads. */
export async function editableDraft(
  { tx, actor }: QueryContext,
  id: string,
): Promise<{ readonly ok: true; readonly application: ApplicationRow } | Refused> {
  const application = await applicationOf(tx, id);
  if (!application) return refuse('NOT_FOUND', { kind: 'not-found' });
  return editDefect(actor, application) ?? { ok: true, application };
}

/**
 * What a cost line of a claim is asked, by the package of the round as it stands on a day; null where the clause knows no
 * costs or the package is not there.
 */
export async function questionsOf(
  policies: PolicyShelf,
  reader: Reader,
  { roundId, draft }: ApplicationRow,
  claimId: string,
  today: string,
): Promise<CostQuestionsView | null> {
  const clauseId = draft.claims.find(({ id }) => id === claimId)?.clause;
  const found = clauseId === undefined ? null : await roundOf(reader, roundId);
  const loaded = found && policies.find(found.round.policyId, found.round.version);
  if (!loaded) return null;
  return costQuestionsOf(
    loaded,
    termsOn(loaded, today).clauses.find(({ id }) => id === clauseId),
  );
}

/** The same, or why lines cannot be written for the claim. */
export async function askedOf(
  policies: PolicyShelf,
  { tx, today }: { readonly tx: Reader; readonly today: string },
  application: ApplicationRow,
  claimId: string,
): Promise<{ readonly ok: true; readonly questions: CostQuestionsView } | Refused> {
  if (!application.draft.claims.some(({ id }) => id === claimId)) {
    return refuseEvidence('CLAIM_UNKNOWN', { path: '/claimId', kind: 'not-found' });
  }
  const questions = await questionsOf(policies, tx, application, claimId, today);
  return questions ? { ok: true, questions } : refuseEvidence('CLAUSE_WITHOUT_COSTS', { path: '/claimId' });
}
