import type { ApplicationDraft, DraftClaim, TypedFact } from '../../../contracts/application-draft.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import {
  type AssessmentRequest,
  type Claim,
  type CostItem,
  type FactValue,
  factsOfClause,
  fen,
  MAX_COST_ENTRIES,
  type OtherSupport,
  type PolicyDefinition,
  type Terms,
} from '../../../engine/index.ts';
import type { Circumstances, RegisteredSubject } from './circumstances.ts';
import { readFact } from './read-fact.ts';

/** What a draft lacks or says unreadably before it can be computed; the checklist puts it into words. */
export type DraftGap =
  | { readonly kind: 'clause'; readonly claimId: string; readonly clause: string }
  | { readonly kind: 'subject'; readonly claimId: string }
  | { readonly kind: 'unreadable'; readonly claimId: string | null; readonly fact: string }
  | { readonly kind: 'category'; readonly claimId: string; readonly costLineId: string }
  | { readonly kind: 'support'; readonly supportId: string }
  | { readonly kind: 'too-many-costs' };

export interface BuiltRequest {
  readonly request: AssessmentRequest;
  readonly gaps: readonly DraftGap[];
  /** Facts that came from the register of works, by claim. */
  readonly registered: Readonly<Record<string, Readonly<Record<string, FactValue>>>>;
}

export interface RequestFrame {
  readonly definition: PolicyDefinition;
  readonly terms: Terms;
  readonly asOf: string;
  readonly programYear: number;
  /** The clauses of the round. */
  readonly clauses: readonly string[];
}

/**
 * A draft → the request of the assessment contract. Only what is known goes in: a claim without its subject, a cost
 * without its category and an unreadable value are left out and named.
 */
export function buildRequest(draft: ApplicationDraft, circumstances: Circumstances, frame: RequestFrame): BuiltRequest {
  const gaps: DraftGap[] = [];
  const registered: Record<string, Readonly<Record<string, FactValue>>> = {};
  const supports = supportsOf(draft, frame.definition.dictionary, gaps);
  const facts = new FactReader(draft, frame, gaps);
  const claims: Claim[] = [];
  for (const claim of draft.claims) {
    const clause = frame.terms.clauses.find(({ id }) => id === claim.clause);
    if (!clause || !frame.clauses.includes(claim.clause)) {
      gaps.push({ kind: 'clause', claimId: claim.id, clause: claim.clause });
      continue;
    }
    const subject = claim.subjectId === undefined ? undefined : circumstances.subjects.get(claim.subjectId);
    if (clause.needs.includes('subject') && !subject) {
      gaps.push({ kind: 'subject', claimId: claim.id });
      continue;
    }
    const known = facts.ofClaim(claim, clause, subject);
    registered[claim.id] = known.registered;
    claims.push({
      id: claim.id,
      clause: claim.clause,
      ...(subject && clause.needs.includes('subject') ? { subject: subject.resolvedId } : {}),
      ...outcomeOf(claim, clause, subject),
      facts: known.facts,
      ...costsOf(claim, clause, circumstances, frame, gaps),
      ...supportOf(claim, supports),
    });
  }
  const entries = claims.reduce((sum, { costs }) => sum + (costs?.length ?? 0), 0);
  if (entries > MAX_COST_ENTRIES) gaps.push({ kind: 'too-many-costs' });
  return { request: framed(frame, circumstances, facts.ofApplicant(), supports, claims), gaps, registered };
}

function framed(
  { definition: { manifest }, asOf, programYear }: RequestFrame,
  { applicant: { name, uscc, debarments, priorAwards, usedCosts } }: Circumstances,
  facts: Readonly<Record<string, FactValue>>,
  otherSupport: readonly OtherSupport[],
  claims: readonly Claim[],
): AssessmentRequest {
  return {
    policy: manifest.id,
    version: manifest.version,
    asOf,
    programYear,
    applicant: { uscc, name, debarments, priorAwards, usedCosts, otherSupport, ...facts },
    claims,
  };
}

/** Reads the facts of a draft. What is asked once (of the company, of a work) serves every claim that needs it. */
class FactReader {
  readonly #draft: ApplicationDraft;
  readonly #frame: RequestFrame;
  readonly #gaps: DraftGap[];
  readonly #ofApplicant: Record<string, FactValue> = {};

  constructor(draft: ApplicationDraft, frame: RequestFrame, gaps: DraftGap[]) {
    this.#draft = draft;
    this.#frame = frame;
    this.#gaps = gaps;
  }

  ofApplicant(): Readonly<Record<string, FactValue>> {
    return this.#ofApplicant;
  }

  ofClaim(claim: DraftClaim, clause: Clause, subject: RegisteredSubject | undefined) {
    const { definition, terms } = this.#frame;
    const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(clause.id));
    const names = factsOfClause(
      clause,
      general.map(({ test }) => test),
    );
    const facts: Record<string, FactValue> = {};
    const registered: Record<string, FactValue> = {};
    for (const name of names) {
      const fact = definition.dictionary.facts[name];
      if (!fact) continue;
      const fromRegister = subject && Object.hasOwn(subject.facts, name) ? subject.facts[name] : undefined;
      const isOfCompany = fact.about === 'applicant' || fact.scope === 'applicant';
      const typed = isOfCompany ? ownFact(this.#draft.applicantFacts, name) : this.#typed(claim, name, fact.about);
      const read = readFact(fact, subject?.registeredOnly.includes(name) ? fromRegister : (fromRegister ?? typed));
      if (read.kind === 'unreadable') this.#gap(isOfCompany ? null : claim.id, name);
      if (read.kind !== 'known') continue;
      if (fromRegister !== undefined) registered[name] = read.value;
      (fact.scope === 'applicant' ? this.#ofApplicant : facts)[name] = read.value;
    }
    return { facts, registered };
  }

  #typed(claim: DraftClaim, name: string, about: string): TypedFact | undefined {
    const own = ownFact(claim.facts, name);
    if (own !== undefined || about !== 'subject' || claim.subjectId === undefined) return own;
    const sameWork = this.#draft.claims.filter(({ subjectId }) => subjectId === claim.subjectId);
    return sameWork.map(({ facts }) => ownFact(facts, name)).find((typed) => typed !== undefined);
  }

  #gap(claimId: string | null, fact: string): void {
    const isNamed = this.#gaps.some((gap) => gap.kind === 'unreadable' && gap.claimId === claimId && gap.fact === fact);
    if (!isNamed) this.#gaps.push({ kind: 'unreadable', claimId, fact });
  }
}

function ownFact(facts: Readonly<Record<string, TypedFact>>, name: string): TypedFact | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

function outcomeOf({ outcomeId }: DraftClaim, clause: Clause, subject: RegisteredSubject | undefined) {
  const isOwn = outcomeId !== undefined && (subject?.outcomes ?? []).includes(outcomeId);
  return isOwn && clause.needs.includes('outcome') ? { outcome: outcomeId } : {};
}

function costsOf(
  claim: DraftClaim,
  clause: Clause,
  { costs }: Circumstances,
  { definition }: RequestFrame,
  gaps: DraftGap[],
): { readonly costs?: readonly CostItem[] } {
  if (clause.base?.from.kind !== 'costs') return {};
  const { categories } = clause.base.from;
  const lines = costs.filter(({ claimId }) => claimId === claim.id);
  if (lines.length === 0) return claim.costless ? { costs: [] } : {};
  const items: CostItem[] = [];
  for (const { id, category, attributes, amountFen } of lines) {
    if (categories.length > 0 && !categories.includes(category)) {
      gaps.push({ kind: 'category', claimId: claim.id, costLineId: id });
      continue;
    }
    const known = Object.entries(attributes).filter(([name]) =>
      Object.hasOwn(definition.dictionary.costAttributes, name),
    );
    items.push({
      id,
      ...(categories.length > 0 ? { category } : {}),
      amountFen: fen(amountFen),
      ...Object.fromEntries(known),
    });
  }
  return items.length > 0 ? { costs: items } : {};
}

/** Support that is filled in wholly and whose id is its own; the rest is named. */
function supportsOf(
  { otherSupport }: ApplicationDraft,
  { supportLevels, supportStatuses }: PolicyDefinition['dictionary'],
  gaps: DraftGap[],
): readonly OtherSupport[] {
  const seen = new Set<string>();
  return otherSupport.flatMap(({ id, policy, level, status, amountFen }): OtherSupport[] => {
    const isWhole =
      policy !== '' &&
      Object.hasOwn(supportLevels, level) &&
      Object.hasOwn(supportStatuses, status) &&
      amountFen !== null &&
      !seen.has(id);
    seen.add(id);
    if (isWhole) return [{ id, policy, level, status, amountFen: fen(amountFen) }];
    gaps.push({ kind: 'support', supportId: id });
    return [];
  });
}

function supportOf({ otherSupport = [] }: DraftClaim, supports: readonly OtherSupport[]) {
  const listed = [...new Set(otherSupport)].filter((id) => supports.some((support) => support.id === id));
  return listed.length > 0 ? { otherSupport: listed } : {};
}
