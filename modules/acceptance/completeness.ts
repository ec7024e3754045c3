import type { Defect, DefectCode } from '../../contracts/acceptance.ts';
import type { ChecklistItem, FormPlace } from '../../contracts/application.ts';
import type { ApplicationDraft } from '../../contracts/application-draft.ts';
import type { Clause } from '../../engine/format/terms.ts';
import { factsOfTest, type PolicyPackage, type Terms } from '../../engine/index.ts';
import { cureOf, say } from './refusals.ts';

/** What the completeness check looks at: what the applicant's own checklist says of the submitted content, and the terms. */
export interface CompletenessInput {
  readonly items: readonly ChecklistItem[];
  readonly claims: ApplicationDraft['claims'];
  readonly loaded: PolicyPackage;
  readonly terms: Terms;
  /** The undertaking of truth was taken when it was submitted. */
  readonly isUndertaken: boolean;
}

const CODES: Readonly<Record<ChecklistItem['kind'], DefectCode | null>> = {
  claim: 'CLAIM_INCOMPLETE',
  fact: 'FACT_MISSING',
  cost: 'COST_INCOMPLETE',
  material: 'MATERIAL_MISSING',
  question: 'ANSWER_MISSING',
  profile: 'PROFILE_INCOMPLETE',
  debarment: 'DEBARRED',
  round: null,
};

/**
 * The defects of a submitted application, each once, in the order of the form. It rests on the same checklist that the
 * applicant saw, so that nobody is asked for what the form did not ask. What a panel judges is no defect: the applicant's
 * own opinion of it may stay open.
 */
export function defectsOf({ items, claims, loaded, terms, isUndertaken }: CompletenessInput): Defect[] {
  // What is asked once for the company may be asked for by any of the claims.
  const clausesOf = (claimId: string | undefined) => {
    const of = claims.filter(({ id }) => claimId === undefined || id === claimId).map(({ clause }) => clause);
    return terms.clauses.filter(({ id }) => of.includes(id));
  };
  const found = items.flatMap((item): Defect[] => {
    const code = CODES[item.kind];
    const clauses = clausesOf(item.place.claimId);
    if (code === null || (code === 'FACT_MISSING' && isJudged(clauses, item.place.member))) return [];
    return [defectOf(item, code, citeOf(code, item.place, clauses, loaded))];
  });
  const unique = new Map(found.map((defect) => [`${defect.code} ${defect.path}`, defect]));
  return isUndertaken ? [...unique.values()] : [...unique.values(), undertakingDefect()];
}

function defectOf({ text, help = '', place }: ChecklistItem, code: DefectCode, cite: string | undefined): Defect {
  const { claimId } = place;
  return {
    code,
    ...(claimId === undefined ? {} : { claimId }),
    path: pathOf(place),
    place,
    sentence: text,
    cure: `${cureOf(code)}${help}`,
    ...(cite === undefined ? {} : { cite }),
  };
}

function undertakingDefect(): Defect {
  const code = 'UNDERTAKING_MISSING';
  const place = { section: 'claims', member: 'undertaking' } as const;
  return { code, path: pathOf(place), place, sentence: say(`sentence.${code}`), cure: cureOf(code) };
}

/** `claims/c1/costs/k1/category`: a place of the form as one word. */
function pathOf({ section, claimId, materialId, costLineId, questionId, member }: FormPlace): string {
  const parts = [section === 'claim' ? 'claims' : section, claimId];
  if (materialId !== undefined) parts.push('materials', materialId);
  if (costLineId !== undefined) parts.push('costs', costLineId);
  return [...parts, questionId, member].filter((part) => part !== undefined).join('/');
}

function conditionOf(clauses: readonly Clause[], fact: string | undefined) {
  if (fact === undefined) return undefined;
  return clauses.flatMap(({ conditions }) => conditions).find(({ test }) => factsOfTest(test).has(fact));
}

/** Whether a panel, not the applicant or the office, says what is so. */
function isJudged(clauses: readonly Clause[], fact: string | undefined): boolean {
  const role = conditionOf(clauses, fact)?.judge?.role;
  return role !== undefined && role !== 'officer';
}

/** The sentence of the policy that asks for what is missing. */
function citeOf(code: DefectCode, place: FormPlace, clauses: readonly Clause[], loaded: PolicyPackage) {
  if (code === 'MATERIAL_MISSING') return loaded.materials.find(({ id }) => id === place.materialId)?.cite;
  if (code === 'FACT_MISSING') return conditionOf(clauses, place.member)?.cite;
  if (code === 'COST_INCOMPLETE') return clauses[0]?.base?.cite;
  return undefined;
}
