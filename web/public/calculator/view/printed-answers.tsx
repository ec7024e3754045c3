import { chineseDay } from '../../amounts.ts';
import { type Answers, own } from '../model/answers.ts';
import { fieldsOf } from '../model/fact-values.ts';
import { type FactPlace, isAsked, type Layout, type WorkLayout } from '../model/layout.ts';
import { isBlankCost } from '../model/request.ts';
import { tell } from './words.ts';
import { kindOf, workName } from './work.tsx';

/** On paper the form is left out; what was answered stands here as text. Shown by the style sheet for print only. */
export function PrintedAnswers({ answers, layout }: { readonly answers: Answers; readonly layout: Layout }) {
  const { manifest } = layout.policy.definition;
  return (
    <section className="print-only" aria-hidden="true">
      <h2>{tell('print.title')}</h2>
      <p>
        {tell('print.basis', {
          title: manifest.title,
          version: manifest.version,
          day: chineseDay(layout.day),
          year: layout.programYear,
        })}
      </p>
      {layout.company.facts.length > 0 && (
        <>
          <h3>{tell('company.title')}</h3>
          <PrintedFacts place={layout.company} layout={layout} />
        </>
      )}
      {layout.works.map((laid, at) => (
        <PrintedWork key={laid.work?.key ?? ''} laid={laid} number={at + 1} answers={answers} layout={layout} />
      ))}
    </section>
  );
}

interface PrintedWorkProps {
  readonly laid: WorkLayout;
  readonly number: number;
  readonly answers: Answers;
  readonly layout: Layout;
}

function PrintedWork({ laid, number, answers, layout }: PrintedWorkProps) {
  const { costCategories, costAttributes } = layout.policy.definition.dictionary;
  const costs = answers.cost.filter((cost) => cost.work === (laid.work?.key ?? '') && !isBlankCost(cost));
  if (laid.claims.length === 0) return null;
  return (
    <>
      {laid.work && <h3>{workName(laid.work, number, kindOf(laid))}</h3>}
      {laid.work && <PrintedFacts place={laid.place} layout={layout} />}
      {laid.claims.map(({ claim, place }) => (
        <PrintedFacts key={claim.key} place={place} layout={layout} />
      ))}
      {costs.length > 0 && (
        <table className="table">
          <tbody>
            {costs.map((cost) => (
              <tr key={cost.key}>
                <th scope="row">
                  {[own(costCategories, cost.category), cost.note].filter(Boolean).join(' ')}
                  {cost.used && ` ${tell('costs.used')}`}
                </th>
                <td>
                  {Object.entries(cost.attribute)
                    .map(
                      ([name, value]) =>
                        `${own(costAttributes, name)?.label ?? name}：${tell(value === 'yes' ? 'answer.yes' : 'answer.no')}`,
                    )
                    .join('；')}
                </td>
                <td className="num">{cost.amount || tell('blank')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function PrintedFacts({ place, layout }: { readonly place: FactPlace; readonly layout: Layout }) {
  const { facts } = layout.policy.definition.dictionary;
  const asked = place.facts.filter((use) => isAsked(use, place));
  if (asked.length === 0) return null;
  return (
    <dl className="printed">
      {asked.flatMap((use) => {
        const fact = own(facts, use.fact);
        if (!fact) return [];
        return fieldsOf(use, fact, place).map((field) => (
          <div key={field.name}>
            <dt>
              {field.part === undefined
                ? fact.label
                : fact.type === 'counts'
                  ? (own(fact.members, field.part)?.label ?? field.part)
                  : tell('fact.of-year', { year: field.part, fact: fact.label })}
            </dt>
            <dd>{printedValue(field.typed, fact)}</dd>
          </div>
        ));
      })}
    </dl>
  );
}

function printedValue(typed: string, fact: Layout['policy']['definition']['dictionary']['facts'][string]): string {
  if (typed === '') return tell('blank');
  if (fact.type === 'boolean') return tell(typed === 'yes' ? 'answer.yes' : 'answer.no');
  if (fact.type === 'choice') return own(fact.values, typed) ?? typed;
  return fact.type === 'money' || fact.type === 'money-by-year'
    ? tell('amount.yuan', { amount: typed })
    : `${typed} ${fact.unit ?? ''}`;
}
