import phrases from '../../../../messages/zh-CN/calculator.json' with { type: 'json' };
import { type Answers, own, type Support } from './answers.ts';
import type { Draft } from './draft.ts';
import { readFact } from './fact-values.ts';
import type { Identifiers } from './identifiers.ts';
import { isAsked, type Layout } from './layout.ts';
import { readDay, readMoney, readYear } from './typed.ts';

/** The company's part of a request: who it is, its history, and the facts that the contract keeps with the applicant. */
export function applicantOf(
  answers: Answers,
  layout: Layout,
  ids: Identifiers,
  draft: Draft,
): Readonly<Record<string, unknown>> {
  const applicant: Record<string, unknown> = {};
  const uscc = answers.uscc.trim().toUpperCase();
  if (uscc !== '') applicant.uscc = uscc;
  if (answers.companyName.trim() !== '') applicant.name = answers.companyName.trim();
  draft.fieldAt.set('/applicant/uscc', 'uscc').set('/applicant/name', 'companyName');
  const listed: [string, readonly unknown[]][] = [
    ['debarments', debarmentsOf(answers, draft)],
    ['priorAwards', priorAwardsOf(answers, layout, ids, draft)],
    ['usedCosts', usedCostsOf(answers, ids)],
    ['otherSupport', supportsOf(answers, layout, ids, draft)],
  ];
  for (const [member, list] of listed) if (list.length > 0) applicant[member] = list;
  const { dictionary } = layout.policy.definition;
  for (const use of layout.company.facts) {
    const definition = dictionary.facts[use.fact];
    if (!definition || !isAsked(use, layout.company)) continue;
    const { value, problems } = readFact(use, definition, layout.company);
    for (const problem of problems) draft.problem(problem);
    if (definition.scope !== 'applicant' || value === undefined) continue;
    applicant[use.fact] = value;
    draft.fieldAt.set(`/applicant/${use.fact}`, `${layout.company.prefix}.${use.fact}`);
  }
  return applicant;
}

function debarmentsOf(answers: Answers, draft: Draft) {
  const known: { decidedOn: string }[] = [];
  for (const { key, decidedOn } of answers.debarment) {
    const field = `debarment.${key}.decidedOn`;
    const day = draft.take(field, readDay(decidedOn), 'debarment');
    if (day === undefined) continue;
    draft.fieldAt.set(`/applicant/debarments/${known.length}`, field);
    known.push({ decidedOn: day });
  }
  return known;
}

function priorAwardsOf(answers: Answers, layout: Layout, ids: Identifiers, draft: Draft) {
  const known: Record<string, unknown>[] = [];
  for (const award of answers.award) {
    const needs = layout.questions.get(award.clause)?.clause.needs ?? [];
    const field = `award.${award.key}`;
    if (award.clause === '') draft.gap({ field: `${field}.clause`, kind: 'award' });
    const year = draft.take(`${field}.year`, readYear(award.year), 'award');
    const amountFen = draft.take(`${field}.amount`, readMoney(award.amount), 'award');
    if (!layout.questions.has(award.clause) || year === undefined || amountFen === undefined) continue;
    draft.fieldAt.set(`/applicant/priorAwards/${known.length}`, `${field}.amount`);
    const other = `other-${award.key}`;
    const named = award.subject.startsWith('=') ? award.subject.slice(1) : ids.subject.get(award.subject);
    known.push({
      clause: award.clause,
      year,
      amountFen,
      ...(needs.includes('subject') ? { subject: named || other } : {}),
      ...(needs.includes('outcome') ? { outcome: award.outcome || other } : {}),
    });
  }
  return known;
}

function usedCostsOf(answers: Answers, ids: Identifiers): readonly string[] {
  const lines = answers.cost.flatMap((cost) => (cost.used ? [ids.cost.get(cost.key) ?? cost.key] : []));
  return [...new Set([...lines, ...answers.usedCost])];
}

function supportsOf(answers: Answers, layout: Layout, ids: Identifiers, draft: Draft) {
  const known: Record<string, unknown>[] = [];
  for (const support of answers.support) {
    const field = `support.${support.key}`;
    const { level, status } = chosenOf(support, layout);
    if (level === '') draft.gap({ field: `${field}.level`, kind: 'support' });
    if (status === '') draft.gap({ field: `${field}.status`, kind: 'support' });
    if (!layout.claims.some(({ key }) => support.claims.includes(key))) {
      draft.gap({ field: `${field}.claims`, kind: 'support' });
    }
    const amountFen = draft.take(`${field}.amount`, readMoney(support.amount), 'support');
    if (level === '' || status === '' || amountFen === undefined) continue;
    draft.fieldAt.set(`/applicant/otherSupport/${known.length}`, `${field}.amount`);
    const id = ids.support.get(support.key) ?? support.key;
    known.push({ id, policy: support.policy.trim() || phrases['support.unnamed'], level, status, amountFen });
  }
  return known;
}

/** Level and status as the dictionary has them, '' where they are not chosen. */
function chosenOf({ level, status }: Support, layout: Layout): { readonly level: string; readonly status: string } {
  const { supportLevels, supportStatuses } = layout.policy.definition.dictionary;
  return {
    level: own(supportLevels, level) === undefined ? '' : level,
    status: own(supportStatuses, status) === undefined ? '' : status,
  };
}

/** The support stands in the request: a claim may only name what the applicant lists. */
export function isListed(support: Support, layout: Layout): boolean {
  const { level, status } = chosenOf(support, layout);
  return level !== '' && status !== '' && readMoney(support.amount).kind === 'known';
}
