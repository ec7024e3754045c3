import type { ApplicationDraft, DraftClaim, TypedFact } from '../../../../../contracts/application-draft.ts';
import type { RoundView } from '../../../../../contracts/round.ts';
import type { Terms } from '../../../../../engine/definition.ts';
import type { Fact } from '../../../../../engine/format/manifest.ts';
import type { PagePolicy } from '../../../../public/calculator/model/policy.ts';
import {
  type ClauseQuestions,
  type FactUse,
  questionsOf,
  termsOn,
} from '../../../../public/calculator/model/questions.ts';
import { type NeededMaterial, neededMaterials } from './needed-materials.ts';

/** Which fields the form has: built from the package and the round, by the same rules as the calculator's. */

export interface FormLayout {
  readonly terms: Terms;
  /** Facts asked once for the company. */
  readonly company: readonly FactUse[];
  readonly claims: readonly ClaimLayout[];
  /** Papers asked for once. */
  readonly materials: readonly NeededMaterial[];
}

export interface ClaimLayout {
  readonly claim: DraftClaim;
  /** From 1. */
  readonly number: number;
  /** undefined where this round has no such clause. */
  readonly questions: ClauseQuestions | undefined;
  readonly facts: readonly FactField[];
  /** Some of its questions are asked once for the company. */
  readonly asksCompany: boolean;
  readonly materials: readonly NeededMaterial[];
}

/** A question of a claim and where its answer comes from. */
export interface FactField {
  readonly use: FactUse;
  readonly fact: Fact;
  /**
   * typed: asked here · registered: the register of works knows it · register-only: only the register may say it, and it
   * does not yet · elsewhere: already answered at another claim for the same work.
   */
  readonly from:
    | { readonly kind: 'typed' | 'register-only' }
    | { readonly kind: 'registered'; readonly value: unknown }
    | { readonly kind: 'elsewhere'; readonly value: TypedFact; readonly claim: number };
}

export interface FormGround {
  readonly policy: PagePolicy;
  readonly round: Pick<RoundView, 'programYear' | 'clauses' | 'materials' | 'waivedMaterials'>;
  /** The day on which the terms are read. */
  readonly day: string;
  /** Facts from the register of works, by claim. */
  readonly registered: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Never typed where a work is chosen: shooting days are counted from the register. */
const REGISTER_ONLY: ReadonlySet<string> = new Set(['shootingDays']);

export function formLayout(draft: ApplicationDraft, ground: FormGround): FormLayout {
  const { policy, round, day } = ground;
  const terms = termsOn(policy.definition, day);
  const { dictionary } = policy.definition;
  const offered = new Set(round.clauses.map(({ clause }) => clause));
  const questions = draft.claims.map(({ clause: id }) => {
    const clause = offered.has(id) ? terms.clauses.find((one) => one.id === id) : undefined;
    return clause && questionsOf(terms, dictionary, clause, round.programYear);
  });
  const claims = draft.claims.map((claim, at): ClaimLayout => {
    const asked = questions[at];
    return {
      claim,
      number: at + 1,
      questions: asked,
      facts: asked ? factFields(claim, asked, draft, ground) : [],
      asksCompany: asked?.facts.some(({ fact }) => isOfCompany(dictionary.facts[fact])) ?? false,
      materials: asked ? neededMaterials(policy, round, claim.clause) : [],
    };
  });
  return {
    terms,
    company: companyFacts(questions, dictionary.facts),
    claims,
    materials: neededMaterials(policy, round, null),
  };
}

function isOfCompany(fact: Fact | undefined): boolean {
  return fact?.about === 'applicant' || fact?.scope === 'applicant';
}

/** One question for each fact, however many claims ask it. */
function companyFacts(
  questions: readonly (ClauseQuestions | undefined)[],
  facts: Readonly<Record<string, Fact>>,
): readonly FactUse[] {
  const byName = new Map<string, FactUse>();
  for (const use of questions.flatMap((asked) => asked?.facts ?? [])) {
    if (!isOfCompany(facts[use.fact])) continue;
    const before = byName.get(use.fact);
    byName.set(use.fact, {
      ...use,
      cites: [...new Set([...(before?.cites ?? []), ...use.cites])],
      years: [...new Set([...(before?.years ?? []), ...use.years])].sort((one, other) => other - one),
    });
  }
  return [...byName.values()];
}

function factFields(
  claim: DraftClaim,
  { facts, subject }: ClauseQuestions,
  draft: ApplicationDraft,
  { policy, registered }: FormGround,
): readonly FactField[] {
  const known = registered[claim.id] ?? {};
  return facts.flatMap((use): FactField[] => {
    const fact = policy.definition.dictionary.facts[use.fact];
    if (!fact || isOfCompany(fact) || !isAsked(use, claim, draft, known)) return [];
    if (Object.hasOwn(known, use.fact)) return [{ use, fact, from: { kind: 'registered', value: known[use.fact] } }];
    if (subject && REGISTER_ONLY.has(use.fact)) return [{ use, fact, from: { kind: 'register-only' } }];
    const other =
      use.about === 'subject' && !Object.hasOwn(claim.facts, use.fact) && answeredElsewhere(use, claim, draft);
    return [{ use, fact, from: other || { kind: 'typed' } }];
  });
}

/** The same work's answer at another claim serves here too. */
function answeredElsewhere({ fact }: FactUse, claim: DraftClaim, { claims }: ApplicationDraft) {
  if (claim.subjectId === undefined) return undefined;
  const at = claims.findIndex(
    ({ id, subjectId, facts }) => id !== claim.id && subjectId === claim.subjectId && Object.hasOwn(facts, fact),
  );
  const value = claims[at]?.facts[fact];
  return value === undefined ? undefined : { kind: 'elsewhere' as const, value, claim: at + 1 };
}

/** The question is put: it has no condition, or the fact that it depends on has the value. */
function isAsked(
  { onlyWhere }: FactUse,
  claim: DraftClaim,
  { applicantFacts }: ApplicationDraft,
  known: Readonly<Record<string, unknown>>,
): boolean {
  if (onlyWhere === undefined) return true;
  return [known, claim.facts, applicantFacts].some((facts) => facts[onlyWhere.fact] === onlyWhere.value);
}
