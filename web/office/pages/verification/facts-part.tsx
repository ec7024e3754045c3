import { useState } from 'react';
import type { VerificationClaimView, VerificationView, VerifiedFactView } from '../../../../contracts/verification.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Cite } from '../../../kit/parts/marks.tsx';
import { State, stateOf } from '../../../public/components/state.tsx';
import { Contradictions } from './contradictions.tsx';
import { FactDialog } from './fact-dialog.tsx';
import { factWords } from './fact-words.ts';
import { say } from './say.ts';

interface FactsPartProps {
  readonly view: VerificationView;
  readonly claim: VerificationClaimView;
  readonly mayDecide: boolean;
}

const CONDITIONS = {
  met: 'condition.met',
  fail: 'condition.fail',
  wait: 'condition.wait',
  none: 'condition.wait',
} as const;

/** What was stated and what was found, and what the conditions say on it. */
export function FactsPart({ view, claim, mayDecide }: FactsPartProps) {
  return (
    <div className="verify__facts stack">
      <Section title={say('facts')}>
        <FactTable view={view} claimId={claim.id} facts={claim.facts} mayDecide={mayDecide} />
      </Section>
      {view.applicantFacts.length > 0 && (
        <Section title={say('facts.of-company')}>
          <FactTable view={view} claimId="" facts={view.applicantFacts} mayDecide={mayDecide} />
        </Section>
      )}
      <Section title={say('conditions')}>
        <ul className="findings" aria-label={say('conditions')}>
          {claim.trace.map(({ code, holds, cite, text }) => {
            const kind = stateOf(holds);
            return (
              <li key={code}>
                <State kind={kind} word={say(CONDITIONS[kind])} />
                <span>{text}</span>
                <Cite policy={view.policy} sentence={cite} />
              </li>
            );
          })}
        </ul>
      </Section>
      <Contradictions view={view} mayDecide={mayDecide} />
    </div>
  );
}

interface FactTableProps {
  readonly view: VerificationView;
  readonly claimId: string;
  readonly facts: readonly VerifiedFactView[];
  readonly mayDecide: boolean;
}

function FactTable({ view, claimId, facts, mayDecide }: FactTableProps) {
  const [open, setOpen] = useState<VerifiedFactView>();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard. */}
      <section className="scroll-x" tabIndex={0} aria-label={say('facts.caption')}>
        <table className="table">
          <caption className="sr">{say('facts.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('facts.item')}</th>
              <th scope="col">{say('facts.stated')}</th>
              <th scope="col">{say('facts.verified')}</th>
              <th scope="col">{say('facts.reason')}</th>
              {mayDecide && (
                <th scope="col">
                  <span className="sr">{say('facts.decide')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.fact}>
                <th scope="row">{fact.label}</th>
                <td>{fact.stated === null ? say('facts.not-stated') : factWords(fact, fact.stated)}</td>
                <td>{fact.reason === null ? say('facts.as-stated') : <b>{factWords(fact, fact.verified)}</b>}</td>
                <td>{fact.reason}</td>
                {mayDecide && (
                  <td>
                    <Button
                      kind="quiet"
                      aria-label={`${say('facts.decide')} ${fact.label}`}
                      onClick={() => setOpen(fact)}
                    >
                      {say('facts.decide')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {open && (
        <FactDialog
          applicationId={view.applicationId}
          claimId={claimId}
          fact={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
