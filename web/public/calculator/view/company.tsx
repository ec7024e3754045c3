import { useState } from 'react';
import { ClaimQuestions } from './claim-questions.tsx';
import { useForm } from './context.ts';
import { Costs } from './costs.tsx';
import { FactQuestions } from './fact-question.tsx';
import { TextField } from './fields.tsx';
import { tell } from './words.ts';
import { ClauseChoices } from './work.tsx';

/** What concerns the company itself: clauses that support it, and facts that serve all claims. */
export function Company() {
  const { answers, layout } = useForm();
  const [open] = useState(answers.uscc !== '' || answers.companyName !== '');
  const laid = layout.works.find(({ work }) => work === undefined);
  const facts = layout.company.facts.length > 0;
  if (!laid || (laid.choices.length === 0 && !facts)) return null;
  return (
    <section className="block" aria-labelledby="company">
      <h2 id="company">{tell('company.title')}</h2>
      <ClauseChoices laid={laid} legend={tell('company.asks')} />
      {facts && (
        <div className="questions">
          <FactQuestions place={layout.company} />
        </div>
      )}
      {laid.claims.map((claim) => (
        <ClaimQuestions key={claim.claim.key} laid={claim} twins={1} />
      ))}
      {laid.costs && <Costs laid={laid} costs={laid.costs} title={tell('costs.company-title')} />}
      <details className="more" open={open}>
        <summary>{tell('company.identity')}</summary>
        <div className="more__body">
          <p className="help">{tell('company.identity-help')}</p>
          <div className="row">
            <TextField
              name="companyName"
              value={answers.companyName}
              label={tell('company.name')}
              placeholder={tell('optional')}
            />
            <TextField name="uscc" value={answers.uscc} label={tell('company.uscc')} placeholder={tell('optional')} />
          </div>
        </div>
      </details>
    </section>
  );
}
