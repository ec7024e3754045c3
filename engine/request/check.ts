import { yearOf } from '../calendar.ts';
import type { PolicyDefinition, Terms } from '../definition.ts';
import type { Outcome, Refusal } from '../result.ts';
import { compileApplicantCheck, supportIdsOf } from './applicant.ts';
import { compileClaimsCheck } from './claims.ts';
import { type Applicant, type AssessmentRequest, ownMember } from './form.ts';
import {
  type Check,
  checkDay,
  checkId,
  checkInteger,
  checkObject,
  checkOptional,
  checkRequired,
  type JsonObject,
  refuse,
} from './shape.ts';

const REQUEST = new Set(['policy', 'version', 'asOf', 'programYear', 'applicant', 'claims']);

/** The form of everything in a request that depends on the terms of its day. */
export type TermsForm = (request: JsonObject) => Refusal | null;

/** The form of a request's applicant and claims under some terms. */
export function compileTermsForm({ manifest, dictionary }: PolicyDefinition, terms: Terms): TermsForm {
  const clauses = new Map(terms.clauses.map((clause) => [clause.id, clause]));
  const checkApplicant = compileApplicantCheck(dictionary, clauses);
  const checkClaims = compileClaimsCheck(terms, dictionary);
  return (request) =>
    checkOptional(request, 'programYear', '', compileYearCheck(request.asOf as string, manifest.programYears)) ??
    checkOptional(request, 'applicant', '', checkApplicant) ??
    checkRequired(request, 'claims', '', (claims, path) => {
      return checkClaims(claims, path, supportIdsOf(ownMember(request, 'applicant') as Applicant | undefined));
    });
}

/**
 * Checks that a value has the form of a request to this package: every refusal of the contract, the first one in the
 * order in which the contract writes the form. `formOn` gives the form under the terms of a day.
 */
export function checkForm(
  value: unknown,
  { manifest }: PolicyDefinition,
  formOn: (day: string) => TermsForm,
): Outcome<AssessmentRequest> {
  const refusal = checkObject(value, '', REQUEST) ?? checkHead(value as JsonObject, manifest);
  const request = value as JsonObject;
  const later = refusal ?? formOn(request.asOf as string)(request);
  return later ? { ok: false, refusal: later } : { ok: true, value: value as AssessmentRequest };
}

/** The members that say which text on which day: policy, version, asOf. */
export function checkHead(request: JsonObject, manifest: PolicyDefinition['manifest']): Refusal | null {
  return (
    checkOptional(request, 'policy', '', checkSame(manifest.id, 'unknown-policy')) ??
    checkOptional(request, 'version', '', checkSame(manifest.version, 'unknown-version')) ??
    checkRequired(request, 'asOf', '', checkDay)
  );
}

/** The caller has chosen the package by these members; what it could not find is unknown. */
function checkSame(name: string, code: string): Check {
  return (value, path) =>
    checkId(value, path) ?? (value === name ? null : refuse(path, code, { value: String(value) }));
}

function compileYearCheck(asOf: string, programYears: readonly number[]): Check {
  const year = yearOf(asOf);
  const allowed = programYears.map((offset) => year + offset);
  const checkYear = checkInteger(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return (value, path) => {
    const form = checkYear(value, path);
    if (form || allowed.includes(value as number)) return form;
    return refuse(path, 'programme-year', { allowed: allowed.join('、') });
  };
}
