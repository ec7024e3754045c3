import { type Answers, type Claim, LISTS, type ListName, nextKey } from './answers.ts';
import { write } from './entries.ts';
import { layoutOf } from './layout.ts';
import type { PagePolicy } from './policy.ts';
import { termsOn } from './questions.ts';
import { isBlankCost } from './request.ts';

/** What a person can do beside typing: choose what they are, add and remove rows. Each change gives new answers. */

export interface Added {
  readonly answers: Answers;
  /** Key of the new row; undefined where the list is full. */
  readonly key: string | undefined;
}

/** Adds a blank row and puts the given members. */
export function addRow(answers: Answers, list: ListName, members: Readonly<Record<string, string>> = {}): Added {
  if (answers[list].length >= LISTS[list].most) return { answers, key: undefined };
  const key = nextKey(answers, list);
  let next = write(answers, list, key);
  for (const [member, value] of Object.entries(members)) next = write(next, `${list}.${key}.${member}`, value);
  return { answers: next, key };
}

/** Removes a row and everything that hangs on it. */
export function removeRow(answers: Answers, list: ListName, key: string): Answers {
  const rows: readonly { readonly key: string }[] = answers[list];
  const next: Answers = { ...answers, [list]: rows.filter((row) => row.key !== key) };
  if (list === 'work') {
    const claims = answers.claim.filter(({ work }) => work === key).map((claim) => claim.key);
    const kept = claims.reduce((current, claim) => removeRow(current, 'claim', claim), next);
    return {
      ...kept,
      cost: kept.cost.filter(({ work, claims: named }) => work !== key || named.length > 0),
      award: kept.award.map((award) => (award.subject === key ? { ...award, subject: '' } : award)),
    };
  }
  if (list !== 'claim') return next;
  const without = (claims: readonly string[]) => claims.filter((claim) => claim !== key);
  return {
    ...next,
    // A cost that served only this claim would else serve every claim of its work.
    cost: next.cost
      .filter(({ claims }) => claims.length === 0 || without(claims).length > 0)
      .map((cost) => ({ ...cost, claims: without(cost.claims) })),
    support: next.support.map((support) => ({ ...support, claims: without(support.claims) })),
  };
}

/** Asks for a clause at a work ('' = the company), or no longer. What was answered under it stays. */
export function askClause(answers: Answers, clause: string, work: string, asked: boolean): Answers {
  const rows = answers.claim.filter((claim) => claim.clause === clause && claim.work === work);
  const first = rows[0];
  if (first) {
    const keys = new Set(asked ? [first.key] : rows.map(({ key }) => key));
    return { ...answers, claim: answers.claim.map((claim) => (keys.has(claim.key) ? { ...claim, asked } : claim)) };
  }
  return asked ? addClaim(answers, clause, work).answers : answers;
}

/** One more claim under a clause, for another outcome. */
export function addClaim(answers: Answers, clause: string, work: string): Added {
  return addRow(answers, 'claim', { clause, work, asked: 'yes' });
}

/** One more cost of a work. What the line before it answered with yes or no is taken over, and can be changed. */
function addCost(answers: Answers, work: string): Added {
  const before = answers.cost.filter((cost) => cost.work === work).pop();
  const added = addRow(answers, 'cost', { work });
  if (added.key === undefined || !before) return added;
  const cost = added.answers.cost.map((line) =>
    line.key === added.key ? { ...line, attribute: before.attribute, claims: before.claims } : line,
  );
  return { answers: { ...added.answers, cost }, key: added.key };
}

/**
 * The rows that a form needs so that it can be filled in: a claim for every clause that can be ticked, and one blank
 * line where costs are asked and none is there.
 */
export function withFormRows(answers: Answers, policy: PagePolicy, today: string): Answers {
  let next = answers;
  for (const { work, choices, costs } of layoutOf(answers, policy, today).works) {
    const key = work?.key ?? '';
    for (const { clause, claim } of choices) {
      if (!claim) next = addRow(next, 'claim', { clause: clause.id, work: key }).answers;
    }
    const claims = new Set(costs?.claims.map(({ claim }) => claim.key));
    const hasLine = next.cost.some((cost) => cost.work === key || cost.claims.some((claim) => claims.has(claim)));
    if (costs && !hasLine) next = addRow(next, 'cost', { work: key }).answers;
  }
  return next;
}

/**
 * Chooses what the person is. A newly chosen audience asks at once for its first published clause, so that questions
 * appear; one that is given up takes along the clauses that no other chosen audience sees.
 */
export function chooseAudiences(answers: Answers, chosen: readonly string[], policy: PagePolicy, day: string): Answers {
  const { audiences } = policy.definition.manifest;
  const before = new Set(answers.audience);
  const seen = new Set(audiences.filter(({ id }) => chosen.includes(id)).flatMap(({ clauses }) => clauses));
  const left = audiences.filter(({ id }) => before.has(id) && !chosen.includes(id)).flatMap(({ clauses }) => clauses);
  const given = new Set(left.filter((clause) => !seen.has(clause)));
  let next: Answers = {
    ...answers,
    audience: [...chosen],
    claim: answers.claim.map((claim) => (given.has(claim.clause) ? { ...claim, asked: false } : claim)),
  };
  for (const audience of audiences) {
    if (chosen.includes(audience.id) && !before.has(audience.id)) next = askFirst(next, audience.clauses, policy, day);
  }
  return withoutBlankWorks(next);
}

function askFirst(answers: Answers, clauses: readonly string[], policy: PagePolicy, day: string): Answers {
  const terms = termsOn(policy.definition, day);
  const asked = answers.claim.filter((claim) => claim.asked);
  if (asked.some(({ clause }) => clauses.includes(clause))) return answers;
  const first = clauses
    .map((id) => terms.clauses.find((clause) => clause.id === id))
    .find((clause) => clause !== undefined && clause.unpublished === undefined);
  if (!first) return answers;
  if (!first.needs.includes('subject')) return askClause(answers, first.id, '', true);
  const { audiences } = policy.definition.manifest;
  const goesWith = (claim: Claim) =>
    audiences.some(({ clauses: all }) => all.includes(claim.clause) && all.includes(first.id));
  const works = answers.work.filter(({ key }) => asked.filter(({ work }) => work === key).every(goesWith));
  const work = works[0];
  if (work) return askClause(answers, first.id, work.key, true);
  const added = addRow(answers, 'work');
  return added.key === undefined ? answers : askClause(added.answers, first.id, added.key, true);
}

/** Works that were made for an audience and never touched go with it. */
function withoutBlankWorks(answers: Answers): Answers {
  const blank = answers.work.filter(
    ({ key, name, subject, fact }) =>
      name === '' &&
      subject === '' &&
      Object.keys(fact).length === 0 &&
      answers.claim.every(
        ({ work, asked, review, outcome, fact: own }) =>
          work !== key || !(asked || review !== '' || outcome !== '' || Object.keys(own).length > 0),
      ) &&
      answers.cost.every((cost) => cost.work !== key || isBlankCost(cost)) &&
      answers.award.every(({ subject: about }) => about !== key),
  );
  return blank.reduce((current, { key }) => removeRow(current, 'work', key), answers);
}

/** What a button did: the answers, and the field that is to be reached next. */
export interface Performed {
  readonly answers: Answers;
  readonly focus: string;
}

/** Where the focus goes in a new row of each list. */
const FIRST_FIELD: Readonly<Record<ListName, string>> = {
  work: 'name',
  claim: 'outcome',
  cost: 'amount',
  award: 'clause',
  debarment: 'decidedOn',
  support: 'policy',
};

/** Id of the button that adds to a list. */
export function addButton(list: ListName, work = ''): string {
  return work === '' ? `add.${list}` : `add.${list}.${work}`;
}

/**
 * Does what a button of the form says: `add:cost:w1`, `add:claim:w1:location-filming`, `remove:cost:k3`. undefined for
 * anything else: the form is then only computed.
 */
export function perform(answers: Answers, action: string): Performed | undefined {
  const [verb, list = '', first = '', second = ''] = action.split(':');
  if (!Object.hasOwn(LISTS, list)) return undefined;
  const name = list as ListName;
  if (verb === 'remove') return removed(answers, name, first);
  if (verb !== 'add') return undefined;
  const added =
    name === 'cost'
      ? addCost(answers, first)
      : name === 'claim'
        ? addClaim(answers, second, first)
        : addRow(answers, name);
  const focus = added.key === undefined ? addButton(name, first) : `${name}.${added.key}.${FIRST_FIELD[name]}`;
  return { answers: added.answers, focus };
}

/** The focus goes to the row that moves up, else to the one before, else to the button that adds. */
function removed(answers: Answers, list: ListName, key: string): Performed | undefined {
  const rows = answers[list] as readonly { readonly key: string; readonly work?: string }[];
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (!row) return undefined;
  const beside = rows.filter((other) => other.work === row.work || list === 'work');
  const place = beside.indexOf(row);
  const neighbour = beside[place + 1] ?? beside[place - 1];
  const focus = neighbour ? `${list}.${neighbour.key}.${FIRST_FIELD[list]}` : addButton(list, row.work ?? '');
  return { answers: removeRow(answers, list, key), focus };
}
