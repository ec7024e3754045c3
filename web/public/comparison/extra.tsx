import type { Answers } from '../calculator/model/answers.ts';
import type { Layout } from '../calculator/model/layout.ts';
import type { Ground } from '../calculator/model/outcome.ts';
import { FormContext } from '../calculator/view/context.ts';
import { FactQuestions } from '../calculator/view/fact-question.tsx';
import { tell } from '../calculator/view/words.ts';
import { kindOf, workName } from '../calculator/view/work.tsx';
import { type Compared, type ExtraQuestions, extraQuestions } from './model.ts';

/** Where the questions of a policy begin. */
export function extraId(policy: string): string {
  return `extra.${policy}`;
}

interface ExtraProps {
  readonly compared: readonly Compared[];
  readonly base: Ground;
  readonly answers: Answers;
  readonly context: (layout: Layout) => FormContext;
}

/** What only the other policies ask, policy by policy. */
export function Extra({ compared, base, answers, context }: ExtraProps) {
  const extra = extraQuestions(compared, base.policy);
  if (extra.length === 0) return null;
  return (
    <section className="block" aria-labelledby="extra">
      <h2 id="extra">{tell('comparison.extra')}</h2>
      <p className="help">{tell('comparison.extra-help')}</p>
      {extra.map(({ layout, place }, at) => (
        <FormContext key={`${layout.policy.definition.manifest.id} ${place.prefix}`} value={context(layout)}>
          <fieldset
            className="extra"
            id={isFirst(extra, at) ? extraId(layout.policy.definition.manifest.id) : undefined}
          >
            <legend>{extraTitle({ layout, place }, answers)}</legend>
            <div className="questions">
              <FactQuestions place={place} />
            </div>
          </fieldset>
        </FormContext>
      ))}
    </section>
  );
}

function isFirst(extra: readonly ExtraQuestions[], at: number): boolean {
  return extra.findIndex(({ layout }) => layout.policy === extra[at]?.layout.policy) === at;
}

function extraTitle({ layout, place }: ExtraQuestions, answers: Answers): string {
  const { shortTitle } = layout.policy.definition.manifest;
  const at = answers.work.findIndex(({ key }) => place.prefix === `work.${key}.fact`);
  const work = answers.work[at];
  const laid = layout.works.find((one) => one.work?.key === work?.key);
  if (!place.prefix.startsWith('work.')) return tell('comparison.of-company', { policy: shortTitle });
  const name = work && laid ? workName(work, at + 1, kindOf(laid)) : tell('work.kind');
  return tell('comparison.of-work', { policy: shortTitle, work: name });
}
