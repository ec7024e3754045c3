import type { ApplicationDraft, DraftClaim } from '../../../contracts/application-draft.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage, Terms } from '../../../engine/index.ts';
import type { Circumstances } from '../assess/circumstances.ts';
import { say } from '../refusals.ts';

interface Named {
  readonly draft: ApplicationDraft;
  readonly circumstances: Circumstances;
  readonly loaded: PolicyPackage;
  readonly terms: Terms;
}

/** The names under which people know the parts of a draft. */
export class Naming {
  readonly #named: Named;

  constructor(named: Named) {
    this.#named = named;
  }

  clause(claim: DraftClaim): Clause | undefined {
    return this.#named.terms.clauses.find(({ id }) => id === claim.clause);
  }

  /** The clause's title, with the work where there is one. */
  claim(claim: DraftClaim): string {
    const title = this.clause(claim)?.title ?? claim.clause;
    const subject = claim.subjectId && this.#named.circumstances.subjects.get(claim.subjectId)?.title;
    return subject ? say('claim.with-subject', { clause: title, subject }) : title;
  }

  claimById(id: string): string {
    const claim = this.#named.draft.claims.find((one) => one.id === id);
    return claim ? this.claim(claim) : id;
  }

  subjectLabel(claim: DraftClaim): string {
    return this.clause(claim)?.subjectLabel ?? say('subject');
  }

  fact(name: string): string {
    return this.#named.loaded.definition.dictionary.facts[name]?.label ?? name;
  }

  /** Asked once for the company. */
  isOfCompany(name: string): boolean {
    const fact = this.#named.loaded.definition.dictionary.facts[name];
    return fact?.about === 'applicant' || fact?.scope === 'applicant';
  }

  attribute(name: string): string {
    return this.#named.loaded.definition.dictionary.costAttributes[name]?.label ?? name;
  }

  category(name: string): string {
    return this.#named.loaded.definition.dictionary.costCategories[name] ?? name;
  }

  /** The number of a cost line among those of its claim, as the form counts them. */
  line(costLineId: string): number {
    const { costs } = this.#named.circumstances;
    const claimId = costs.find(({ id }) => id === costLineId)?.claimId;
    return costs.filter((cost) => cost.claimId === claimId).findIndex(({ id }) => id === costLineId) + 1;
  }

  support(id: string): string {
    return this.#named.draft.otherSupport.find((support) => support.id === id)?.policy || id;
  }
}
