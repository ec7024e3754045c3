import { useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { type CostLine, nextKey, own } from '../model/answers.ts';
import { addButton } from '../model/changes.ts';
import type { CostLayout, WorkLayout } from '../model/layout.ts';
import { isBlankCost } from '../model/request.ts';
import { useForm } from './context.ts';
import { ActionButton, MoneyField, Segments, SelectField, TextField, Tick, yesNo } from './fields.tsx';
import { tell } from './words.ts';

/** The costs of a work, or of the company: one row each, a card on a phone. */
export function Costs({
  laid,
  costs,
  title,
}: {
  readonly laid: WorkLayout;
  readonly costs: CostLayout;
  readonly title: string;
}) {
  const { answers } = useForm();
  const work = laid.work?.key ?? '';
  const lines = answers.cost.filter((cost) => cost.work === work);
  const only = lines.length === 1 && lines[0] && isBlankCost(lines[0]);
  return (
    <section className="costs" aria-labelledby={`costs.${work}`}>
      <h3 id={`costs.${work}`}>{title}</h3>
      <p className="help">{tell('costs.help')}</p>
      <CostHelp costs={costs} />
      <div className="costs__list">
        {lines.map((cost, at) => (
          <CostRow key={cost.key} cost={cost} costs={costs} number={at + 1} single={lines.length === 1} />
        ))}
      </div>
      <div className="actions">
        <ActionButton
          kind="plain"
          action={`add:cost:${work}`}
          id={addButton('cost', work)}
          then={`cost.${nextKey(answers, 'cost')}.amount`}
        >
          <Icon name="plus" />
          {tell('costs.add')}
        </ActionButton>
        {only &&
          costs.claims.map(({ claim, questions }) => (
            <Tick key={claim.key} name={`claim.${claim.key}.costless`} checked={claim.costless}>
              {tell('costs.none', { clause: questions.clause.title })}
            </Tick>
          ))}
      </div>
    </section>
  );
}

/** How to answer the yes and no of a cost: once for all lines. */
function CostHelp({ costs }: { readonly costs: CostLayout }) {
  const { layout } = useForm();
  const { costAttributes } = layout.policy.definition.dictionary;
  const explained = costs.attributes.flatMap(({ attribute }) => {
    const found = own(costAttributes, attribute);
    return found ? [[attribute, found] as const] : [];
  });
  if (explained.length === 0) return null;
  return (
    <details className="more more--small">
      <summary>{tell('costs.how')}</summary>
      <dl className="cost-help help">
        {explained.map(([attribute, { label, question, help }]) => (
          <div key={attribute}>
            <dt>{label}</dt>
            <dd>
              {question} {help}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface CostRowProps {
  readonly cost: CostLine;
  readonly costs: CostLayout;
  readonly number: number;
  readonly single: boolean;
}

function CostRow({ cost, costs, number, single }: CostRowProps) {
  const { layout } = useForm();
  const { costCategories, costAttributes } = layout.policy.definition.dictionary;
  const field = `cost.${cost.key}`;
  const asked = costs.attributes.filter(
    ({ onlyCategory, after }) =>
      (onlyCategory === undefined || onlyCategory === cost.category) &&
      (onlyCategory === undefined || after.every((before) => own(cost.attribute, before) !== 'no')),
  );
  return (
    <fieldset className="cost">
      <legend className="sr">{tell('costs.row', { number })}</legend>
      <div className="cost__main">
        {costs.categories.length > 0 ? (
          <SelectField
            name={`${field}.category`}
            value={cost.category}
            label={tell('costs.category')}
            quietLabel={number > 1}
            options={costs.categories.map((id) => [id, own(costCategories, id) ?? id] as const)}
            blank={costs.categoryNeeded ? tell('choose.later') : tell('costs.any-category')}
          />
        ) : (
          <TextField name={`${field}.note`} value={cost.note} label={tell('costs.note')} quietLabel={number > 1} />
        )}
        <MoneyField name={`${field}.amount`} value={cost.amount} label={tell('costs.amount')} quietLabel={number > 1} />
        {asked.map(({ attribute }) => (
          <Segments
            key={attribute}
            name={`${field}.attribute.${attribute}`}
            value={own(cost.attribute, attribute) ?? ''}
            label={own(costAttributes, attribute)?.label ?? attribute}
            options={yesNo(tell('answer.open'))}
            dense
          />
        ))}
      </div>
      <div className="cost__foot">
        <CostMore cost={cost} costs={costs} field={field} />
        {!(single && isBlankCost(cost)) && (
          <ActionButton
            kind="quiet"
            action={`remove:cost:${cost.key}`}
            then={`costs.${cost.work}`}
            label={tell('costs.remove-label', { number })}
          >
            {tell('remove')}
          </ActionButton>
        )}
      </div>
    </fieldset>
  );
}

/** What is rarely needed: counted before, meant for one claim only, a note for oneself. */
function CostMore({
  cost,
  costs,
  field,
}: {
  readonly cost: CostLine;
  readonly costs: CostLayout;
  readonly field: string;
}) {
  // Only at first: what a person opens or shuts afterwards stays so.
  const [open] = useState(cost.used || (costs.categories.length > 0 && cost.note !== ''));
  return (
    <details className="more" open={open}>
      <summary>{tell('costs.more')}</summary>
      <div className="more__body">
        {costs.categories.length > 0 && (
          <TextField
            name={`${field}.note`}
            value={cost.note}
            label={tell('costs.note')}
            help={tell('costs.note-help')}
          />
        )}
        <Tick name={`${field}.used`} checked={cost.used}>
          {tell('costs.used')}
        </Tick>
        {costs.claims.length > 1 && (
          <fieldset className="ticks">
            <legend>{tell('costs.only-for')}</legend>
            {costs.claims.map(({ claim, questions }) => (
              <Tick
                key={claim.key}
                name={`${field}.claims`}
                value={claim.key}
                checked={cost.claims.includes(claim.key)}
              >
                {questions.clause.title}
              </Tick>
            ))}
          </fieldset>
        )}
      </div>
    </details>
  );
}
