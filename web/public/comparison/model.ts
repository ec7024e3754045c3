import type { ClaimResult } from '../../../engine/result.ts';
import type { Answers } from '../calculator/model/answers.ts';
import { addRow, askClause } from '../calculator/model/changes.ts';
import type { ClaimFinding } from '../calculator/model/findings.ts';
import type { FactPlace, Layout } from '../calculator/model/layout.ts';
import { type Ground, type Outcome, outcomeOf } from '../calculator/model/outcome.ts';
import type { PagePolicy } from '../calculator/model/policy.ts';
import { type FactUse, termsOn } from '../calculator/model/questions.ts';

/** The same company put to every policy. What was not asked is said so; it is never a zero. */
export interface Compared {
  readonly ground: Ground;
  readonly outcome: Outcome;
  readonly stated: Figure;
  readonly highest: Figure;
  readonly lines: readonly ComparedLine[];
}

/** An amount, that it waits for a review, that something was not asked, that nothing qualifies or is public. */
export type Figure =
  | { readonly kind: 'amount'; readonly fen: number; readonly open: number }
  | { readonly kind: 'review' }
  | { readonly kind: 'not-asked'; readonly count: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'nothing' };

export interface ComparedLine {
  readonly finding: ClaimFinding;
  readonly stated: Figure;
  readonly highest: Figure;
}

/** The company under one policy. `base` is the policy whose claims were ticked; every other one is asked for all that fits. */
export function compareWith(answers: Answers, ground: Ground, base: PagePolicy): Compared {
  const own = ground.policy === base;
  const asked = own ? answers : askedEverything(answers, ground.policy, ground.today);
  const outcome = outcomeOf(asked, ground);
  if (outcome.kind !== 'computed') {
    return { ground, outcome, stated: { kind: 'nothing' }, highest: { kind: 'nothing' }, lines: [] };
  }
  const { computed, findings } = outcome;
  const statedBy = new Map(computed.stated.claims.map((claim) => [claim.id, claim]));
  const lines = findings.claims.map((finding): ComparedLine => {
    const stated = statedBy.get(finding.result.id) ?? finding.result;
    return { finding, stated: lineFigure(stated), highest: lineFigure(finding.result) };
  });
  return {
    ground,
    outcome,
    lines,
    stated: total(
      lines.map((line) => line.stated),
      computed.stated.totalFen,
    ),
    highest: total(
      lines.map((line) => line.highest),
      computed.highest.totalFen,
    ),
  };
}

/** A claim for every clause that concerns the chosen audiences (all clauses where none is known), and for every work. */
function askedEverything(answers: Answers, policy: PagePolicy, today: string): Answers {
  const { audiences } = policy.definition.manifest;
  const concerned = new Set(
    audiences.filter(({ id }) => answers.audience.includes(id)).flatMap(({ clauses }) => clauses),
  );
  const terms = termsOn(policy.definition, today);
  let next: Answers = { ...answers, claim: answers.claim.map((claim) => ({ ...claim, asked: false })) };
  if (next.work.length === 0) next = addRow(next, 'work').answers;
  for (const { id, needs } of terms.clauses) {
    if (concerned.size > 0 && !concerned.has(id)) continue;
    const works = needs.includes('subject') ? next.work.map(({ key }) => key) : [''];
    for (const work of works) next = askClause(next, id, work, true);
  }
  return next;
}

function lineFigure({ status, missing, awardFen }: ClaimResult): Figure {
  if (status === 'terms-unpublished') return { kind: 'unpublished' };
  if (status === 'ineligible') return { kind: 'failed' };
  if (status === 'eligible') return { kind: 'amount', fen: awardFen, open: 0 };
  const count = missing.filter((code) => code !== 'review').length;
  return count === 0 ? { kind: 'review' } : { kind: 'not-asked', count };
}

/** The sum where anything is settled; else the most telling of what is not. */
function total(figures: readonly Figure[], fen: number): Figure {
  const open = figures.reduce((sum, figure) => sum + (figure.kind === 'not-asked' ? figure.count : 0), 0);
  if (figures.some(({ kind }) => kind === 'amount')) return { kind: 'amount', fen, open };
  if (open > 0) return { kind: 'not-asked', count: open };
  if (figures.some(({ kind }) => kind === 'review')) return { kind: 'review' };
  if (figures.some(({ kind }) => kind === 'failed')) return { kind: 'failed' };
  return figures.length > 0 ? { kind: 'unpublished' } : { kind: 'nothing' };
}

/** Questions of the other policies that the calculator of the base policy does not ask, each fact once for its place. */
export interface ExtraQuestions {
  readonly layout: Layout;
  readonly place: FactPlace;
}

export function extraQuestions(compared: readonly Compared[], base: PagePolicy): readonly ExtraQuestions[] {
  const asked = new Set<string>();
  const key = (place: FactPlace, use: FactUse) => `${place.prefix}.${use.fact}`;
  const placesOf = ({ outcome: { layout } }: Compared) => [layout.company, ...layout.works.map(({ place }) => place)];
  for (const one of compared.filter(({ ground }) => ground.policy === base)) {
    for (const place of placesOf(one)) for (const use of place.facts) asked.add(key(place, use));
  }
  return compared.flatMap((one) =>
    one.ground.policy === base
      ? []
      : placesOf(one).flatMap((place) => {
          const facts = place.facts.filter((use) => !asked.has(key(place, use)));
          for (const use of facts) asked.add(key(place, use));
          return facts.length === 0 ? [] : [{ layout: one.outcome.layout, place: { ...place, facts } }];
        }),
  );
}
