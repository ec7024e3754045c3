import type { Terms } from '../../../engine/definition.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { Cite } from '../components/cite.tsx';
import { type Rule, rulesOf } from '../rules/rule.ts';
import { wordingOf } from '../rules/wording.ts';
import { say } from '../say.ts';

/** Does a rule for the whole policy bear on this clause? */
function bearsOn(rule: Rule, clause: Clause): boolean {
  if (rule.kind === 'general') return rule.condition.onlyClauses?.includes(clause.id) ?? true;
  if (rule.kind === 'exclusion') return rule.exclusion.clauses.includes(clause.id);
  return rule.kind === 'instead';
}

interface GeneralRulesProps {
  readonly policy: PolicyPackage;
  readonly terms: Terms;
  readonly clause: Clause;
}

/** Conditions that hold for every clause, or for several. */
export function GeneralRules({ policy, terms, clause }: GeneralRulesProps) {
  const rules = rulesOf(terms).filter((rule) => bearsOn(rule, clause));
  if (rules.length === 0) return null;
  return (
    <section className="card" id="general-rules" aria-labelledby="general-title">
      <h2 id="general-title">{say('clause.general')}</h2>
      <ul className="conditions">
        {rules.map((rule) => {
          const { title, note } = wordingOf(rule, policy.definition.dictionary);
          return (
            <li key={rule.id} id={rule.id}>
              <h3>
                {title}
                <Cite policy={policy} id={rule.cite} />
              </h3>
              {note !== undefined && <p className="small">{note}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
