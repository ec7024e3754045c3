import { Component, type FocusEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Callout } from '../../components/callout.tsx';
import { paths } from '../../paths.ts';
import type { Answers } from '../model/answers.ts';
import { problemsOf } from '../model/compute.ts';
import type { EditedField } from '../model/edit.ts';
import type { Problem } from '../model/fact-values.ts';
import { layoutOf } from '../model/layout.ts';
import { type Ground, type Outcome, outcomeOf } from '../model/outcome.ts';
import type { PolicyLink } from '../page-data.ts';
import { Audiences, Days, WhichPolicy } from './audience.tsx';
import { Company } from './company.tsx';
import { FormContext } from './context.ts';
import { Dock } from './dock.tsx';
import { History } from './history.tsx';
import { PrintedAnswers } from './printed-answers.tsx';
import { Result } from './result.tsx';
import { tell } from './words.ts';
import { Works } from './work.tsx';

export interface CalculatorProps {
  readonly answers: Answers;
  readonly ground: Ground;
  readonly others: readonly PolicyLink[];
  /** The page is alive: answers are computed as they are typed. Else the form posts. */
  readonly live: boolean;
  readonly onEdit?: (field: EditedField) => void;
  readonly onAction?: (action: string) => void;
  /** What stands between the heading and the form, and above the result. */
  readonly notices?: ReactNode;
  readonly tools?: (outcome: Outcome) => ReactNode;
  /** The answers kept by the browser are still to come. */
  readonly loading?: boolean;
  readonly formAction: string;
}

/** Form and result. The server renders it once, the page keeps it alive: the same component from the same answers. */
export function Calculator(props: CalculatorProps) {
  const { answers, ground, live, onEdit, onAction, notices, tools, loading = false } = props;
  const layout = useMemo(() => layoutOf(answers, ground.policy, ground.today), [answers, ground]);
  const problems = useMemo(() => problemsOf(answers, layout), [answers, layout]);
  const settled = useDeferredValue(answers);
  const outcome = useMemo(() => liveOutcome(settled, ground, live), [settled, ground, live]);
  const { problemAt, onFocus, onBlur } = useQuietProblems(problems, outcome, live);
  const form: FormContext = {
    answers,
    layout,
    problemAt,
    onField: (event) => onEdit?.(fieldOf(event.currentTarget)),
    onAction: (action) => onAction?.(action),
  };
  return (
    <FormContext value={form}>
      {notices}
      <div className="calc">
        <Form {...props} onFocus={onFocus} onBlur={onBlur} />
        <section className="result" id="result" aria-labelledby="result-title">
          <ResultBoundary answers={settled}>
            {outcome.kind === 'defect' ? <Defect /> : <Result answers={settled} outcome={outcome} loading={loading} />}
          </ResultBoundary>
          {tools?.(outcome)}
        </section>
      </div>
      <Dock outcome={outcome} live={live} />
      <PrintedAnswers answers={settled} layout={outcome.layout} />
    </FormContext>
  );
}

interface FormProps extends CalculatorProps {
  readonly onFocus: (event: FocusEvent<HTMLFormElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLFormElement>) => void;
}

function Form({ ground, others, live, formAction, onFocus, onBlur }: FormProps) {
  return (
    <form
      id="calculator-form"
      aria-label={tell('form.label')}
      action={formAction}
      method="post"
      noValidate
      onFocus={onFocus}
      onBlur={onBlur}
      onSubmit={(event) => {
        if (live) event.preventDefault();
      }}
    >
      {/* Enter in a field presses the first button of a form: this one only computes. */}
      <button type="submit" name="action" value="compute" className="sr" tabIndex={-1} aria-hidden="true">
        {tell('compute')}
      </button>
      <WhichPolicy others={others} />
      <Audiences />
      <Works />
      <Company />
      <Days today={ground.today} />
      <History />
      {!live && (
        <p className="actions">
          <button type="submit" name="action" value="compute" className="btn btn--main" formAction="#result">
            {tell('compute')}
          </button>
          {others.length > 0 && (
            <button type="submit" className="btn" formAction={`${paths.comparison}#result`}>
              {tell('compare')}
            </button>
          )}
        </p>
      )}
    </form>
  );
}

function fieldOf(control: HTMLInputElement | HTMLSelectElement): EditedField {
  const { name, value } = control;
  return control.type === 'checkbox'
    ? { name, value, checked: (control as HTMLInputElement).checked }
    : { name, value };
}

/**
 * The problems to show. Nobody is corrected while typing: a message comes when the field is left, and goes as soon as
 * the entry can be read. Without script all are shown.
 */
function useQuietProblems(problems: readonly Problem[], outcome: Outcome, live: boolean) {
  const [typing, setTyping] = useState<string>();
  const shown = useRef(new Set<string>());
  const refused =
    outcome.kind === 'computed'
      ? outcome.computed.problems
      : outcome.kind === 'refused'
        ? outcome.notComputed.problems
        : [];
  const byField = new Map([...refused, ...problems].map((problem) => [problem.field, problem]));
  for (const field of shown.current) if (!byField.has(field)) shown.current.delete(field);
  return {
    problemAt: (field: string) => {
      const problem = byField.get(field);
      return problem && (!live || field !== typing || shown.current.has(field)) ? problem : undefined;
    },
    onFocus: (event: FocusEvent<HTMLFormElement>) => setTyping((event.target as HTMLElement).id),
    onBlur: (event: FocusEvent<HTMLFormElement>) => {
      shown.current.add((event.target as HTMLElement).id);
      setTyping(undefined);
    },
  };
}

/** A defect in the result leaves the form and what was typed alone; the next change tries again. */
class ResultBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, answers: undefined };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ answers }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return answers === state.answers ? null : { failed: false, answers };
  }

  override render(): ReactNode {
    return this.state.failed ? <Defect /> : this.props.children;
  }
}

interface BoundaryProps {
  readonly answers: Answers;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failed: boolean;
  readonly answers: Answers | undefined;
}

function Defect() {
  return (
    <Callout kind="error">
      <h2 id="result-title">{tell('defect.title')}</h2>
      <p>{tell('defect.body')}</p>
    </Callout>
  );
}

/** In the page a defect of the computation is shown in place of the result and reported; the server lets it through. */
function liveOutcome(answers: Answers, ground: Ground, live: boolean): Outcome {
  if (!live) return outcomeOf(answers, ground);
  try {
    return outcomeOf(answers, ground);
  } catch (defect) {
    console.error(defect);
    return { kind: 'defect', layout: layoutOf(answers, ground.policy, ground.today) };
  }
}
