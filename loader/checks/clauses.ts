import type { Base, Clause, Test } from '../../engine/format/terms.ts';
import type { Path } from '../source.ts';
import type { TermsCheck } from './context.ts';

/** Each clause on its own can be computed: it has a base where it has a rate, costs that can count, steps that rise. */
export function checkClauses(check: TermsCheck): void {
  for (const { content: clause } of check.terms.clauses) {
    const report: ClauseReport = (path, code, params = {}, word) =>
      check.report({ kind: 'clause', id: clause.id }, path, code, params, word);
    if (clause.unpublished !== undefined) {
      const terms = ['conditions', 'once', 'base', 'rate', 'caps', 'places'] as const;
      for (const member of terms) {
        const given = clause[member];
        if (given !== undefined && !(Array.isArray(given) && given.length === 0))
          report([member], 'unpublished.terms', { member });
      }
      continue;
    }
    checkAward(clause, report);
    if (clause.base) checkBase(clause.base.from, report);
    checkNeeds(check, clause, report);
  }
  checkExclusionNeeds(check);
}

type ClauseReport = (path: Path, code: string, params?: Record<string, string | number>, word?: string) => void;

function checkAward(clause: Clause, report: ClauseReport): void {
  const { base, rate, caps, once } = clause;
  if (!base) {
    report(['id'], 'award.no-base', { clause: clause.id });
    return;
  }
  const kind = base.from.kind;
  if (!rate && (kind === 'costs' || kind === 'increment')) report(['base'], 'award.no-rate');
  if (once && kind !== 'flat') report(['once'], 'once.no-flat');
  for (const [index, cap] of caps.entries()) {
    if (cap.limitFen !== 'computed' && cap.over && !cap.over.includes(clause.id)) {
      report(['caps', index, 'over'], 'cap.without-own', { clause: clause.id });
    }
    if (cap.limitFen === 'computed' && !cap.over) report(['caps', index], 'cap.computed-alone');
  }
}

function checkBase(base: Base, report: ClauseReport): void {
  const path = ['base', 'from'];
  if (base.kind === 'increment' && base.year === base.against) report(path, 'increment.same-year', {}, 'against');
  if (base.kind === 'tiers') {
    for (const [index, step] of base.steps.entries()) {
      const before = base.steps[index - 1];
      if (before?.from.kind !== 'constant' || step.from.kind !== 'constant') continue;
      const place = ['base', 'from', 'tiers', 'steps', index];
      if (step.from.value <= before.from.value) report(place, 'tiers.order');
      else if (step.amountFen <= before.amountFen) report(place, 'tiers.falling');
    }
  }
  if (base.kind !== 'costs') return;
  let left: readonly string[] = base.categories;
  for (const [index, filter] of base.count.entries()) {
    if (filter.kind === 'attribute') continue;
    const place = [...path, 'costs', 'count', index];
    const named =
      filter.kind === 'category' && filter.recognised
        ? [...filter.categories, filter.recognised.category]
        : filter.categories;
    for (const name of named) {
      if (!base.categories.includes(name)) report(place, 'category.not-asked', { category: name }, name);
    }
    const before = left;
    left = before.filter((name) => named.includes(name) === (filter.kind === 'category'));
    if (before.length > 0 && left.length === 0) report(place, 'category.none-left');
    if (filter.kind !== 'notCategory') continue;
    for (const other of base.count) {
      if (other.kind !== 'category') continue;
      const wanted = [...other.categories, ...(other.recognised ? [other.recognised.category] : [])];
      for (const name of wanted.filter((one) => filter.categories.includes(one))) {
        report(place, 'category.in-and-out', { category: name }, name);
      }
    }
  }
}

/** What is counted by subject or told apart by outcome must be named in the claim. */
function checkNeeds(check: TermsCheck, clause: Clause, report: ClauseReport): void {
  for (const [index, cap] of clause.caps.entries()) {
    if (cap.per !== 'subject' && cap.per !== 'subject-year') continue;
    const lacking = [clause.id, ...(cap.over ?? [])].filter((id) => !needs(check, id).includes('subject'));
    for (const id of new Set(lacking))
      report(['caps', index, 'per'], 'needs.lacking', { clause: id, member: 'subject' });
  }
  for (const [index, condition] of clause.conditions.entries()) {
    for (const member of sameNeeded(condition.test)) {
      if (clause.needs.includes(member)) continue;
      report(['conditions', index, 'test'], 'needs.lacking', { clause: clause.id, member }, member);
    }
  }
}

function checkExclusionNeeds(check: TermsCheck): void {
  const { exclusions, general, clauses } = check.terms.manifest;
  const lacking = (path: Path, ids: readonly string[], members: readonly ('subject' | 'outcome')[]) => {
    for (const id of ids) {
      for (const member of members) {
        if (needs(check, id).includes(member)) continue;
        check.report({ kind: 'policy' }, path, 'needs.lacking', { clause: id, member }, id);
      }
    }
  };
  for (const [index, one] of exclusions.entries()) lacking(['exclusions', index], one.clauses, one.same);
  for (const [index, one] of general.entries()) {
    lacking(['general', index], one.onlyClauses ?? clauses, sameNeeded(one.test));
  }
}

/** Unknown clauses are reported elsewhere; here they lack nothing. */
function needs(check: TermsCheck, id: string): readonly string[] {
  return check.terms.clauses.find(({ content }) => content.id === id)?.content.needs ?? ['subject', 'outcome'];
}

function sameNeeded(test: Test): readonly ('subject' | 'outcome')[] {
  if (test.kind === 'noPriorAward') return test.same;
  if (test.kind === 'all' || test.kind === 'any') return test.of.flatMap(sameNeeded);
  return test.kind === 'not' ? sameNeeded(test.of) : [];
}
