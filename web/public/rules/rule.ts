import type { Terms } from '../../../engine/definition.ts';
import type { Cap, Clause, Condition, Exclusion, GeneralCondition, Places } from '../../../engine/format/terms.ts';

/**
 * Everything in the terms that rests on a sentence, in one shape: a page shows it beside the sentence, marks its phrase
 * and links to it. `id` is its anchor on a page.
 */
interface Place {
  readonly id: string;
  readonly cite: string;
  readonly phrase?: string;
}

export type Rule =
  | (Place & { readonly kind: 'condition'; readonly clause: Clause; readonly condition: Condition })
  | (Place & { readonly kind: 'base'; readonly clause: Clause; readonly base: NonNullable<Clause['base']> })
  | (Place & { readonly kind: 'rate'; readonly clause: Clause; readonly rate: NonNullable<Clause['rate']> })
  | (Place & { readonly kind: 'cap'; readonly clause: Clause; readonly cap: Cap })
  | (Place & { readonly kind: 'places'; readonly clause: Clause; readonly places: Places })
  | (Place & { readonly kind: 'general'; readonly condition: GeneralCondition })
  | (Place & { readonly kind: 'exclusion'; readonly exclusion: Exclusion })
  | (Place & { readonly kind: 'instead'; readonly instead: NonNullable<Terms['insteadOfAward']> })
  | (Place & { readonly kind: 'rank'; readonly clause: Clause; readonly places: Places });

function placeOf(id: string, source: { readonly cite: string; readonly phrase?: string | undefined }): Place {
  const place = { id: `rule-${id}`, cite: source.cite };
  return source.phrase === undefined ? place : { ...place, phrase: source.phrase };
}

/** The rules of one clause, in the order in which they are explained: conditions, base, rate, caps, places. */
export function rulesOfClause(clause: Clause): readonly Rule[] {
  const { base, rate, places } = clause;
  const rules: Rule[] = clause.conditions.map((condition) => {
    return { kind: 'condition', clause, condition, ...placeOf(condition.code, condition) };
  });
  if (base) rules.push({ kind: 'base', clause, base, ...placeOf(`${clause.id}-base`, base) });
  if (rate) rules.push({ kind: 'rate', clause, rate, ...placeOf(`${clause.id}-rate`, rate) });
  for (const cap of clause.caps) rules.push({ kind: 'cap', clause, cap, ...placeOf(cap.code, cap) });
  if (places) {
    rules.push({ kind: 'places', clause, places, ...placeOf(`${clause.id}-places`, places) });
    rules.push(...rankRules(clause, places));
  }
  return rules;
}

/** The ranking may rest on sentences of its own (国家、市级重点项目优先); each of them once. */
function rankRules(clause: Clause, places: Places): Rule[] {
  const cites = new Set(places.rank.flatMap(({ cite }) => (cite === undefined ? [] : [cite])));
  cites.delete(places.cite);
  return [...cites].map((cite) => {
    return { kind: 'rank', clause, places, ...placeOf(`${clause.id}-rank-${cite}`, { cite }) };
  });
}

/** Every rule of a policy: those for all clauses first, then clause by clause. */
export function rulesOf(terms: Terms): readonly Rule[] {
  const rules: Rule[] = terms.general.map((condition) => {
    return { kind: 'general', condition, ...placeOf(condition.code, condition) };
  });
  for (const exclusion of terms.exclusions) {
    rules.push({ kind: 'exclusion', exclusion, ...placeOf(exclusion.code, exclusion) });
  }
  const instead = terms.insteadOfAward;
  if (instead) rules.push({ kind: 'instead', instead, ...placeOf(instead.code, instead) });
  return [...rules, ...terms.clauses.flatMap(rulesOfClause)];
}

/** Rule codes that a reading may name as affected by it. */
export function codesOf(clause: Clause): ReadonlySet<string> {
  const codes = new Set([
    clause.id,
    ...clause.conditions.map(({ code }) => code),
    ...clause.caps.map(({ code }) => code),
  ]);
  if (clause.once) codes.add(clause.once.code);
  if (clause.base?.from.kind === 'increment') codes.add(clause.base.from.code);
  return codes;
}
