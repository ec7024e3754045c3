import type { Dictionary } from '../../../engine/format/manifest.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { clausePath } from '../paths.ts';
import type { Numbering } from '../rules/numbering.ts';
import type { Rule } from '../rules/rule.ts';
import { baseLines, type CostSides, costSides, kindWord, saysNothing, wordingOf } from '../rules/wording.ts';
import { say, wordFor } from '../say.ts';

/** The rules that rest on a sentence, beside it: what kind of rule, what it says, who judges it and what proves it. */

interface RuleListProps {
  readonly policy: PolicyPackage;
  readonly rules: readonly Rule[];
  readonly numbering: Numbering;
}

export function RuleList({ policy, rules, numbering }: RuleListProps) {
  const shown = rules.filter((rule) => !saysNothing(rule));
  if (shown.length === 0) return null;
  const clauses = new Set(shown.flatMap((rule) => ('clause' in rule ? [rule.clause.id] : [])));
  return (
    <ul className="rules">
      {alike(shown, policy).map((group) => (
        <RuleRow key={group[0].id} group={group} numbering={numbering} policy={policy} nameClauses={clauses.size > 1} />
      ))}
    </ul>
  );
}

type Group = readonly [Rule, ...Rule[]];

/** Several clauses may ask the same on the same words: such rules are one row that names the clauses. */
function alike(rules: readonly Rule[], policy: PolicyPackage): readonly Group[] {
  const groups = new Map<string, [Rule, ...Rule[]]>();
  for (const rule of rules) {
    const { judge, proof } = 'condition' in rule ? rule.condition : { judge: undefined, proof: undefined };
    const wording = wordingOf(rule, policy.definition.dictionary);
    const key = JSON.stringify([rule.kind, rule.phrase, wording, judge?.role, proof]);
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  return [...groups.values()];
}

interface RuleRowProps {
  readonly group: Group;
  readonly numbering: Numbering;
  readonly policy: PolicyPackage;
  readonly nameClauses: boolean;
}

function RuleRow({ group, numbering, policy, nameClauses }: RuleRowProps) {
  const [rule] = group;
  const number = numbering.numbers.get(rule.id);
  const { dictionary } = policy.definition;
  const { title, figure, note } = wordingOf(rule, dictionary);
  const clauses = group.flatMap((one) => ('clause' in one ? [one.clause] : []));
  return (
    <li id={rule.id}>
      <span className="rules__kind">{kindWord(rule)}</span>
      <div>
        <h3 className={number === undefined ? undefined : 'numbered'} data-n={number}>
          {title}
          {figure !== undefined && <b>{figure}</b>}
        </h3>
        {nameClauses && clauses.length > 0 && <ClauseNames policy={policy} clauses={clauses} />}
        {note !== undefined && <p>{note}</p>}
        {rule.kind === 'base' && rule.base.from.kind === 'costs' && (
          <CostLine sides={costSides(rule.base.from, dictionary)} />
        )}
        {rule.kind === 'base' && <BaseSteps rule={rule} dictionary={dictionary} />}
        {'condition' in rule && <JudgeLine rule={rule} />}
      </div>
    </li>
  );
}

function ClauseNames({ policy, clauses }: { readonly policy: PolicyPackage; readonly clauses: readonly Clause[] }) {
  return (
    <ul className="inline-list note">
      {clauses.map(({ id, title }) => (
        <li key={id}>
          <a href={clausePath(policy, id)}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

/** Counted categories in one line; the clause's page lists both sides in full. */
function CostLine({ sides }: { readonly sides: CostSides }) {
  if (sides.counted.length === 0) return null;
  return <p className="note">{say('rule.counted', { items: sides.counted.join('、') })}</p>;
}

/** Unit prices and tiers, one line each. */
export function BaseSteps({
  rule,
  dictionary,
}: {
  readonly rule: Extract<Rule, { kind: 'base' }>;
  readonly dictionary: Dictionary;
}) {
  const lines = baseLines(rule.base.from, dictionary);
  if (lines.length === 0) return null;
  return (
    <ul className="steps">
      {lines.map(({ from, amount }) => (
        <li key={from}>
          <span>{from}</span>
          <b className="num">{amount}</b>
        </li>
      ))}
    </ul>
  );
}

function JudgeLine({ rule }: { readonly rule: Extract<Rule, { kind: 'condition' | 'general' }> }) {
  const { judge, proof } = rule.condition;
  if (!judge && proof === undefined) return null;
  return (
    <p className="note">
      {judge && say('rule.judged-by', { role: wordFor('role', judge.role) })}
      {proof !== undefined && say('rule.proved-by', { proof })}
    </p>
  );
}
