import type { Answers } from './answers.ts';
import { chooseAudiences, withFormRows } from './changes.ts';
import { toggle, write } from './entries.ts';
import { layoutOf } from './layout.ts';
import { withFirstOutcome } from './outcomes.ts';
import type { PagePolicy } from './policy.ts';

/** One field as it was changed: a tick, a choice or typed text. */
export interface EditedField {
  readonly name: string;
  readonly value: string;
  /** undefined where the field is no tick. */
  readonly checked?: boolean;
}

/** The answers after one change of a field, with the rows that the form then needs. */
export function editField(answers: Answers, field: EditedField, policy: PagePolicy, today: string): Answers {
  return withFormRows(edited(answers, field, policy, today), policy, today);
}

function edited(answers: Answers, { name, value, checked }: EditedField, policy: PagePolicy, today: string): Answers {
  if (checked === undefined) return write(answers, name, value);
  if (name === 'audience') {
    const chosen = toggle(answers, name, value, checked).audience;
    const next = chooseAudiences(answers, chosen, policy, layoutOf(answers, policy, today).day);
    return next.claim.reduce((current, { clause, work }) => firstOutcome(current, clause, work, policy, today), next);
  }
  if (value !== 'yes') return toggle(answers, name, value, checked);
  const next = write(answers, name, checked ? 'yes' : '');
  const claim =
    checked && name.endsWith('.asked') ? next.claim.find(({ key }) => name === `claim.${key}.asked`) : undefined;
  return claim ? firstOutcome(next, claim.clause, claim.work, policy, today) : next;
}

function firstOutcome(answers: Answers, clause: string, work: string, policy: PagePolicy, today: string): Answers {
  const { questions } = layoutOf(answers, policy, today);
  return withFirstOutcome(answers, clause, work, (id) => questions.get(id)?.outcome ?? false);
}
