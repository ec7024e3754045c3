import type { CostQuestionsView } from '../../../contracts/cost-lines.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/index.ts';
import type { Refused } from '../../../platform/command/refusal.ts';
import { refuse } from '../refusals.ts';

interface Asked {
  readonly id: string;
  readonly onlyCategory: string | null;
}

/** What a cost line of a clause is asked, in the words of the package; null where the clause knows no costs. */
export function costQuestionsOf({ definition }: PolicyPackage, clause: Clause | undefined): CostQuestionsView | null {
  const base = clause?.base?.from;
  if (base?.kind !== 'costs') return null;
  const { costCategories, costAttributes } = definition.dictionary;
  const asked = base.count.flatMap((filter): readonly Asked[] => {
    if (filter.kind === 'attribute') return [{ id: filter.attribute, onlyCategory: null }];
    if (filter.kind !== 'category' || !filter.recognised) return [];
    return [{ id: filter.recognised.by, onlyCategory: filter.recognised.category }];
  });
  return {
    categories: base.categories.map((id) => ({ id, label: costCategories[id] ?? id })),
    attributes: asked.map(({ id, onlyCategory }) => {
      const known = costAttributes[id];
      return { id, label: known?.label ?? id, question: known?.question ?? '', help: known?.help ?? '', onlyCategory };
    }),
  };
}

/** Why the answers do not fit the clause; undefined where they do. What is not chosen yet fits. */
export function misfit(
  { categories, attributes }: CostQuestionsView,
  line: { readonly category: string; readonly attributes: Readonly<Record<string, boolean>> },
  path = '',
): Refused | undefined {
  if (line.category !== '' && !categories.some(({ id }) => id === line.category)) {
    const params = { category: line.category };
    return refuse('CATEGORY_UNKNOWN', { params, path: `${path}/category`, kind: 'invalid' });
  }
  const strange = Object.keys(line.attributes).find((name) => !attributes.some(({ id }) => id === name));
  if (strange === undefined) return undefined;
  const params = { attribute: strange };
  return refuse('ATTRIBUTE_UNKNOWN', { params, path: `${path}/attributes/${strange}`, kind: 'invalid' });
}
