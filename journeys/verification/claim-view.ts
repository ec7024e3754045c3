import type { z } from 'zod';
import type { VerifiedFactView, verificationClaim } from '../../contracts/verification.ts';
import type { Fact } from '../../engine/format/manifest.ts';
import type { Assessment } from '../../engine/index.ts';
import { factsAsked, type VerificationGrounds } from './grounds.ts';

type ClaimView = z.output<typeof verificationClaim>;

/** A claim with its costs and with what the clause gives: as claimed, on what is decided, if all that is open were allowed. */
export function claimView(grounds: VerificationGrounds, id: string, titles: ReadonlyMap<string, string>): ClaimView {
  const { snapshot, terms, lines, decisions, assessments } = grounds;
  const claim = snapshot.request.claims.find((one) => one.id === id);
  const subjectId = snapshot.draft.claims.find((one) => one.id === id)?.subjectId ?? '';
  const clause = terms.clauses.find((one) => one.id === claim?.clause);
  const own = lines.filter(({ line }) => line.claimId === id);
  const [claimed, verified, ifAllowed] = [
    resultIn(assessments.claimed, id),
    resultIn(assessments.verified, id),
    resultIn(assessments.ifAllowed, id),
  ];
  return {
    id,
    clause: claim?.clause ?? '',
    title: clause?.title ?? claim?.clause ?? '',
    subjectTitle: titles.get(subjectId) ?? null,
    claimedFen: own.reduce((sum, { line }) => sum + line.amountFen, 0),
    verifiedFen: own.reduce((sum, { line }) => sum + (decisions.get(line.id)?.verifiedFen ?? 0), 0),
    openFen: own.reduce((sum, { line }) => sum + (decisions.has(line.id) ? 0 : line.amountFen), 0),
    ceilingClaimedFen: Number(claimed?.ceilingFen ?? 0),
    ceilingVerifiedFen: Number(verified?.ceilingFen ?? 0),
    ceilingIfAllowedFen: Number(ifAllowed?.ceilingFen ?? 0),
    baseClaimedFen: Number(claimed?.baseFen ?? 0),
    baseVerifiedFen: Number(verified?.baseFen ?? 0),
    baseIfAllowedFen: Number(ifAllowed?.baseFen ?? 0),
    rateBp: verified?.rateBp ?? 0,
    limits: limitsOf(grounds, clause?.id),
    status: verified?.status ?? 'pending',
    failed: [...(verified?.failed ?? [])],
    trace: [...(verified?.trace ?? [])],
    facts: factsOf(grounds, id),
  };
}

function resultIn(assessment: Assessment, claimId: string) {
  return assessment.claims.find(({ id }) => id === claimId);
}

/** Amounts that the text sets; a bound that is computed from the claim itself is no figure of its own. */
function limitsOf({ terms, assessments }: VerificationGrounds, clauseId: string | undefined): ClaimView['limits'] {
  const clause = terms.clauses.find(({ id }) => id === clauseId);
  return (clause?.caps ?? []).flatMap(({ code, label, cite, limitFen }) => {
    if (limitFen === 'computed') return [];
    const priorFen = assessments.verified.limits.find((limit) => limit.code === code)?.priorFen ?? 0;
    return [{ code, label, cite, limitFen: Number(limitFen), priorFen: Number(priorFen) }];
  });
}

/** What the conditions of a claim (or, with an empty id, of the company) ask for: stated and found. */
export function factsOf(grounds: VerificationGrounds, claimId: string): VerifiedFactView[] {
  const { snapshot, loaded, facts: decided } = grounds;
  const claim = snapshot.request.claims.find(({ id }) => id === claimId);
  const given: Readonly<Record<string, unknown>> = (claimId === '' ? snapshot.request.applicant : claim?.facts) ?? {};
  return factsAsked(grounds, snapshot, claimId).flatMap((name) => {
    const fact = loaded.definition.dictionary.facts[name];
    if (!fact) return [];
    const stated = given[name] ?? null;
    const found = decided.find((one) => one.claimId === claimId && one.fact === name);
    const { label, type, unit = '' } = fact;
    const verified = found?.verified ?? null;
    return [
      {
        fact: name,
        label,
        type,
        unit,
        options: optionsOf(fact, stated),
        stated,
        verified,
        reason: found?.reason ?? null,
      },
    ];
  });
}

function optionsOf(fact: Fact, stated: unknown): VerifiedFactView['options'] {
  if (fact.type === 'choice') return Object.entries(fact.values).map(([value, label]) => ({ value, label }));
  if (fact.type === 'counts') {
    return Object.entries(fact.members).map(([value, { label }]) => ({ value, label }));
  }
  if (fact.type !== 'money-by-year' || typeof stated !== 'object' || stated === null) return [];
  return Object.keys(stated).map((year) => ({ value: year, label: year }));
}
