import type { Answers } from './answers.ts';
import { addRow, askClause, withFormRows } from './changes.ts';
import { editField } from './edit.ts';
import { layoutOf } from './layout.ts';
import { withFirstOutcome } from './outcomes.ts';
import type { PagePolicy } from './policy.ts';

/** What the way to the page already says: opened for a kind of applicant, or for one clause. */
export interface Opening {
  readonly audience: string;
  readonly clause: string;
}

/** The answers with what the address asks for; a name that the policy does not have changes nothing. */
export function openFor(answers: Answers, opening: Opening, policy: PagePolicy, today: string): Answers {
  const { audiences } = policy.definition.manifest;
  let next = answers;
  if (audiences.some(({ id }) => id === opening.audience)) {
    next = editField(next, { name: 'audience', value: opening.audience, checked: true }, policy, today);
  }
  return withFormRows(withClause(next, opening.clause, policy, today), policy, today);
}

function withClause(answers: Answers, id: string, policy: PagePolicy, today: string): Answers {
  const { questions } = layoutOf(answers, policy, today);
  const asked = questions.get(id);
  if (!asked || answers.claim.some((claim) => claim.asked && claim.clause === id)) return answers;
  if (!asked.subject) return askClause(answers, id, '', true);
  const free = answers.work.find(({ key }) => !answers.claim.some((claim) => claim.asked && claim.work === key));
  const added = free ? { answers, key: free.key } : addRow(answers, 'work');
  if (added.key === undefined) return answers;
  const next = askClause(added.answers, id, added.key, true);
  return withFirstOutcome(next, id, added.key, (clause) => questions.get(clause)?.outcome ?? false);
}
