import { factsOfClause } from '../assess/mentions.ts';
import type { Terms } from '../definition.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Clause } from '../format/terms.ts';
import type { Refusal } from '../result.ts';
import { checkKnown } from './applicant.ts';
import { type CostLedger, type CostsCheck, compileCostsCheck, newCostLedger } from './costs.ts';
import { compileFactsCheck } from './facts.ts';
import { type Claim, MAX_CLAIMS, ownMember, REVIEWS } from './form.ts';
import {
  type Check,
  checkChoice,
  checkId,
  checkInteger,
  checkList,
  checkObject,
  checkOptional,
  checkRequired,
  refuse,
} from './shape.ts';

const CLAIM = new Set(['id', 'clause', 'subject', 'outcome', 'review', 'rateBp', 'facts', 'costs', 'otherSupport']);
const checkReview = checkChoice(REVIEWS);

interface ClauseForm {
  readonly checkSubject: (claim: Claim, path: string) => Refusal | null;
  readonly checkRate: Check;
  readonly checkFacts: Check;
  readonly checkCosts: CostsCheck;
}

export type ClaimsCheck = (value: unknown, path: string, supportIds: ReadonlySet<string>) => Refusal | null;

/** The form of the claims under some terms: what each clause asks, and what the claims of a request must agree on. */
export function compileClaimsCheck(terms: Terms, dictionary: Dictionary): ClaimsCheck {
  const forms = new Map(terms.clauses.map((clause) => [clause.id, compileClauseForm(clause, terms, dictionary)]));
  const checkClause = checkKnown(forms, 'unknown-clause', [...forms.keys()].join('、'));
  return (value, path, supportIds) => {
    if (Array.isArray(value) && value.length > MAX_CLAIMS) return refuse(path, 'too-many-claims', { max: MAX_CLAIMS });
    const ids = new Set<string>();
    const ledger = newCostLedger();
    return checkList(value, path, (item, at) => {
      const form = checkObject(item, at, CLAIM);
      if (form) return form;
      const claim = item as Claim;
      const named =
        checkRequired(claim, 'id', at, checkId) ??
        (ids.size === ids.add(claim.id).size ? refuse(`${at}/id`, 'duplicate-claim', { id: claim.id }) : null) ??
        checkRequired(claim, 'clause', at, checkClause);
      const clauseForm = forms.get(claim.clause);
      return named ?? (clauseForm ? checkClaim(claim, at, clauseForm, ledger, supportIds) : null);
    });
  };
}

function checkClaim(
  claim: Claim,
  path: string,
  form: ClauseForm,
  ledger: CostLedger,
  supportIds: ReadonlySet<string>,
): Refusal | null {
  return (
    form.checkSubject(claim, path) ??
    checkOptional(claim, 'outcome', path, checkId) ??
    checkOptional(claim, 'review', path, checkReview) ??
    checkOptional(claim, 'rateBp', path, form.checkRate) ??
    checkOptional(claim, 'facts', path, form.checkFacts) ??
    checkOptional(claim, 'costs', path, (costs, at) => form.checkCosts(costs, at, ledger)) ??
    checkOptional(claim, 'otherSupport', path, (list, at) => checkNamedSupport(list, at, supportIds))
  );
}

function compileClauseForm(clause: Clause, terms: Terms, dictionary: Dictionary): ClauseForm {
  const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(clause.id));
  const facts = factsOfClause(
    clause,
    general.map(({ test }) => test),
  );
  const claimFacts = [...facts].filter((name) => dictionary.facts[name]?.scope !== 'applicant');
  return {
    checkSubject: compileSubjectCheck(clause),
    checkRate: compileRateCheck(clause),
    checkFacts: compileFactsCheck(claimFacts, dictionary),
    checkCosts: compileCostsCheck(clause, dictionary),
  };
}

function compileSubjectCheck({ id, needs }: Clause): ClauseForm['checkSubject'] {
  const needed = needs.includes('subject');
  return (claim, path) => {
    if (needed && ownMember(claim, 'subject') === undefined) {
      return refuse(`${path}/subject`, 'subject-missing', { clause: id });
    }
    return checkOptional(claim, 'subject', path, checkId);
  };
}

/** From 1 basis point to the maximum where the review may approve less; exactly the rate, or none, elsewhere. */
function compileRateCheck({ id, rate }: Clause): Check {
  if (!rate) return (_, path) => refuse(path, 'rate-not-used', { clause: id });
  const { kind, rateBp } = rate.share;
  if (kind === 'atMost') return checkInteger(1, rateBp);
  return (value, path) => (value === rateBp ? null : refuse(path, 'rate-fixed', { rateBp }));
}

function checkNamedSupport(value: unknown, path: string, supportIds: ReadonlySet<string>): Refusal | null {
  const named = new Set<string>();
  return checkList(value, path, (id, at) => {
    const form = checkId(id, at);
    if (form) return form;
    if (!supportIds.has(id as string)) return refuse(at, 'support-not-listed', { id: String(id) });
    return named.size === named.add(id as string).size ? refuse(at, 'support-named-twice', { id: String(id) }) : null;
  });
}
