import type { Layout } from '../compiled/layout.ts';
import { type AccountPlan, positionOf, spanOf } from '../compiled/rules.ts';
import { type Group, groupsOf } from '../compiled/single.ts';
import type { PolicyDefinition } from '../definition.ts';

/**
 * Groups of rows that can be decided apart from all others: rows of one clause and epoch, together with those of other
 * groups that draw on the same accounts, since these must be decided in filing order.
 */
export interface Family {
  readonly groups: readonly Group[];
}

export function familiesOf(
  definition: PolicyDefinition,
  layout: Layout,
  plan: AccountPlan,
  subjects: 'own' | 'given',
  usedCosts: boolean,
): Family[] {
  const families: { groups: Group[]; accounts: Set<string> }[] = [];
  for (const group of groupsOf(definition, layout, subjects, usedCosts)) {
    const accounts = accountNames(group, plan, subjects);
    const linked = families.filter((family) => [...accounts].some((account) => family.accounts.has(account)));
    const others = families.filter((family) => !linked.includes(family));
    families.length = 0;
    families.push(...others, {
      groups: [...linked.flatMap(({ groups }) => groups), group],
      accounts: new Set([...linked.flatMap((family) => [...family.accounts]), ...accounts]),
    });
  }
  return families;
}

function accountNames({ code: { rules } }: Group, plan: AccountPlan, subjects: 'own' | 'given'): Set<string> {
  const touched = rules.filter(({ bySubject }) => !(bySubject && subjects === 'own'));
  return new Set(
    touched.map((rule) =>
      rule.bound.kind === 'once' ? `once ${rule.owner}` : `${spanOf(rule)} ${positionOf(plan, rule)}`,
    ),
  );
}
