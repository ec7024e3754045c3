import { type ZenDecision, ZenEngine } from '@gorules/zen-engine';
import type { PolicyDefinition } from '../engine/definition.ts';
import type { Contestant } from './contestant.ts';
import { type PlainClaim, plainClaim, settler } from './facts.ts';
import { type FlatClause, flatClauses, type Question } from './terms.ts';
import type { Claims } from './workload.ts';

/**
 * `@gorules/zen-engine`: one decision a clause, compiled once, of a single expression node (of the forms tried the
 * fastest); the clause is chosen and the accounts are kept outside. Evaluations are started in groups, since each is
 * asynchronous.
 */
export function zen(definition: PolicyDefinition): Contestant {
  return {
    name: 'zen',
    label: '@gorules/zen-engine 0.52.1',
    note: 'one decision a clause, compiled once; caps per year and once-for-life kept outside it',
    most: 20_000,
    prepare(claims) {
      const clauses = flatClauses(definition);
      const engine = new ZenEngine();
      const decisions = clauses.map((clause) => engine.createDecision(decisionOf(clause)));
      const plain = plainClaims(claims, clauses);
      const accounts = settler(claims, clauses);
      const awards = new Float64Array(claims.n);
      return {
        awards,
        async decide() {
          accounts.clear();
          for (let low = 0; low < claims.n; low += GROUP) {
            const group = plain.slice(low, low + GROUP);
            const found = await Promise.all(
              group.map((claim, at) => (decisions[claims.clause[low + at] as number] as ZenDecision).evaluate(claim)),
            );
            for (const [at, { result }] of found.entries()) {
              awards[low + at] = accounts.settle(low + at, result.ceilingFen, result.incrementFen);
            }
          }
        },
      };
    },
  };
}

const GROUP = 500;

export function plainClaims(claims: Claims, clauses: readonly FlatClause[]): PlainClaim[] {
  const categories = clauses.map(({ base }) =>
    typeof base === 'object' && 'categories' in base ? base.categories : [],
  );
  return Array.from({ length: claims.n }, (_, row) => plainClaim(claims, row, categories));
}

/** A decision in the engine's own format (JDM). */
function decisionOf(clause: FlatClause): object {
  const at = { position: { x: 0, y: 0 } };
  const allowed = clause.questions.map(expressionOf).join(' and ');
  const { base, rateBp, capFen } = clause;
  const share = `floor((${baseExpression(base)}) * ${rateBp} / 10000)`;
  const ceiling = `${allowed} ? min([${share}, ${capFen}]) : 0`;
  const expressions = [
    { id: 'ceiling', key: 'ceilingFen', value: ceiling },
    ...(base === 'increment' ? [{ id: 'increment', key: 'incrementFen', value: share }] : []),
  ];
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', ...at },
      { id: 'decide', name: 'decide', type: 'expressionNode', content: { expressions }, ...at },
      { id: 'out', name: 'out', type: 'outputNode', ...at },
    ],
    edges: [
      { id: 'first', sourceId: 'in', targetId: 'decide', type: 'edge' },
      { id: 'second', sourceId: 'decide', targetId: 'out', type: 'edge' },
    ],
  };
}

function baseExpression(base: FlatClause['base']): string {
  if (base === 'increment') return 'max([spentFen - spentBeforeFen, 0])';
  if ('flatFen' in base) return String(base.flatFen);
  return base.categories.map((category) => `costs["${category}"]`).join(' + ');
}

function expressionOf(question: Question): string {
  switch (question.kind) {
    case 'true':
      return question.path.join('.');
    case 'notAfter':
      return `asOf <= ${question.day}`;
    case 'notDebarred':
      return `not (decidedOn <= asOf and asOf <= decidedOn + ${question.years * 10_000})`;
    case 'oneOf':
      return `${question.path.join('.')} in [${question.values.map((value) => `"${value}"`).join(', ')}]`;
    case 'atLeast':
      return `${question.left.join('.')} * ${question.factor} >= ${question.right.join('.')} * ${question.divisor}`;
  }
}
