import { useState } from 'react';
import { percent } from '../../amounts.ts';
import { Icon } from '../../components/icon.tsx';
import { nextKey } from '../model/answers.ts';
import { addButton } from '../model/changes.ts';
import type { ClaimLayout } from '../model/layout.ts';
import { outcomesOf } from '../model/outcomes.ts';
import { useForm } from './context.ts';
import { FactQuestions } from './fact-question.tsx';
import { ActionButton, Segments, SelectField, TextField } from './fields.tsx';
import { tell } from './words.ts';

/** What is asked of one claim alone: its outcome, facts of its own, and the review where there has been one. */
export function ClaimQuestions({ laid, twins }: { readonly laid: ClaimLayout; readonly twins: number }) {
  const { claim, questions, place } = laid;
  const own = questions.outcome || place.facts.length > 0;
  if (!own) return questions.review ? <ReviewQuestion laid={laid} /> : null;
  return (
    <section className="claim-questions" aria-labelledby={`claim.${claim.key}.title`}>
      <h3 id={`claim.${claim.key}.title`}>{tell('claim.title', { clause: questions.clause.title })}</h3>
      {questions.outcome && <OutcomeQuestion laid={laid} twins={twins} />}
      {place.facts.length > 0 && (
        <div className="questions">
          <FactQuestions place={place} />
        </div>
      )}
      {questions.review && <ReviewQuestion laid={laid} />}
    </section>
  );
}

export function outcomeLabel(outcome: string): string {
  const own = /^o(\d+)$/.exec(outcome);
  return own ? tell('outcome.number', { number: own[1] ?? '' }) : outcome;
}

function OutcomeQuestion({ laid, twins }: { readonly laid: ClaimLayout; readonly twins: number }) {
  const { answers } = useForm();
  const { claim, questions } = laid;
  return (
    <>
      <SelectField
        name={`claim.${claim.key}.outcome`}
        value={claim.outcome}
        label={tell('outcome.question')}
        options={outcomesOf(answers).map((outcome) => [outcome, outcomeLabel(outcome)] as const)}
        blank={tell('choose.later')}
        help={tell('outcome.help')}
      />
      <div className="actions">
        <ActionButton
          kind="quiet"
          action={`add:claim:${claim.work}:${claim.clause}`}
          id={addButton('claim', `${claim.work}.${claim.clause}`)}
          then={`claim.${nextKey(answers, 'claim')}.outcome`}
        >
          <Icon name="plus" />
          {tell('outcome.add', { clause: questions.clause.title })}
        </ActionButton>
        {twins > 1 && (
          <ActionButton kind="quiet" action={`remove:claim:${claim.key}`} then="works">
            {tell('outcome.remove')}
          </ActionButton>
        )}
      </div>
    </>
  );
}

/** Shut as long as there has been no review, which is how most people come here. */
function ReviewQuestion({ laid: { claim, questions } }: { readonly laid: ClaimLayout }) {
  const [open] = useState(claim.review !== '' || claim.rate !== '');
  const share = questions.clause.rate?.share;
  const decided = claim.review === 'passed' || claim.rate !== '';
  return (
    <details className="more" open={open}>
      <summary>{tell('review.summary', { clause: questions.clause.title })}</summary>
      <div className="more__body">
        <Segments
          name={`claim.${claim.key}.review`}
          value={claim.review}
          label={questions.review?.label ?? tell('review.question')}
          options={[
            ['passed', tell('review.passed')],
            ['failed', tell('review.failed')],
            ['', tell('review.none')],
          ]}
          note={tell('review.help')}
        />
        {decided && share?.kind === 'atMost' && (
          <TextField
            name={`claim.${claim.key}.rate`}
            value={claim.rate}
            label={tell('review.rate')}
            unit="%"
            inputMode="decimal"
            placeholder={percent(share.rateBp).replace('%', '')}
            help={tell('review.rate-help', { rate: percent(share.rateBp) })}
          />
        )}
      </div>
    </details>
  );
}
