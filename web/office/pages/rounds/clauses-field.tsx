import { MoneyInput, NumberInput } from '../../../kit/fields/amount.tsx';
import { Tick } from '../../../kit/fields/choice.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Cite } from '../../../kit/parts/marks.tsx';
import type { PartProps } from './basic-fields.tsx';
import type { Basis } from './defects.ts';
import { say } from './say.ts';

type Chosen = PartProps['draft']['clauses'][number];

interface ClausesProps extends PartProps {
  readonly basis: Basis;
}

/** The clauses that take applications in this round, each with its money and places. */
export function ClausesField({ draft: { clauses }, basis, onChange }: ClausesProps) {
  const known = basis.clauses.map(({ id, title, unpublished, cite }) => ({ id, title, unpublished, cite }));
  const foreign = clauses
    .filter(({ clause }) => known.every(({ id }) => id !== clause))
    .map(({ clause }) => ({ id: clause, title: clause, unpublished: say('clauses.unknown'), cite: [] }));
  const all = [...known, ...foreign];
  const order = all.map(({ id }) => id);
  const put = (changed: readonly Chosen[]) =>
    onChange({ clauses: [...changed].sort((one, other) => order.indexOf(one.clause) - order.indexOf(other.clause)) });
  return (
    <Section title={say('clauses.title')} id="clauses">
      <p className="note">{say('clauses.note')}</p>
      <ul className="round-lines">
        {all.map(({ id, title, unpublished, cite }) => {
          const chosen = clauses.find(({ clause }) => clause === id);
          const others = clauses.filter(({ clause }) => clause !== id);
          const [place] = cite;
          return (
            <li key={id}>
              <Tick
                name={`clause-${id}`}
                label={title}
                checked={chosen !== undefined}
                disabled={unpublished !== undefined && !chosen}
                onChange={(checked) =>
                  put(checked ? [...others, { clause: id, budgetFen: null, places: null }] : others)
                }
              />{' '}
              {place !== undefined && (
                <Cite policy={{ id: basis.issued.policyId, version: basis.issued.version }} sentence={place} />
              )}
              {unpublished !== undefined && <p className="note">{say('clauses.unpublished', { why: unpublished })}</p>}
              {chosen && <ClauseAmounts title={title} chosen={chosen} onChange={(one) => put([...others, one])} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface ClauseAmountsProps {
  readonly title: string;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function ClauseAmounts({ title, chosen, onChange }: ClauseAmountsProps) {
  return (
    <div className="row">
      <MoneyInput
        label={
          <>
            <span className="sr">{title}</span>
            {say('clauses.budget')}
          </>
        }
        help={say('clauses.budget-help')}
        value={chosen.budgetFen}
        onChange={(budgetFen) => onChange({ ...chosen, budgetFen })}
      />
      <NumberInput
        label={
          <>
            <span className="sr">{title}</span>
            {say('clauses.places')}
          </>
        }
        help={say('clauses.places-help')}
        max={100_000}
        value={chosen.places}
        onChange={(places) => onChange({ ...chosen, places })}
      />
    </div>
  );
}
