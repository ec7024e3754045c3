import { type ReactNode, useState } from 'react';
import { Cite } from '../../components/cite.tsx';
import { Icon } from '../../components/icon.tsx';
import { type Debarment, nextKey, own, type PriorAward, type Support } from '../model/answers.ts';
import { addButton } from '../model/changes.ts';
import { outcomesOf } from '../model/outcomes.ts';
import { outcomeLabel } from './claim-questions.tsx';
import { useForm } from './context.ts';
import { ActionButton, MoneyField, SelectField, TextField, Tick } from './fields.tsx';
import { tell } from './words.ts';
import { kindOf, workName } from './work.tsx';

/** The past of the company, in plain words: earlier awards, support from elsewhere, debarments. Nothing = none. */
export function History() {
  const { answers, layout } = useForm();
  const { awards, supports, debarments } = layout.history;
  if (!awards && !supports && !debarments) return null;
  return (
    <section className="block" aria-labelledby="history">
      <h2 id="history">{tell('history.title')}</h2>
      <p className="help">{tell('history.help')}</p>
      {awards && (
        <Part
          kind="award"
          count={answers.award.length}
          title={tell('award.title')}
          help={tell('award.help')}
          cites={[]}
        >
          {answers.award.map((award, at) => (
            <AwardRow key={award.key} award={award} number={at + 1} />
          ))}
        </Part>
      )}
      {supports && (
        <Part
          kind="support"
          count={answers.support.length}
          title={tell('support.title')}
          help={tell('support.help')}
          cites={supportCites(layout.terms)}
        >
          {answers.support.map((support, at) => (
            <SupportRow key={support.key} support={support} number={at + 1} />
          ))}
        </Part>
      )}
      {debarments && (
        <Part
          kind="debarment"
          count={answers.debarment.length}
          title={tell('debarment.title')}
          help={tell('debarment.help')}
          cites={layout.terms.general.filter(({ test }) => test.kind === 'notDebarred').map(({ cite }) => cite)}
        >
          {answers.debarment.map((debarment, at) => (
            <DebarmentRow key={debarment.key} debarment={debarment} number={at + 1} />
          ))}
        </Part>
      )}
    </section>
  );
}

function supportCites(terms: ReturnType<typeof useForm>['layout']['terms']): readonly string[] {
  const general = terms.general.filter(({ test }) => test.kind === 'noOtherSupport').map(({ cite }) => cite);
  return [...new Set([...general, ...(terms.insteadOfAward ? [terms.insteadOfAward.cite] : [])])];
}

interface PartProps {
  readonly kind: 'award' | 'support' | 'debarment';
  readonly count: number;
  readonly title: string;
  readonly help: string;
  readonly cites: readonly string[];
  readonly children: ReactNode;
}

function Part({ kind, count, title, help, cites, children }: PartProps) {
  const { answers, layout } = useForm();
  const [open] = useState(count > 0);
  return (
    <details className="history" open={open}>
      <summary>
        <b>{title}</b>
        <span>{count === 0 ? tell('history.none') : tell('history.count', { count })}</span>
      </summary>
      <div className="history__body">
        <p className="help">
          {help}{' '}
          {cites.map((id) => (
            <Cite key={id} policy={layout.policy} id={id} />
          ))}
        </p>
        {children}
        <div className="actions">
          <ActionButton
            kind="plain"
            action={`add:${kind}`}
            id={addButton(kind)}
            then={`${kind}.${nextKey(answers, kind)}.${FIRST[kind]}`}
          >
            <Icon name="plus" />
            {tell(`${kind}.add`)}
          </ActionButton>
        </div>
      </div>
    </details>
  );
}

const FIRST = { award: 'clause', support: 'policy', debarment: 'decidedOn' } as const;

interface RowProps {
  readonly kind: PartProps['kind'];
  readonly rowKey: string;
  readonly number: number;
  readonly children: ReactNode;
}

function Row({ kind, rowKey, number, children }: RowProps) {
  return (
    <fieldset className="history__row">
      <legend>{tell(`${kind}.row`, { number })}</legend>
      <div className="row row--wide">{children}</div>
      <ActionButton
        kind="quiet"
        action={`remove:${kind}:${rowKey}`}
        then={addButton(kind)}
        label={tell('history.remove-label', { row: tell(`${kind}.row`, { number }) })}
      >
        {tell('remove')}
      </ActionButton>
    </fieldset>
  );
}

function AwardRow({ award, number }: { readonly award: PriorAward; readonly number: number }) {
  const { answers, layout } = useForm();
  const field = `award.${award.key}`;
  const needs = layout.questions.get(award.clause)?.clause.needs ?? [];
  const works = layout.works.flatMap((laid, at) =>
    laid.work ? [[laid.work.key, workName(laid.work, at + 1, kindOf(laid))] as const] : [],
  );
  const imported = award.subject.startsWith('=') ? [[award.subject, award.subject.slice(1)] as const] : [];
  return (
    <Row kind="award" rowKey={award.key} number={number}>
      <SelectField
        name={`${field}.clause`}
        value={award.clause}
        label={tell('award.clause')}
        options={layout.terms.clauses
          .filter(({ unpublished }) => unpublished === undefined)
          .map(({ id, title }) => [id, title] as const)}
        blank={tell('choose.later')}
      />
      <TextField
        name={`${field}.year`}
        value={award.year}
        label={tell('award.year')}
        unit={tell('unit.year')}
        inputMode="numeric"
      />
      <MoneyField name={`${field}.amount`} value={award.amount} label={tell('award.amount')} />
      {needs.includes('subject') && (
        <SelectField
          name={`${field}.subject`}
          value={award.subject}
          label={tell('award.subject')}
          options={[...works, ...imported]}
          blank={tell('award.other-subject')}
        />
      )}
      {needs.includes('outcome') && (
        <SelectField
          name={`${field}.outcome`}
          value={award.outcome}
          label={tell('award.outcome')}
          options={outcomesOf(answers).map((outcome) => [outcome, outcomeLabel(outcome)] as const)}
          blank={tell('award.other-outcome')}
        />
      )}
    </Row>
  );
}

function SupportRow({ support, number }: { readonly support: Support; readonly number: number }) {
  const { layout } = useForm();
  const field = `support.${support.key}`;
  const { supportLevels, supportStatuses } = layout.policy.definition.dictionary;
  return (
    <Row kind="support" rowKey={support.key} number={number}>
      <TextField
        name={`${field}.policy`}
        value={support.policy}
        label={tell('support.policy')}
        placeholder={tell('optional')}
      />
      <MoneyField name={`${field}.amount`} value={support.amount} label={tell('support.amount')} />
      <SelectField
        name={`${field}.level`}
        value={own(supportLevels, support.level) === undefined ? '' : support.level}
        label={tell('support.level')}
        options={Object.entries(supportLevels)}
        blank={tell('choose.later')}
      />
      <SelectField
        name={`${field}.status`}
        value={own(supportStatuses, support.status) === undefined ? '' : support.status}
        label={tell('support.status')}
        options={Object.entries(supportStatuses)}
        blank={tell('choose.later')}
      />
      <fieldset className="ticks" id={`${field}.claims`}>
        <legend>{tell('support.claims')}</legend>
        <ClaimTicks name={`${field}.claims`} chosen={support.claims} />
      </fieldset>
    </Row>
  );
}

function ClaimTicks({ name, chosen }: { readonly name: string; readonly chosen: readonly string[] }) {
  const { layout } = useForm();
  return layout.works.flatMap((laid, at) =>
    laid.claims.map(({ claim, questions }) => (
      <Tick key={claim.key} name={name} value={claim.key} checked={chosen.includes(claim.key)}>
        {laid.work
          ? tell('claim.of-work', { work: workName(laid.work, at + 1, kindOf(laid)), clause: questions.clause.title })
          : questions.clause.title}
      </Tick>
    )),
  );
}

function DebarmentRow({ debarment, number }: { readonly debarment: Debarment; readonly number: number }) {
  return (
    <Row kind="debarment" rowKey={debarment.key} number={number}>
      <TextField
        name={`debarment.${debarment.key}.decidedOn`}
        value={debarment.decidedOn}
        label={tell('debarment.day')}
        type="date"
      />
    </Row>
  );
}
