import { Engine, type NestedCondition } from 'json-rules-engine';
import type { PolicyDefinition } from '../engine/definition.ts';
import { type Fen, shareOf } from '../engine/money.ts';
import type { Contestant } from './contestant.ts';
import { type PlainClaim, settler } from './facts.ts';
import { type FlatClause, flatClauses, type Question } from './terms.ts';
import { plainClaims } from './zen.ts';

/**
 * `json-rules-engine`: one engine a clause, its rules built once. It decides whether a claim is eligible; it cannot
 * compute, so amounts and accounts are plain code outside it.
 */
export function jsonRulesEngine(definition: PolicyDefinition): Contestant {
  return {
    name: 'jsonRulesEngine',
    label: 'json-rules-engine 7',
    note: 'one engine a clause, rules built once; eligibility only, amounts and caps in plain code outside it',
    most: 20_000,
    prepare(claims) {
      const clauses = flatClauses(definition);
      const engines = clauses.map(engineOf);
      const plain = plainClaims(claims, clauses);
      const accounts = settler(claims, clauses);
      const awards = new Float64Array(claims.n);
      return {
        awards,
        async decide() {
          accounts.clear();
          for (const [row, claim] of plain.entries()) {
            const at = claims.clause[row] as number;
            const { events } = await (engines[at] as Engine).run(claim);
            const { rateBp, capFen, base } = clauses[at] as FlatClause;
            const share = events.length > 0 ? shareOf(baseOf(base, claim) as Fen, rateBp) : 0;
            awards[row] = accounts.settle(row, Math.min(share, capFen), share);
          }
        },
      };
    },
  };
}

function baseOf(base: FlatClause['base'], { costs, spentFen, spentBeforeFen }: PlainClaim): number {
  if (base === 'increment') return Math.max(0, spentFen - spentBeforeFen);
  if ('flatFen' in base) return base.flatFen;
  return base.categories.reduce((sum, category) => sum + (costs[category] ?? 0), 0);
}

/** Comparisons of two facts are operators on the whole object: the engine compares a fact with a constant or a fact, not with a multiple. */
function engineOf({ id, questions }: FlatClause): Engine {
  const engine = new Engine();
  const all = questions.flatMap((question): NestedCondition[] => conditionsOf(question, engine));
  engine.addRule({ conditions: { all }, event: { type: id } });
  return engine;
}

function conditionsOf(question: Question, engine: Engine): NestedCondition[] {
  switch (question.kind) {
    case 'true':
      return [{ ...factAt(question.path), operator: 'equal', value: true }];
    case 'notAfter':
      return [{ fact: 'asOf', operator: 'lessThanInclusive', value: question.day }];
    case 'notDebarred': {
      engine.addOperator<number, number>('isNotBarredBy', (asOf, decidedOn) => {
        return asOf < decidedOn || asOf > decidedOn + question.years * 10_000;
      });
      return [{ fact: 'asOf', operator: 'isNotBarredBy', value: { fact: 'decidedOn' } }];
    }
    case 'oneOf':
      return [{ ...factAt(question.path), operator: 'in', value: [...question.values] }];
    case 'atLeast': {
      engine.addOperator<number, number>('isAtLeastShareOf', (left, right) => {
        return left * question.factor >= right * question.divisor;
      });
      return [{ ...factAt(question.left), operator: 'isAtLeastShareOf', value: factAt(question.right) }];
    }
  }
}

/** A member of a fact is reached by a JSON path. */
function factAt([fact = '', ...rest]: readonly string[]): { fact: string; path?: string } {
  return rest.length === 0 ? { fact } : { fact, path: `$.${rest.join('.')}` };
}
