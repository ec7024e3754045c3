import { type Answers, type CostLine, own } from './answers.ts';
import { applicantOf, isListed } from './applicant.ts';
import { Draft, type Gap } from './draft.ts';
import { type FactValue, type Problem, readFact } from './fact-values.ts';
import { type Identifiers, identifiersOf } from './identifiers.ts';
import { type ClaimLayout, type FactPlace, isAsked, type Layout, placeOf } from './layout.ts';
import type { FactUse } from './questions.ts';
import { readDay, readMoney, readRate, readYear } from './typed.ts';

/**
 * Answers → the request of the assessment contract. Only what is known goes in: a blank is left out, a wrong entry is
 * named and left out, and the rest is still computed.
 */

export interface RequestCost {
  readonly id: string;
  readonly category?: string;
  readonly amountFen: number;
  readonly [attribute: string]: unknown;
}

export interface RequestClaim {
  readonly id: string;
  readonly clause: string;
  readonly subject?: string;
  readonly outcome?: string;
  readonly review?: string;
  readonly rateBp?: number;
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly costs?: readonly RequestCost[];
  readonly otherSupport?: readonly string[];
}

/** JSON as `yunhe assess` takes it. */
export interface Request {
  readonly policy: string;
  readonly version: string;
  readonly asOf: string;
  readonly programYear?: number;
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly claims: readonly RequestClaim[];
}

export interface BuiltRequest {
  readonly request: Request;
  readonly problems: readonly Problem[];
  readonly gaps: readonly Gap[];
  readonly ids: Identifiers;
  /** Field name by JSON Pointer, for refusals that only the engine can find. */
  readonly fieldAt: ReadonlyMap<string, string>;
}

export function requestOf(answers: Answers, layout: Layout): BuiltRequest {
  const draft = new Draft();
  const ids = identifiersOf(answers);
  const { manifest } = layout.policy.definition;
  draft.take('asOf', readDay(answers.asOf));
  draft.take('programYear', readYear(answers.programYear));
  draft.fieldAt.set('/asOf', 'asOf').set('/programYear', 'programYear');
  const byClaim = new Map(layout.works.flatMap((work) => work.claims.map((laid) => [laid.claim.key, laid] as const)));
  const applicant = applicantOf(answers, layout, ids, draft);
  const claims = layout.claims.flatMap((claim, at) => {
    const laid = byClaim.get(claim.key);
    return laid ? [claimOf(answers, layout, laid, ids, draft, `/claims/${at}`)] : [];
  });
  const request: Request = {
    policy: manifest.id,
    version: manifest.version,
    asOf: layout.day,
    ...(layout.programYear === Number(layout.day.slice(0, 4)) ? {} : { programYear: layout.programYear }),
    applicant,
    claims,
  };
  return { request, problems: draft.problems, gaps: draft.gaps, ids, fieldAt: draft.fieldAt };
}

function claimOf(
  answers: Answers,
  layout: Layout,
  { claim, questions, place }: ClaimLayout,
  ids: Identifiers,
  draft: Draft,
  path: string,
): RequestClaim {
  const field = `claim.${claim.key}`;
  draft.fieldAt.set(path, `${field}.asked`).set(`${path}/outcome`, `${field}.outcome`);
  draft.fieldAt.set(`${path}/rateBp`, `${field}.rate`).set(`${path}/review`, `${field}.review`);
  const share = questions.clause.rate?.share;
  const rateBp =
    share?.kind === 'atMost'
      ? draft.take(`${field}.rate`, readRate(claim.rate, share.rateBp), undefined, { max: share.rateBp / 100 })
      : undefined;
  const facts = claimFacts(answers, layout, { claim, questions, place }, draft, path);
  const costs = questions.costs ? costsOf(answers, { claim, questions, place }, ids, draft, path) : undefined;
  const reviewed = questions.review !== undefined && (claim.review === 'passed' || claim.review === 'failed');
  const otherSupport = answers.support
    .filter((support) => support.claims.includes(claim.key) && isListed(support, layout))
    .map(({ key }) => ids.support.get(key) ?? key);
  return {
    id: ids.claim.get(claim.key) ?? claim.key,
    clause: claim.clause,
    ...(questions.subject ? { subject: ids.subject.get(claim.work) ?? claim.work } : {}),
    ...(questions.outcome && claim.outcome !== '' ? { outcome: claim.outcome } : {}),
    ...(reviewed ? { review: claim.review } : {}),
    ...(rateBp === undefined ? {} : { rateBp }),
    facts,
    ...(costs === undefined ? {} : { costs }),
    ...(otherSupport.length > 0 ? { otherSupport } : {}),
  };
}

function claimFacts(answers: Answers, layout: Layout, laid: ClaimLayout, draft: Draft, path: string) {
  const { dictionary } = layout.policy.definition;
  const facts: Record<string, FactValue> = {};
  for (const use of laid.questions.facts) {
    const definition = dictionary.facts[use.fact];
    const place = factPlace(answers, layout, laid, use);
    if (!definition || definition.scope === 'applicant' || !isAsked(use, place)) continue;
    const { value, problems } = readFact(use, definition, place);
    for (const problem of problems) draft.problem(problem);
    draft.fieldAt.set(`${path}/facts/${use.fact}`, `${place.prefix}.${use.fact}`);
    if (value !== undefined) facts[use.fact] = value;
  }
  return facts;
}

/** Where a fact of a claim is typed. */
export function factPlace(answers: Answers, layout: Layout, { claim, place }: ClaimLayout, use: FactUse): FactPlace {
  const where = placeOf(use, claim, layout.policy.definition.dictionary.facts);
  if (where === 'company') return layout.company;
  const work = where === 'work' ? answers.work.find(({ key }) => key === claim.work) : undefined;
  return work ? { ...place, prefix: `work.${work.key}.fact`, typed: work.fact } : place;
}

/** A cost goes to every claim of its work, or to those that it names. */
export function serves(cost: CostLine, claim: { readonly key: string; readonly work: string }): boolean {
  return cost.claims.length === 0 ? cost.work === claim.work : cost.claims.includes(claim.key);
}

/** A line on which nothing was typed yet; its yes and no may be copied from the line before. */
export function isBlankCost({ id, category, amount, used, note }: CostLine): boolean {
  return id === '' && category === '' && amount === '' && note === '' && !used;
}

function costsOf(
  answers: Answers,
  { claim, questions }: ClaimLayout,
  ids: Identifiers,
  draft: Draft,
  path: string,
): readonly RequestCost[] | undefined {
  const categories = questions.costs?.categories ?? [];
  const lines = answers.cost.filter((cost) => serves(cost, claim) && !isBlankCost(cost));
  if (lines.length === 0) return claim.costless ? [] : undefined;
  const costs: RequestCost[] = [];
  let open = false;
  for (const cost of lines) {
    if (categories.length > 0 && cost.category !== '' && !categories.includes(cost.category)) continue;
    const field = `cost.${cost.key}`;
    const amountFen = draft.take(`${field}.amount`, readMoney(cost.amount), 'cost');
    const uncategorised = categories.length > 0 && cost.category === '';
    if (uncategorised) draft.gap({ field: `${field}.category`, kind: 'cost' });
    if (amountFen === undefined || uncategorised) {
      open = true;
      continue;
    }
    draft.fieldAt.set(`${path}/costs/${costs.length}`, `${field}.amount`);
    costs.push({
      id: ids.cost.get(cost.key) ?? cost.key,
      ...(categories.length > 0 ? { category: cost.category } : {}),
      amountFen,
      ...attributesOf(cost, questions.costs?.attributes ?? []),
    });
  }
  return costs.length === 0 && open ? undefined : costs;
}

type Attributes = NonNullable<ClaimLayout['questions']['costs']>['attributes'];

function attributesOf(cost: CostLine, attributes: Attributes): Readonly<Record<string, boolean>> {
  const known: Record<string, boolean> = {};
  for (const { attribute, onlyCategory } of attributes) {
    const typed = own(cost.attribute, attribute);
    if (onlyCategory !== undefined && onlyCategory !== cost.category) continue;
    if (typed === 'yes' || typed === 'no') known[attribute] = typed === 'yes';
  }
  return known;
}
