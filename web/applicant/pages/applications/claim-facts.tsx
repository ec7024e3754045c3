import type { DraftClaim } from '../../../../contracts/application-draft.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Icon } from '../../../public/components/icon.tsx';
import { FactHelp, FactInput } from './fields/fact-input.tsx';
import type { ClaimLayout, FactField } from './model/form-layout.ts';
import { factId } from './model/places.ts';
import { factText } from './model/shown-values.ts';
import { withFact } from './model/typed-facts.ts';
import { say } from './say.ts';

interface ClaimFactsProps {
  readonly laid: ClaimLayout;
  readonly onChange: (claim: DraftClaim) => void;
}

/** The questions of a claim. What the register knows or another claim has answered is shown instead of asked. */
export function ClaimFacts({ laid: { claim, facts }, onChange }: ClaimFactsProps) {
  if (facts.length === 0) return null;
  return (
    <div className="stack">
      {facts.map((field) =>
        field.from.kind === 'typed' ? (
          <FactInput
            key={field.use.fact}
            id={factId(claim.id, field.use.fact)}
            use={field.use}
            fact={field.fact}
            value={claim.facts[field.use.fact]}
            onChange={(typed) => onChange({ ...claim, facts: withFact(claim.facts, field.use.fact, typed) })}
          />
        ) : (
          <KnownFact key={field.use.fact} claim={claim} field={field} />
        ),
      )}
    </div>
  );
}

function KnownFact({ claim, field: { use, fact, from } }: { readonly claim: DraftClaim; readonly field: FactField }) {
  const id = factId(claim.id, use.fact);
  const text = 'value' in from ? factText(fact, from.value) : '';
  return (
    <div className="field known-fact" id={id}>
      <span className="field__label">{fact.question}</span>
      <span className="known-fact__value">
        <Icon name={text === '' ? 'wait' : 'check'} />
        {text === '' ? say('known.not-yet') : text}
      </span>
      <div className="field__help">
        {from.kind === 'elsewhere' ? say('known.elsewhere', { number: from.claim }) : say('known.register')}{' '}
        {from.kind !== 'elsewhere' && claim.subjectId !== undefined && (
          <PageLink to={use.fact === 'shootingDays' ? `/works/${claim.subjectId}/days` : `/works/${claim.subjectId}`}>
            {say('known.change')}
          </PageLink>
        )}{' '}
        {from.kind === 'register-only' && claim.subjectId === undefined && say('known.choose-first')}{' '}
        <FactHelp use={use} help={undefined} />
      </div>
    </div>
  );
}
