import type { z } from 'zod';
import type { startFrom } from '../contracts/application.ts';
import {
  type ApplicationDraft,
  type DraftClaim,
  EMPTY_DRAFT,
  type TypedFact,
  typedFact,
} from '../contracts/application-draft.ts';
import {
  type AssessmentRequest,
  type CompiledPolicy,
  type CostItem,
  checkRequest,
  type PolicyPackage,
} from '../engine/index.ts';
import { type ApplicationRow, applicationOf, refuseApplication } from '../modules/application/index.ts';
import type { DraftCostLine } from '../modules/evidence/index.ts';
import type { Refused } from '../platform/command/refusal.ts';
import { refuse } from '../platform/command/runner.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { claimCostsOf } from '../views/claim-costs.ts';
import { wordsOfRefusal } from './application-grounds.ts';

/** What an application begins with. */
export interface DraftToBeginWith {
  readonly ok: true;
  readonly draft: ApplicationDraft;
  readonly costs: readonly DraftCostLine[];
  /** Clauses that this round does not have. */
  readonly leftOut: readonly string[];
  readonly copiedFrom: string | null;
}

interface Round {
  readonly loaded: PolicyPackage;
  readonly policy: CompiledPolicy;
  readonly clauses: readonly string[];
}

/** Makes the draft from nothing, from clauses, from a request of the calculator or from an earlier application. */
export async function draftFrom(
  reader: Reader,
  from: z.output<typeof startFrom>,
  organisationId: string,
  round: Round,
): Promise<DraftToBeginWith | Refused> {
  const nothing = { ok: true as const, draft: EMPTY_DRAFT, costs: [], leftOut: [], copiedFrom: null };
  switch (from.kind) {
    case 'blank':
      return nothing;
    case 'clauses': {
      const wanted = [...new Set(from.clauses)];
      const inRound = wanted.filter((clause) => round.clauses.includes(clause));
      const claims = inRound.map((clause, at): DraftClaim => ({ id: `c${at + 1}`, clause, facts: {} }));
      return { ...nothing, draft: { ...EMPTY_DRAFT, claims }, leftOut: missingIn(round, wanted) };
    }
    case 'request':
      return fromRequest(from.request, round);
    case 'application': {
      const earlier = await applicationOf(reader, from.applicationId);
      if (earlier?.organisationId !== organisationId) {
        return refuse('NOT_FOUND', { kind: 'not-found', path: '/from/applicationId' });
      }
      return fromApplication(reader, earlier, round);
    }
  }
}

/** The works of the calculator are names only, so that a claim keeps its facts and costs and waits for its subject. */
function fromRequest(given: unknown, round: Round): DraftToBeginWith | Refused {
  const { id, version } = round.loaded.definition.manifest;
  const checked = checkRequest(round.policy, { ...Object(given), policy: id, version });
  if (!checked.ok) {
    const params = { reason: wordsOfRefusal(checked.refusal) };
    return refuseApplication('UNREADABLE_REQUEST', { params, path: `/from/request${checked.refusal.path}` });
  }
  const request = checked.value;
  const supports = request.applicant?.otherSupport ?? [];
  const supportId = new Map(supports.map((support, at) => [support.id, `s${at + 1}`]));
  const inRound = request.claims.filter(({ clause }) => round.clauses.includes(clause));
  const claims = inRound.map(
    ({ clause, facts, otherSupport = [], costs }, at): DraftClaim => ({
      id: `c${at + 1}`,
      clause,
      facts: typedFactsOf({ ...facts }),
      ...(otherSupport.length > 0 ? { otherSupport: otherSupport.flatMap((name) => supportId.get(name) ?? []) } : {}),
      ...(costs?.length === 0 ? { costless: true } : {}),
    }),
  );
  const draft: ApplicationDraft = {
    ...EMPTY_DRAFT,
    applicantFacts: applicantFactsOf(request, round),
    otherSupport: supports.map((support) => ({ ...support, id: supportId.get(support.id) ?? support.id })),
    claims,
  };
  const wanted = request.claims.map(({ clause }) => clause);
  const costs = costsOf(inRound.map(({ costs: items = [] }) => items));
  return { ok: true, draft, costs, leftOut: missingIn(round, wanted), copiedFrom: null };
}

/** A cost that several claims share becomes a line of the first one: it supports one claim only. */
function costsOf(byClaim: readonly (readonly CostItem[])[]): DraftCostLine[] {
  const seen = new Set<string>();
  return byClaim.flatMap((items, at) =>
    items.flatMap(({ id, category = '', amountFen, ...attributes }): DraftCostLine[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      const known = Object.entries(attributes).filter(
        (entry): entry is [string, boolean] => entry[1] === true || entry[1] === false,
      );
      return [{ claimId: `c${at + 1}`, category, attributes: Object.fromEntries(known), description: '', amountFen }];
    }),
  );
}

/** Facts that are asked once for the company, whether the request has them there or at its claims. */
function applicantFactsOf({ applicant = {}, claims }: AssessmentRequest, { loaded }: Round): Record<string, TypedFact> {
  const names = Object.entries(loaded.definition.dictionary.facts)
    .filter(([, { about, scope }]) => about === 'applicant' || scope === 'applicant')
    .map(([name]) => name);
  const found = names.flatMap((name) => {
    const places: readonly Readonly<Record<string, unknown>>[] = [applicant, ...claims.map(({ facts = {} }) => facts)];
    const value = places
      .map((place) => (Object.hasOwn(place, name) ? place[name] : undefined))
      .find((one) => one !== undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return typedFactsOf(Object.fromEntries(found));
}

function typedFactsOf(facts: Readonly<Record<string, unknown>>): Record<string, TypedFact> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      const typed = typedFact.safeParse(value);
      return typed.success ? [[name, typed.data] as const] : [];
    }),
  );
}

/** Everything of an earlier application but its vouchers, which each cost line is bound to anew. */
async function fromApplication(reader: Reader, earlier: ApplicationRow, round: Round): Promise<DraftToBeginWith> {
  const claims = earlier.draft.claims.filter(({ clause }) => round.clauses.includes(clause));
  const kept = new Set(claims.map(({ id }) => id));
  const lines = await claimCostsOf(reader, earlier.id);
  const costs = lines
    .filter(({ claimId }) => kept.has(claimId))
    .map(({ claimId, category, attributes, description, amountFen }) => {
      return { claimId, category, attributes, description, amountFen };
    });
  const leftOut = missingIn(
    round,
    earlier.draft.claims.map(({ clause }) => clause),
  );
  return { ok: true, draft: { ...earlier.draft, claims }, costs, leftOut, copiedFrom: earlier.id };
}

function missingIn({ clauses }: Round, wanted: readonly string[]): string[] {
  return [...new Set(wanted.filter((clause) => !clauses.includes(clause)))];
}
