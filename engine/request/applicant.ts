import type { Dictionary } from '../format/manifest.ts';
import type { Clause } from '../format/terms.ts';
import type { Refusal } from '../result.ts';
import { compileFactCheck } from './facts.ts';
import { type Applicant, ownMember } from './form.ts';
import {
  type Check,
  checkAmount,
  checkChoice,
  checkDay,
  checkId,
  checkInteger,
  checkList,
  checkObject,
  checkOptional,
  checkRequired,
  checkText,
  refuse,
} from './shape.ts';
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts';

const MEMBERS = ['uscc', 'name', 'debarments', 'priorAwards', 'usedCosts', 'otherSupport'];
const DEBARMENT = new Set(['decidedOn']);
const PRIOR_AWARD = new Set(['clause', 'year', 'amountFen', 'subject', 'outcome']);
const OTHER_SUPPORT = new Set(['id', 'policy', 'level', 'status', 'amountFen']);
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** The form of the applicant: the contract's members and the facts that the dictionary asks once for a company. */
export function compileApplicantCheck(dictionary: Dictionary, clauses: ReadonlyMap<string, Clause>): Check {
  const facts = Object.entries(dictionary.facts)
    .filter(([, fact]) => fact.scope === 'applicant')
    .map(([name, fact]) => ({ name, check: compileFactCheck(fact) }));
  const known = new Set([...MEMBERS, ...facts.map(({ name }) => name)]);
  const checkPriorAward = compilePriorAwardCheck(clauses);
  const checkSupport = compileSupportCheck(dictionary);
  return (value, path) => {
    const form = checkObject(value, path, known);
    if (form) return form;
    const applicant = value as Applicant;
    const history =
      checkOptional(applicant, 'uscc', path, checkCode) ??
      checkOptional(applicant, 'name', path, checkText) ??
      checkOptional(applicant, 'debarments', path, (list, at) => checkList(list, at, checkDebarment)) ??
      checkOptional(applicant, 'priorAwards', path, (list, at) => checkList(list, at, checkPriorAward)) ??
      checkOptional(applicant, 'usedCosts', path, (list, at) => checkList(list, at, checkId));
    if (history) return history;
    for (const { name, check } of facts) {
      const refusal = checkOptional(applicant, name, path, check);
      if (refusal) return refusal;
    }
    return checkOptional(applicant, 'otherSupport', path, (list, at) => checkSupports(list, at, checkSupport));
  };
}

/** The ids of the other support that the applicant lists. */
export function supportIdsOf(applicant: Applicant | undefined): Set<string> {
  return new Set((applicant?.otherSupport ?? []).map(({ id }) => id));
}

const checkCode: Check = (value, path) => {
  return checkText(value, path) ?? (isUnifiedSocialCreditCode(value as string) ? null : refuse(path, 'uscc'));
};

const checkDebarment: Check = (value, path) => {
  return checkObject(value, path, DEBARMENT) ?? checkRequired(value as Applicant, 'decidedOn', path, checkDay);
};

function compilePriorAwardCheck(clauses: ReadonlyMap<string, Clause>): Check {
  const ids = [...clauses.keys()];
  const checkClause = checkKnown(clauses, 'unknown-clause', ids.join('、'));
  const checkYear = checkInteger(FIRST_YEAR, LAST_YEAR);
  return (value, path) => {
    const form = checkObject(value, path, PRIOR_AWARD);
    if (form) return form;
    const award = value as Readonly<Record<string, unknown>>;
    const refusal =
      checkRequired(award, 'clause', path, checkClause) ??
      checkRequired(award, 'year', path, checkYear) ??
      checkRequired(award, 'amountFen', path, checkAmount);
    if (refusal) return refusal;
    const needs = clauses.get(award.clause as string)?.needs ?? [];
    for (const name of ['subject', 'outcome'] as const) {
      const needed = needs.includes(name) && ownMember(award, name) === undefined;
      const missing = needed
        ? refuse(`${path}/${name}`, `prior-${name}-missing`, { clause: String(award.clause) })
        : null;
      const wrong = missing ?? checkOptional(award, name, path, checkId);
      if (wrong) return wrong;
    }
    return null;
  };
}

/** An id that has to be one of a map's keys. */
export function checkKnown(known: ReadonlyMap<string, unknown>, code: string, list: string): Check {
  return (value, path) => {
    const form = checkId(value, path);
    if (form) return form;
    return known.has(value as string) ? null : refuse(path, code, { value: String(value), known: list });
  };
}

function compileSupportCheck(dictionary: Dictionary): Check {
  const checkLevel = checkChoice(Object.keys(dictionary.supportLevels));
  const checkStatus = checkChoice(Object.keys(dictionary.supportStatuses));
  return (value, path) => {
    const form = checkObject(value, path, OTHER_SUPPORT);
    if (form) return form;
    const support = value as Readonly<Record<string, unknown>>;
    return (
      checkRequired(support, 'id', path, checkId) ??
      checkRequired(support, 'policy', path, checkText) ??
      checkRequired(support, 'level', path, checkLevel) ??
      checkRequired(support, 'status', path, checkStatus) ??
      checkRequired(support, 'amountFen', path, checkAmount)
    );
  };
}

function checkSupports(list: unknown, path: string, check: Check): Refusal | null {
  const seen = new Set<string>();
  return checkList(list, path, (value, at) => {
    const refusal = check(value, at);
    if (refusal) return refusal;
    const { id } = value as { readonly id: string };
    return seen.size === seen.add(id).size ? refuse(`${at}/id`, 'duplicate-support', { id }) : null;
  });
}
