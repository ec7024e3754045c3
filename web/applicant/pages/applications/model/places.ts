import type { FormPlace } from '../../../../../contracts/application.ts';

/** Where in the form something stands, as ids of elements; and where else a checklist may lead to. */

export const SECTION_IDS = {
  organisation: 'section.organisation',
  applicant: 'section.applicant',
  claims: 'section.claims',
  'other-support': 'section.support',
  answers: 'section.answers',
} as const;

/** `claimId` null = of the company. */
export const factId = (claimId: string | null, fact: string) => `fact.${claimId ?? 'company'}.${fact}`;
export const claimElement = (claimId: string) => `claim.${claimId}`;
export const subjectElement = (claimId: string) => `subject.${claimId}`;
export const outcomeElement = (claimId: string) => `outcome.${claimId}`;
export const costsElement = (claimId: string) => `costs.${claimId}`;
export const costLineElement = (lineId: string) => `cost.${lineId}`;
/** `claimId` null = for the whole application. */
export const materialElement = (claimId: string | null, material: string) => `material.${claimId ?? 'all'}.${material}`;
export const answerElement = (question: string) => `answer.${question}`;
export const supportElement = (support: string) => `support.${support}`;

/** What to do about an item: go to a field of this form, or to another page of the workplace. */
export type Target =
  | { readonly kind: 'field'; readonly ids: readonly [string, ...string[]] }
  | { readonly kind: 'page'; readonly to: string };

/** The elements that stand for a place, the most exact one first: a field may not be on the page. */
export function targetOf(place: FormPlace): Target {
  const { section, claimId, member, costLineId, materialId, questionId, subjectId } = place;
  if (member === 'shootingDays' && subjectId !== undefined) return { kind: 'page', to: `/works/${subjectId}/days` };
  if (section === 'organisation') {
    if (member === undefined) return field(SECTION_IDS.organisation);
    return { kind: 'page', to: member === 'bankAccount' ? '/organisation/bank-account' : '/organisation/edit' };
  }
  if (section === 'answers')
    return field(...(questionId === undefined ? [] : [answerElement(questionId)]), SECTION_IDS.answers);
  if (section === 'other-support') {
    return field(...(member === undefined ? [] : [supportElement(member)]), SECTION_IDS['other-support']);
  }
  if (section === 'applicant')
    return field(...(member === undefined ? [] : [factId(null, member)]), SECTION_IDS.applicant);
  if (materialId !== undefined) {
    return field(
      materialElement(claimId ?? null, materialId),
      ...(claimId ? [claimElement(claimId)] : []),
      SECTION_IDS.claims,
    );
  }
  if (claimId === undefined) return field(SECTION_IDS.claims);
  return field(...withinClaim(claimId, member, costLineId), claimElement(claimId), SECTION_IDS.claims);
}

function withinClaim(claimId: string, member: string | undefined, costLineId: string | undefined): readonly string[] {
  if (costLineId !== undefined) return [costLineElement(costLineId), costsElement(claimId)];
  if (member === undefined) return [];
  if (member === 'subject') return [subjectElement(claimId)];
  if (member === 'outcome') return [outcomeElement(claimId)];
  return member === 'costs' ? [costsElement(claimId)] : [factId(claimId, member)];
}

function field(...ids: readonly string[]): Target {
  const [first = SECTION_IDS.claims, ...rest] = ids;
  return { kind: 'field', ids: [first, ...rest] };
}
