import { compileTables, type Tables } from '../classify/tables.ts';
import type { PolicyDefinition, Terms } from '../definition.ts';
import type { Clause, Condition } from '../format/terms.ts';
import { WHOLE_BP } from '../money.ts';
import type { Phrases } from '../phrases.ts';
import { compileTermsForm, type TermsForm } from '../request/check.ts';
import { compileSentence, type Sentence } from '../sentences/condition.ts';
import { type CompiledBase, compileBase } from './base.ts';
import { type CompiledTest, compileTest } from './evaluate.ts';
import { type LimitRule, limitRulesOf, lowestCapFen } from './limit-rules.ts';

/** A package made ready to be asked: closures over its terms, no generated code. Compile once, use for any number of requests. */
export interface CompiledPolicy {
  readonly definition: PolicyDefinition;
  readonly phrases: Phrases;
  /** As in the definition: ascending, the first from the beginning of time. */
  readonly epochs: readonly CompiledEpoch[];
}

export interface CompiledEpoch {
  readonly from: string | null;
  readonly terms: Terms;
  readonly form: TermsForm;
  readonly clauses: ReadonlyMap<string, CompiledClause>;
  readonly tables: Tables;
}

export interface CompiledClause {
  readonly clause: Clause;
  /** In the order of the trace: the general ones that hold for the clause, then its own. */
  readonly conditions: readonly CompiledCondition[];
  readonly base: CompiledBase | null;
  /** The clause's rate, the highest that a review may approve; 0 where the terms are unpublished. */
  readonly rateBp: number;
  readonly rules: readonly LimitRule[];
  readonly lowestCapFen: number;
}

export interface CompiledCondition extends CompiledTest {
  readonly condition: Condition;
  readonly sentence: Sentence;
}

/**
 * Compiles a package. `phrases` are those of `messages/zh-CN/engine.json` (or another language). Throws where the
 * definition names a fact that its dictionary lacks, or a phrase is missing: both are defects, not bad input.
 */
export function compilePolicy(definition: PolicyDefinition, phrases: Phrases): CompiledPolicy {
  const epochs = definition.epochs.map(({ from, terms }): CompiledEpoch => {
    const clauses = new Map(
      terms.clauses.map((clause) => [clause.id, compileClause(clause, terms, definition, phrases)]),
    );
    const tables = compileTables(terms, definition, phrases);
    return { from, terms, form: compileTermsForm(definition, terms), clauses, tables };
  });
  return { definition, phrases, epochs };
}

/** The terms that hold on a day: those of the last epoch that has begun. */
export function epochOn<Epoch extends { readonly from: string | null }>(epochs: readonly Epoch[], day: string): Epoch {
  const epoch = epochs.findLast(({ from }) => from === null || from <= day);
  if (!epoch) throw new Error('the definition has no terms from the beginning of time');
  return epoch;
}

function compileClause(
  clause: Clause,
  terms: Terms,
  { dictionary }: PolicyDefinition,
  phrases: Phrases,
): CompiledClause {
  if (clause.unpublished !== undefined) {
    return { clause, conditions: [], base: null, rateBp: 0, rules: [], lowestCapFen: 0 };
  }
  const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(clause.id));
  const conditions = [...general, ...clause.conditions].map((condition): CompiledCondition => {
    const sentence = compileSentence(condition, dictionary, phrases);
    return { condition, sentence, ...compileTest(condition.test, dictionary) };
  });
  const rules = limitRulesOf(clause, terms);
  return {
    clause,
    conditions,
    base: clause.base ? compileBase(clause.base.from, dictionary) : null,
    rateBp: clause.rate?.share.rateBp ?? WHOLE_BP,
    rules,
    lowestCapFen: lowestCapFen(rules),
  };
}
