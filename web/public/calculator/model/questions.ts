import type { Epoch, PolicyDefinition, Terms } from '../../../../engine/definition.ts';
import type { Dictionary, Fact } from '../../../../engine/format/manifest.ts';
import type { Amount, Clause, Condition, Test } from '../../../../engine/format/terms.ts';

/** What a package needs to be told, found in its terms. The questions themselves are in the shared dictionary. */

export interface FactUse {
  readonly fact: string;
  readonly about: Fact['about'];
  /** Sentences of the conditions and amounts that use it. */
  readonly cites: readonly string[];
  /** A person decides in the end; what is typed here is the applicant's own view. */
  readonly judged: boolean;
  /** Calendar years asked for, newest first; empty where the fact is not given by year. */
  readonly years: readonly number[];
  /** Asked only where another fact has this value. */
  readonly onlyWhere?: { readonly fact: string; readonly value: string };
}

export interface CostQuestions {
  /** Categories to choose from; empty = none to name. */
  readonly categories: readonly string[];
  readonly attributes: readonly CostAttributeUse[];
}

export interface CostAttributeUse {
  readonly attribute: string;
  /** Asked only of costs of this category. */
  readonly onlyCategory?: string;
  /** Asked only where the attributes before it hold. */
  readonly after: readonly string[];
}

export interface ClauseQuestions {
  readonly clause: Clause;
  readonly facts: readonly FactUse[];
  /** The condition that a review decides. */
  readonly review: Condition | undefined;
  readonly subject: boolean;
  readonly outcome: boolean;
  readonly costs: CostQuestions | undefined;
}

/** The terms in force on a day: the last epoch that has begun. */
export function termsOn(definition: PolicyDefinition, day: string): Terms {
  let current: Epoch | undefined;
  for (const epoch of definition.epochs) if (epoch.from === null || epoch.from <= day) current = epoch;
  const found = current ?? definition.epochs[0];
  if (!found) throw new RangeError(`${definition.manifest.id} has no epoch`);
  return found.terms;
}

/** What one clause needs, facts in the order in which its rules name them. */
export function questionsOf(
  terms: Terms,
  dictionary: Dictionary,
  clause: Clause,
  programYear: number,
): ClauseQuestions {
  const uses = new Map<string, FactUse>();
  const add = (fact: string, cite: string, judged: boolean, year?: number, onlyWhere?: FactUse['onlyWhere']) => {
    const definition = dictionary.facts[fact];
    if (!definition) return;
    const before = uses.get(fact);
    const years = new Set(before?.years ?? []);
    if (year !== undefined) years.add(programYear + year);
    const cites = before?.cites ?? [];
    const condition = before && !before.onlyWhere ? undefined : onlyWhere;
    uses.set(fact, {
      fact,
      about: definition.about,
      cites: cites.includes(cite) ? cites : [...cites, cite],
      judged: judged || (before?.judged ?? false),
      years: [...years].sort((one, other) => other - one),
      ...(condition ? { onlyWhere: condition } : {}),
    });
  };
  const conditions = conditionsOf(terms, clause);
  if (clause.unpublished === undefined) {
    for (const condition of conditions) factsOfTest(condition.test, condition.cite, condition.judge !== undefined, add);
    for (const amount of amountsOf(clause)) factsOfAmount(amount, clause.base?.cite ?? '', false, add);
    if (clause.base?.from.kind === 'increment') {
      const { fact, year, against } = clause.base.from;
      for (const one of [year, against]) add(fact, clause.base.cite, false, one);
    }
  }
  return {
    clause,
    facts: [...uses.values()],
    review: conditions.find((condition) => asksReview(condition.test)),
    subject: clause.needs.includes('subject'),
    outcome: clause.needs.includes('outcome'),
    costs: clause.unpublished === undefined ? costQuestions(clause) : undefined,
  };
}

/** The conditions that a claim of the clause has to meet: general ones first, then its own. */
export function conditionsOf(terms: Terms, clause: Clause): readonly Condition[] {
  if (clause.unpublished !== undefined) return [];
  const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(clause.id));
  return [...general, ...clause.conditions];
}

type Add = (fact: string, cite: string, judged: boolean, year?: number, onlyWhere?: FactUse['onlyWhere']) => void;

function factsOfTest(test: Test, cite: string, judged: boolean, add: Add): void {
  switch (test.kind) {
    case 'fact':
      add(test.fact, cite, judged);
      return;
    case 'oneOf':
      add(test.fact, cite, judged);
      if (test.recognised) {
        add(test.recognised.by, cite, false, undefined, { fact: test.fact, value: test.recognised.value });
      }
      return;
    case 'compare':
      factsOfAmount(test.left, cite, judged, add);
      factsOfAmount(test.right, cite, judged, add);
      return;
    case 'all':
    case 'any':
      for (const part of test.of) factsOfTest(part, cite, judged, add);
      return;
    case 'not':
      factsOfTest(test.of, cite, judged, add);
      return;
    default:
      return;
  }
}

function factsOfAmount(amount: Amount, cite: string, judged: boolean, add: Add): void {
  switch (amount.kind) {
    case 'fact':
      add(amount.fact, cite, judged);
      return;
    case 'series':
      add(amount.fact, cite, judged, amount.year);
      return;
    case 'share':
      factsOfAmount(amount.of, cite, judged, add);
      return;
    case 'sum':
    case 'product':
      for (const part of amount.of) factsOfAmount(part, cite, judged, add);
      return;
    case 'difference':
      factsOfAmount(amount.from, cite, judged, add);
      factsOfAmount(amount.less, cite, judged, add);
      return;
    default:
      return;
  }
}

function amountsOf(clause: Clause): readonly Amount[] {
  const base = clause.base?.from;
  if (base?.kind === 'amount') return [base.amount];
  if (base?.kind === 'units') return base.units.map(({ quantity }) => quantity);
  if (base?.kind !== 'tiers') return [];
  return [base.metric, ...(base.above ? [base.above] : []), ...base.steps.map(({ from }) => from)];
}

function asksReview(test: Test): boolean {
  if (test.kind === 'review') return true;
  if (test.kind === 'all' || test.kind === 'any') return test.of.some(asksReview);
  return test.kind === 'not' && asksReview(test.of);
}

function costQuestions(clause: Clause): CostQuestions | undefined {
  const base = clause.base?.from;
  if (base?.kind !== 'costs') return undefined;
  const attributes: CostAttributeUse[] = [];
  const after: string[] = [];
  for (const filter of base.count) {
    if (filter.kind === 'attribute') {
      attributes.push({ attribute: filter.attribute, after: [...after] });
      after.push(filter.attribute);
    } else if (filter.kind === 'category' && filter.recognised) {
      const { category, by } = filter.recognised;
      attributes.push({ attribute: by, onlyCategory: category, after: [...after] });
    }
  }
  return { categories: base.categories, attributes };
}
