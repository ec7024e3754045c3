import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { Cite } from '../components/cite.tsx';
import { Icon } from '../components/icon.tsx';
import type { Numbering } from '../rules/numbering.ts';
import { type Rule, rulesOfClause } from '../rules/rule.ts';
import { costSides, rankWords, saysNothing, wordingOf } from '../rules/wording.ts';
import { say, wordFor } from '../say.ts';
import type { PageCall } from '../site.ts';
import { Thresholds } from './clause-thresholds.tsx';
import { BaseSteps } from './rule-list.tsx';
import { inNumberOrder } from './sentence-row.tsx';

/** Every rule of a clause as a card of its own, numbered like its phrase in the text. */
interface ClauseRulesProps {
  readonly call: PageCall;
  readonly policy: PolicyPackage;
  readonly clause: Clause;
  readonly numbering: Numbering;
}

type Of<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

export function ClauseRules({ call, policy, clause, numbering }: ClauseRulesProps) {
  const rules = inNumberOrder(rulesOfClause(clause), numbering);
  const conditions = rules.filter((rule): rule is Of<'condition'> => rule.kind === 'condition');
  const others = rules.filter((rule) => rule.kind !== 'condition' && rule.kind !== 'rank' && !saysNothing(rule));
  return (
    <>
      {conditions.length > 0 && (
        <section className="card" id="conditions" aria-labelledby="conditions-title">
          <h2 id="conditions-title">{say('clause.conditions')}</h2>
          <ul className="conditions">
            {conditions.map((rule) => (
              <ConditionItem
                key={rule.id}
                call={call}
                policy={policy}
                rule={rule}
                number={numbering.numbers.get(rule.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {others.map((rule) => (
        <section key={rule.id} className="card" id={rule.id} aria-labelledby={`${rule.id}-title`}>
          <RuleTitle policy={policy} rule={rule} number={numbering.numbers.get(rule.id)} />
          <RuleBody policy={policy} rule={rule} />
        </section>
      ))}
    </>
  );
}

interface TitleProps {
  readonly policy: PolicyPackage;
  readonly rule: Rule;
  readonly number: number | undefined;
}

function RuleTitle({ policy, rule, number }: TitleProps) {
  const { title, figure } = wordingOf(rule, policy.definition.dictionary);
  return (
    <h2 id={`${rule.id}-title`} className={number === undefined ? undefined : 'numbered'} data-n={number}>
      {title}
      {figure !== undefined && rule.kind !== 'base' && <b>{figure}</b>}
      <Cite policy={policy} id={rule.cite} />
    </h2>
  );
}

interface ConditionProps {
  readonly call: PageCall;
  readonly policy: PolicyPackage;
  readonly rule: Of<'condition'>;
  readonly number: number | undefined;
}

function ConditionItem({ call, policy, rule, number }: ConditionProps) {
  const { condition, clause } = rule;
  const { title, figure, note } = wordingOf(rule, policy.definition.dictionary);
  return (
    <li id={rule.id}>
      <h3 className={number === undefined ? undefined : 'numbered'} data-n={number}>
        {title}
        <Cite policy={policy} id={rule.cite} />
      </h3>
      {note !== undefined && <p className="small">{note}</p>}
      {figure !== undefined && <p className="formula">{figure}</p>}
      {(condition.judge || condition.proof !== undefined) && (
        <dl className="judged">
          {condition.judge && (
            <div>
              <dt>{say('clause.judge')}</dt>
              <dd>{wordFor('role', condition.judge.role)}</dd>
            </div>
          )}
          {condition.proof !== undefined && (
            <div>
              <dt>{say('clause.proof')}</dt>
              <dd>{condition.proof}</dd>
            </div>
          )}
        </dl>
      )}
      <Thresholds call={call} policy={policy} clause={clause} condition={condition} />
    </li>
  );
}

function RuleBody({ policy, rule }: { readonly policy: PolicyPackage; readonly rule: Rule }) {
  const { dictionary } = policy.definition;
  const { figure, note } = wordingOf(rule, dictionary);
  return (
    <>
      {note !== undefined && <p className="small">{note}</p>}
      {rule.kind === 'base' && figure !== undefined && <p className="formula">{figure}</p>}
      {rule.kind === 'base' && rule.base.from.kind === 'costs' && <Sides rule={rule} policy={policy} />}
      {rule.kind === 'base' && <BaseSteps rule={rule} dictionary={dictionary} />}
      {rule.kind === 'places' && <Places rule={rule} policy={policy} />}
    </>
  );
}

/** Counted and not counted, side by side. */
function Sides({ rule, policy }: { readonly rule: Of<'base'>; readonly policy: PolicyPackage }) {
  if (rule.base.from.kind !== 'costs') return null;
  const { counted, notCounted, provided } = costSides(rule.base.from, policy.definition.dictionary);
  const all = counted.length === 0 ? [rule.base.label] : counted;
  return (
    <div className="two">
      <div data-kind="in">
        <h3>{provided.length === 0 ? say('costs.in') : say('costs.in-provided', { provided: provided.join('、') })}</h3>
        <ul>
          {all.map((item) => (
            <li key={item}>
              <Icon name="check" />
              {item}
            </li>
          ))}
        </ul>
      </div>
      <div data-kind="out">
        <h3>{say('costs.out')}</h3>
        <ul>
          {notCounted.map((item) => (
            <li key={item}>
              <Icon name="dash" />
              {item}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Beyond this many places a drawing says nothing more than the number. */
const MOST_DRAWN = 60;

function Places({ rule, policy }: { readonly rule: Of<'places'>; readonly policy: PolicyPackage }) {
  const { quota, rank, onNoRoom } = rule.places;
  const cites = [...new Set(rank.map(({ cite }) => cite))].filter((id) => id !== undefined && id !== rule.cite);
  return (
    <>
      {quota <= MOST_DRAWN && (
        <div className="places" role="img" aria-label={say('places.drawing', { quota })}>
          {Array.from({ length: quota }, (_, index) => index + 1).map((place) => (
            <i key={place} />
          ))}
        </div>
      )}
      <p className="small">
        {rankWords(rule.places)}
        {say(`places.${onNoRoom}`)}{' '}
        {cites.map((id) => (
          <Cite key={id} policy={policy} id={id as string} />
        ))}
      </p>
    </>
  );
}
