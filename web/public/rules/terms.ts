import type { Terms } from '../../../engine/definition.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import type { Site } from '../site.ts';

/** The terms that hold on the site's day: the last epoch that has begun. */
export function currentTerms(policy: PolicyPackage, site: Pick<Site, 'today'>): Terms {
  const begun = policy.definition.epochs.filter(({ from }) => from === null || from <= site.today);
  const epoch = begun.at(-1) ?? policy.definition.epochs[0];
  if (!epoch) throw new Error(`policy ${policy.text.id}@${policy.text.version} has no terms`);
  return epoch.terms;
}

export function findClause(terms: Terms, id: string): Clause | undefined {
  return terms.clauses.find((clause) => clause.id === id);
}

/** Sections that a clause stands on, in the order of the text. */
export function sectionsOf(policy: PolicyPackage, clause: Clause): PolicyPackage['text']['sections'] {
  const ids = new Set(clause.cite.map((id) => id.split('.')[0]));
  return policy.text.sections.filter(({ id }) => ids.has(id));
}
