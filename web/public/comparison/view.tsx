import { type ChangeEvent, useDeferredValue, useMemo, useRef } from 'react';
import type { Answers } from '../calculator/model/answers.ts';
import type { EditedField } from '../calculator/model/edit.ts';
import type { Problem } from '../calculator/model/fact-values.ts';
import type { Layout } from '../calculator/model/layout.ts';
import { layoutOf } from '../calculator/model/layout.ts';
import type { Ground } from '../calculator/model/outcome.ts';
import { Audiences } from '../calculator/view/audience.tsx';
import { FormContext } from '../calculator/view/context.ts';
import { tell } from '../calculator/view/words.ts';
import { calculatorPath } from '../paths.ts';
import { Extra } from './extra.tsx';
import { type Compared, compareWith } from './model.ts';
import { ComparisonTable } from './table.tsx';

export interface ComparisonProps {
  readonly answers: Answers;
  /** All policies of support, the one that the calculator uses first. */
  readonly grounds: readonly Ground[];
  readonly live: boolean;
  readonly onEdit?: (field: EditedField) => void;
  readonly notices?: React.ReactNode;
}

/** One company under every loaded policy, and the few questions that only the others ask. */
export function Comparison({ answers, grounds, live, onEdit, notices }: ComparisonProps) {
  const settled = useDeferredValue(answers);
  const [base] = grounds;
  const compared = useMemo(
    () => (base ? grounds.map((ground) => compareWith(settled, ground, base.policy)) : []),
    [settled, grounds, base],
  );
  const edit = useRef(onEdit);
  edit.current = onEdit;
  if (!base) return null;
  const context = (layout: Layout) => ({
    answers,
    layout,
    problemAt: (field: string): Problem | undefined =>
      problemsOfAll(compared).find((problem) => problem.field === field),
    onField: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      const { name, value, type } = event.currentTarget;
      edit.current?.(
        type === 'checkbox'
          ? { name, value, checked: (event.currentTarget as HTMLInputElement).checked }
          : { name, value },
      );
    },
    onAction: () => {},
  });
  const baseLayout = layoutOf(answers, base.policy, base.today);
  return (
    <FormContext value={context(baseLayout)}>
      {notices}
      <section className="compared" id="result" aria-labelledby="compared-title">
        <h2 id="compared-title" className="sr">
          {tell('comparison.table')}
        </h2>
        <ComparisonTable compared={compared} base={base} answers={settled} />
        <p className="note">{tell('comparison.note')}</p>
      </section>
      <form
        id="calculator-form"
        className="compared-form"
        aria-label={tell('comparison.form')}
        method="post"
        action="#result"
        noValidate
        onSubmit={(event) => {
          if (live) event.preventDefault();
        }}
      >
        <Audiences />
        <p className="help">
          {tell('comparison.first')} <a href={calculatorPath()}>{tell('comparison.calculator')}</a>
        </p>
        <Extra compared={compared} base={base} answers={answers} context={context} />
        {!live && (
          <p className="actions">
            <button type="submit" name="action" value="compute" className="btn btn--main">
              {tell('comparison.compute')}
            </button>
          </p>
        )}
      </form>
    </FormContext>
  );
}

function problemsOfAll(compared: readonly Compared[]): readonly Problem[] {
  return compared.flatMap(({ outcome }) => (outcome.kind === 'computed' ? outcome.computed.problems : []));
}
