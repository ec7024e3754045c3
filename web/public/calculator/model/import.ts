import { type Answers, EMPTY, nextKey, type Typed } from './answers.ts';
import { addRow } from './changes.ts';
import type { PagePolicy } from './policy.ts';
import { type ClauseQuestions, questionsOf, termsOn } from './questions.ts';
import type { RequestClaim, RequestCost } from './request.ts';

/**
 * A request of the contract → answers. The request has been checked by the engine before; everything that bears on the
 * result comes over, so that the same request goes out again.
 */

/** The form that `checkRequest` has let through; the engine's own type is narrower about numbers. */
export interface ImportedRequest {
  readonly policy?: string;
  readonly version?: string;
  readonly asOf: string;
  readonly programYear?: number;
  readonly applicant?: {
    readonly uscc?: string;
    readonly name?: string;
    readonly debarments?: readonly { readonly decidedOn: string }[];
    readonly priorAwards?: readonly ImportedAward[];
    readonly usedCosts?: readonly string[];
    readonly otherSupport?: readonly ImportedSupport[];
    readonly [fact: string]: unknown;
  };
  readonly claims: readonly RequestClaim[];
}

interface ImportedAward {
  readonly clause: string;
  readonly year: number;
  readonly amountFen: number;
  readonly subject?: string;
  readonly outcome?: string;
}

interface ImportedSupport {
  readonly id: string;
  readonly policy: string;
  readonly level: string;
  readonly status: string;
  readonly amountFen: number;
}

export function answersOfRequest(request: ImportedRequest, policy: PagePolicy): Answers {
  const { manifest } = policy.definition;
  const applicant = request.applicant ?? {};
  let answers: Answers = {
    ...EMPTY,
    policy: manifest.id,
    version: manifest.version,
    asOf: request.asOf,
    programYear: request.programYear === undefined ? '' : String(request.programYear),
    uscc: applicant.uscc ?? '',
    companyName: applicant.name ?? '',
    fact: applicantFacts(applicant, policy),
    usedCost: applicant.usedCosts ?? [],
  };
  const importing: Importing = { policy, works: new Map(), lines: new Map(), decided: new Map() };
  const programYear = request.programYear ?? Number(request.asOf.slice(0, 4));
  for (const claim of request.claims) {
    const questions = questionsOfClause(policy, request.asOf, programYear, claim.clause);
    if (questions) answers = withClaim(answers, claim, questions, importing);
  }
  answers = withAwards(answers, applicant.priorAwards ?? [], importing.works);
  answers = withSupports(answers, applicant.otherSupport ?? [], request.claims);
  for (const { decidedOn } of applicant.debarments ?? []) answers = addRow(answers, 'debarment', { decidedOn }).answers;
  return withUsedLines(answers);
}

function questionsOfClause(policy: PagePolicy, day: string, programYear: number, id: string) {
  const terms = termsOn(policy.definition, day);
  const clause = terms.clauses.find((one) => one.id === id);
  return clause && questionsOf(terms, policy.definition.dictionary, clause, programYear);
}

function applicantFacts(applicant: Readonly<Record<string, unknown>>, { definition }: PagePolicy): Typed {
  const typed: Record<string, string> = {};
  for (const [name, fact] of Object.entries(definition.dictionary.facts)) {
    if (fact.scope === 'applicant' && Object.hasOwn(applicant, name))
      Object.assign(typed, typedFact(name, applicant[name], fact.type));
  }
  return typed;
}

/** A fact's value as a person would have typed it. */
function typedFact(name: string, value: unknown, type: string): Typed {
  if (typeof value === 'boolean') return { [name]: value ? 'yes' : 'no' };
  if (typeof value === 'string') return { [name]: value };
  const asText = (number: unknown) => (type.startsWith('money') ? yuanText(Number(number)) : String(number));
  if (typeof value === 'number') return { [name]: asText(value) };
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([part, number]) => [`${name}.${part}`, asText(number)]));
}

function withClaim(before: Answers, claim: RequestClaim, questions: ClauseQuestions, importing: Importing): Answers {
  const { works } = importing;
  let answers = before;
  let work = '';
  if (questions.subject) {
    const subject = claim.subject ?? '';
    const known = works.get(subject);
    const added = known === undefined ? addRow(answers, 'work', { subject, name: subject }) : undefined;
    work = known ?? added?.key ?? '';
    answers = added?.answers ?? answers;
    works.set(subject, work);
  }
  const key = nextKey(answers, 'claim');
  answers = addRow(answers, 'claim', {
    id: claim.id,
    clause: claim.clause,
    work,
    asked: 'yes',
    outcome: questions.outcome ? (claim.outcome ?? '') : '',
    review: questions.review ? (claim.review ?? '') : '',
    rate: claim.rateBp === undefined ? '' : String(claim.rateBp / 100),
    costless: claim.costs?.length === 0 ? 'yes' : '',
  }).answers;
  answers = withFacts(answers, claim, questions, key, work, importing);
  if (!questions.costs) return answers;
  const looksAt = new Set(questions.costs.attributes.map(({ attribute }) => attribute));
  return withCosts(answers, claim.costs ?? [], { claim: key, work, looksAt }, importing);
}

/**
 * Facts about a work or the company are written there, as the first claim that uses them has them, known or not; a
 * later claim that differs keeps its own answer, blank included.
 */
function withFacts(
  answers: Answers,
  claim: RequestClaim,
  questions: ClauseQuestions,
  key: string,
  work: string,
  { decided, policy }: Importing,
): Answers {
  const { facts: dictionary } = policy.definition.dictionary;
  const facts = claim.facts ?? {};
  let next = answers;
  for (const use of questions.facts) {
    const fact = dictionary[use.fact];
    if (!fact || fact.scope === 'applicant') continue;
    const typed = Object.hasOwn(facts, use.fact) ? typedFact(use.fact, facts[use.fact], fact.type) : {};
    const place = use.about === 'applicant' ? '' : use.about === 'subject' && work !== '' ? work : undefined;
    if (place === undefined) {
      next = atRow(next, 'claim', key, typed);
      continue;
    }
    const text = JSON.stringify(typed);
    const before = decided.get(`${place}.${use.fact}`);
    decided.set(`${place}.${use.fact}`, before ?? text);
    if (before !== undefined && before !== text) next = atRow(next, 'claim', key, { [use.fact]: BLANK, ...typed });
    else if (before === undefined && place === '') next = { ...next, fact: { ...next.fact, ...typed } };
    else if (before === undefined) next = atRow(next, 'work', place, typed);
  }
  return next;
}

/** A claim's own answer that is blank on purpose: read as nothing, but there. */
const BLANK = ' ';

function atRow(answers: Answers, list: 'work' | 'claim', key: string, typed: Typed): Answers {
  const rows: readonly { readonly key: string; readonly fact: Typed }[] = answers[list];
  return {
    ...answers,
    [list]: rows.map((row) => (row.key === key ? { ...row, fact: { ...row.fact, ...typed } } : row)),
  };
}

/**
 * One line for one cost id; a claim that describes it otherwise gets a line of its own with the same id. What one claim
 * leaves open another must not answer for it, so attributes that both look at have to be the same, known or not.
 */
function withCosts(before: Answers, costs: readonly RequestCost[], at: CostPlace, { lines }: Importing): Answers {
  const { claim, work, looksAt } = at;
  let answers = before;
  for (const { id, category, amountFen, ...attributes } of costs) {
    const typed = Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]) =>
        looksAt.has(name) ? [[name, value === true ? 'yes' : 'no']] : [],
      ),
    );
    const chosen = category === undefined || category === 'general' ? '' : category;
    const same = answers.cost.find((line) => {
      const both = [...(lines.get(line.key) ?? [])].filter((name) => looksAt.has(name));
      const named = line.category === chosen || line.category === '' || chosen === '';
      return line.id === id && named && both.every((name) => line.attribute[name] === typed[name]);
    });
    const added = same
      ? undefined
      : addRow(answers, 'cost', { id, work, category: chosen, amount: yuanText(amountFen) });
    const key = same?.key ?? added?.key ?? '';
    answers = added?.answers ?? answers;
    lines.set(key, new Set([...(lines.get(key) ?? []), ...looksAt]));
    answers = {
      ...answers,
      cost: answers.cost.map((line) =>
        line.key === key
          ? {
              ...line,
              claims: [...line.claims, claim],
              category: line.category || chosen,
              attribute: { ...line.attribute, ...typed },
            }
          : line,
      ),
    };
  }
  return answers;
}

interface CostPlace {
  readonly claim: string;
  readonly work: string;
  /** Attributes of costs that the clause of the claim asks about. */
  readonly looksAt: ReadonlySet<string>;
}

/** What is remembered while the claims come over one by one. */
interface Importing {
  readonly policy: PagePolicy;
  /** Key of the work by its subject. */
  readonly works: Map<string, string>;
  /** Attributes that the claims of a cost line look at, by key of the line. */
  readonly lines: Map<string, ReadonlySet<string>>;
  /** What the first claim said of a fact, by place and fact. */
  readonly decided: Map<string, string>;
}

function withAwards(before: Answers, awards: readonly ImportedAward[], works: ReadonlyMap<string, string>): Answers {
  return awards.reduce((answers, { clause, year, amountFen, subject, outcome }) => {
    const about = subject === undefined ? '' : (works.get(subject) ?? `=${subject}`);
    const members = { clause, year: String(year), amount: yuanText(amountFen), subject: about, outcome: outcome ?? '' };
    return addRow(answers, 'award', members).answers;
  }, before);
}

function withSupports(before: Answers, supports: readonly ImportedSupport[], claims: readonly RequestClaim[]): Answers {
  return supports.reduce((answers, { id, policy, level, status, amountFen }) => {
    const named = new Set(claims.filter(({ otherSupport }) => otherSupport?.includes(id)).map((claim) => claim.id));
    const keys = answers.claim.filter((claim) => named.has(claim.id)).map(({ key }) => key);
    const added = addRow(answers, 'support', { id, policy, level, status, amount: yuanText(amountFen) });
    const support = added.answers.support.map((row) => (row.key === added.key ? { ...row, claims: keys } : row));
    return { ...added.answers, support };
  }, before);
}

/** Ids of used costs that are among the lines become their ticks. */
function withUsedLines(answers: Answers): Answers {
  const used = new Set(answers.usedCost);
  const lines = new Set(answers.cost.map(({ id }) => id));
  return {
    ...answers,
    cost: answers.cost.map((line) => (used.has(line.id) ? { ...line, used: true } : line)),
    usedCost: answers.usedCost.filter((id) => !lines.has(id)),
  };
}

/** Fen as yuan with thousands separators, as people type it. */
function yuanText(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return fen % 100 === 0 ? whole : `${whole}.${String(fen % 100).padStart(2, '0')}`;
}
