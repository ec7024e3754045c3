import type { Terms } from '../../../../engine/definition.ts';
import type { Fact } from '../../../../engine/format/manifest.ts';
import type { Clause } from '../../../../engine/format/terms.ts';
import { type Answers, type Claim, own, type Typed, type Work } from './answers.ts';
import type { PagePolicy } from './policy.ts';
import { type ClauseQuestions, type CostAttributeUse, type FactUse, questionsOf, termsOn } from './questions.ts';
import { readDay, readYear } from './typed.ts';

/** Which questions stand where: asked once for the company, once for a work, or for one claim. */

export interface Layout {
  readonly policy: PagePolicy;
  /** The day of application that counts: as typed, or the day of the page where it is blank or wrong. */
  readonly day: string;
  readonly programYear: number;
  /** Programme years to choose from, the year of application first. */
  readonly programYears: readonly number[];
  readonly terms: Terms;
  readonly questions: ReadonlyMap<string, ClauseQuestions>;
  /** Ids of the clauses that the chosen audiences see, in the order of the package. */
  readonly offered: readonly string[];
  /** Claims that are asked and belong to this policy, in the order in which a request names them. */
  readonly claims: readonly Claim[];
  readonly company: FactPlace;
  readonly works: readonly WorkLayout[];
  readonly history: { readonly awards: boolean; readonly debarments: boolean; readonly supports: boolean };
}

/** Questions that are answered in one place. `prefix` begins the names of their fields. */
export interface FactPlace {
  readonly prefix: string;
  readonly typed: Typed;
  /** Wherever the answer may stand that decides whether a question is put at all: here, and in what this belongs to. */
  readonly seen: readonly Typed[];
  readonly facts: readonly FactUse[];
}

export interface ClaimLayout {
  readonly claim: Claim;
  readonly questions: ClauseQuestions;
  readonly place: FactPlace;
}

/** A work, or the company itself (`work` undefined), with the claims made for it. */
export interface WorkLayout {
  readonly work: Work | undefined;
  readonly place: FactPlace;
  /** Clauses that can be ticked here, each with its claim where there is one already. */
  readonly choices: readonly { readonly clause: Clause; readonly claim: Claim | undefined }[];
  readonly claims: readonly ClaimLayout[];
  readonly costs: CostLayout | undefined;
}

export interface CostLayout {
  readonly categories: readonly string[];
  /** Some claims need a category, so it must be named. */
  readonly categoryNeeded: boolean;
  readonly attributes: readonly CostAttributeUse[];
  readonly claims: readonly ClaimLayout[];
}

export function layoutOf(answers: Answers, policy: PagePolicy, today: string): Layout {
  const typedDay = readDay(answers.asOf);
  const day = typedDay.kind === 'known' ? typedDay.value : today;
  const year = Number(day.slice(0, 4));
  const programYears = policy.definition.manifest.programYears.map((relative) => year + relative);
  const typedYear = readYear(answers.programYear);
  const chosenYear = typedYear.kind === 'known' ? typedYear.value : year;
  const programYear = programYears.includes(chosenYear) ? chosenYear : (programYears[0] ?? year);
  const terms = termsOn(policy.definition, day);
  const { dictionary } = policy.definition;
  const questions = new Map(
    terms.clauses.map((clause) => [clause.id, questionsOf(terms, dictionary, clause, programYear)]),
  );
  const workKeys = new Set(answers.work.map(({ key }) => key));
  const claims = answers.claim.filter((claim) => {
    const found = questions.get(claim.clause);
    return claim.asked && found !== undefined && (found.subject ? workKeys.has(claim.work) : claim.work === '');
  });
  const offered = offeredClauses(answers, policy, terms);
  const base = { policy, questions, offered, answers, dictionary: dictionary.facts };
  const asked = new Set(claims.map(({ clause }) => clause));
  return {
    policy,
    day,
    programYear,
    programYears,
    terms,
    questions,
    offered,
    claims,
    company: {
      prefix: 'fact',
      typed: answers.fact,
      seen: [answers.fact],
      facts: companyFacts(claims, questions, dictionary.facts),
    },
    works: [...answers.work.map((work) => workLayout(base, claims, work)), workLayout(base, claims, undefined)],
    history: historyOf(terms, asked),
  };
}

/** The clauses that concern the chosen audiences, and those already asked. Without audiences in the package: all. */
function offeredClauses(answers: Answers, { definition }: PagePolicy, terms: Terms): readonly string[] {
  const { audiences } = definition.manifest;
  const asked = answers.claim.filter((claim) => claim.asked).map((claim) => claim.clause);
  const concerned = audiences.filter(({ id }) => answers.audience.includes(id)).flatMap(({ clauses }) => clauses);
  const all = audiences.length === 0;
  return terms.clauses.map(({ id }) => id).filter((id) => all || asked.includes(id) || concerned.includes(id));
}

type Facts = Readonly<Record<string, Fact>>;

/** Where a fact of a claim is answered. A claim's own answer to a question about the work wins: imports may differ. */
export function placeOf(use: FactUse, claim: Claim, facts: Facts): 'company' | 'work' | 'claim' {
  if (facts[use.fact]?.scope === 'applicant') return 'company';
  if (Object.keys(claim.fact).some((key) => key.split('.')[0] === use.fact)) return 'claim';
  if (use.about === 'applicant') return 'company';
  return use.about === 'subject' && claim.work !== '' ? 'work' : 'claim';
}

function companyFacts(claims: readonly Claim[], questions: Layout['questions'], facts: Facts): readonly FactUse[] {
  return merged(
    claims.flatMap((claim) =>
      (questions.get(claim.clause)?.facts ?? []).filter((use) => placeOf(use, claim, facts) === 'company'),
    ),
  );
}

/** One question for each fact, however many claims ask it. */
function merged(uses: readonly FactUse[]): readonly FactUse[] {
  const byFact = new Map<string, FactUse>();
  for (const use of uses) {
    const before = byFact.get(use.fact);
    byFact.set(use.fact, before ? mergedUse(before, use) : use);
  }
  return [...byFact.values()];
}

function mergedUse(one: FactUse, other: FactUse): FactUse {
  const { onlyWhere: _first, ...rest } = one;
  const same = one.onlyWhere?.fact === other.onlyWhere?.fact && one.onlyWhere?.value === other.onlyWhere?.value;
  return {
    ...rest,
    cites: [...new Set([...one.cites, ...other.cites])],
    judged: one.judged || other.judged,
    years: [...new Set([...one.years, ...other.years])].sort((newer, older) => older - newer),
    ...(one.onlyWhere && same ? { onlyWhere: one.onlyWhere } : {}),
  };
}

interface Base {
  readonly policy: PagePolicy;
  readonly questions: Layout['questions'];
  readonly offered: readonly string[];
  readonly answers: Answers;
  readonly dictionary: Facts;
}

function workLayout(base: Base, claims: readonly Claim[], work: Work | undefined): WorkLayout {
  const key = work?.key ?? '';
  const prefix = work ? `work.${key}.fact` : 'fact';
  const typed = work ? work.fact : base.answers.fact;
  const own = claims.filter((claim) => claim.work === key);
  const laid = own.flatMap((claim): ClaimLayout[] => {
    const questions = base.questions.get(claim.clause);
    if (!questions) return [];
    const facts = questions.facts.filter((use) => placeOf(use, claim, base.dictionary) === 'claim');
    return [
      {
        claim,
        questions,
        place: {
          prefix: `claim.${claim.key}.fact`,
          typed: claim.fact,
          seen: [claim.fact, typed, base.answers.fact],
          facts,
        },
      },
    ];
  });
  const facts = laid.flatMap(({ claim, questions }) =>
    questions.facts.filter((use) => placeOf(use, claim, base.dictionary) === 'work'),
  );
  return {
    work,
    place: { prefix, typed, seen: [typed, ...own.map((claim) => claim.fact)], facts: merged(facts) },
    choices: choicesOf(base, key, own),
    claims: laid,
    costs: costLayout(laid),
  };
}

/** The clauses to tick at a work: those that go with what is asked there already, all offered ones while nothing is. */
function choicesOf({ policy, questions, offered, answers }: Base, key: string, own: readonly Claim[]) {
  const asked = new Set(own.map(({ clause }) => clause));
  const { audiences } = policy.definition.manifest;
  const together = (clause: string) =>
    asked.size === 0 ||
    asked.has(clause) ||
    audiences.length === 0 ||
    audiences.some(({ clauses }) => clauses.includes(clause) && clauses.some((other) => asked.has(other)));
  return offered.flatMap((id) => {
    const found = questions.get(id);
    // What is not published cannot be computed; it is named, not offered, unless a file asked for it.
    if (found?.clause.unpublished !== undefined && !asked.has(id)) return [];
    if (!found || found.subject !== (key !== '') || !(key === '' || together(id))) return [];
    const rows = answers.claim.filter((claim) => claim.clause === id && claim.work === key);
    const shown = rows.filter(({ asked: isAsked }) => isAsked);
    if (shown.length > 1) return shown.map((claim) => ({ clause: found.clause, claim }));
    return [{ clause: found.clause, claim: shown[0] ?? rows[0] }];
  });
}

function costLayout(claims: readonly ClaimLayout[]): CostLayout | undefined {
  const served = claims.filter(({ questions }) => questions.costs !== undefined);
  if (served.length === 0) return undefined;
  const attributes = new Map<string, CostAttributeUse>();
  for (const use of served.flatMap(({ questions }) => questions.costs?.attributes ?? [])) {
    if (!attributes.has(use.attribute)) attributes.set(use.attribute, use);
  }
  const lists = served.map(({ questions }) => questions.costs?.categories ?? []);
  return {
    categories: [...new Set(lists.flat())],
    categoryNeeded: lists.some((categories) => categories.length > 0),
    attributes: [...attributes.values()],
    claims: served,
  };
}

/** Whether the past of the company can matter for what is asked. */
function historyOf(terms: Terms, asked: ReadonlySet<string>): Layout['history'] {
  const clauses = terms.clauses.filter(({ id }) => asked.has(id));
  const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.some((id) => asked.has(id)));
  const tests = [...general, ...clauses.flatMap(({ conditions }) => conditions)].map(
    (condition) => condition.test.kind,
  );
  const any = clauses.some(({ unpublished }) => unpublished === undefined);
  return {
    awards: any && (tests.includes('noPriorAward') || clauses.some(({ caps, once }) => caps.length > 0 || once)),
    debarments: any && tests.includes('notDebarred'),
    supports: any && (terms.insteadOfAward !== undefined || tests.includes('noOtherSupport')),
  };
}

/** The question is put: it has no condition, or the fact that it depends on has the value. */
export function isAsked(use: FactUse, place: FactPlace): boolean {
  const { onlyWhere } = use;
  return onlyWhere === undefined || place.seen.some((typed) => own(typed, onlyWhere.fact) === onlyWhere.value);
}
