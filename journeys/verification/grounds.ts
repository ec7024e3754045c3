import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import {
  type Assessment,
  assess,
  type CompiledPolicy,
  factsOfClause,
  type PolicyPackage,
  type Terms,
} from '../../engine/index.ts';
import { assessmentRequestOf, type SnapshotRow } from '../../modules/application/index.ts';
import { termsOn } from '../../modules/round/index.ts';
import {
  type FactDecisionRow,
  factDecisionsOf,
  figuresFrom,
  type LineDecisionRow,
  lineDecisionsOf,
  recognitionIn,
} from '../../modules/verification/index.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { type LineWithVouchers, linesWithVouchers } from '../../views/verification-lines.ts';

/** Of what the journeys of verification are made. */
export interface VerificationOptions {
  readonly policies: PolicyShelf;
}

/** The package that an application is pinned to, with the terms of the day of its submission. */
export interface Pinned {
  readonly loaded: PolicyPackage;
  readonly policy: CompiledPolicy;
  readonly terms: Terms;
}

export function pinnedOf({ policies }: VerificationOptions, snapshot: SnapshotRow): Pinned {
  const { policyId, version, digest, request } = snapshot;
  const loaded = policies.find(policyId, version);
  const policy = policies.compiled(policyId, version, digest);
  if (!loaded || !policy) throw new Error(`${policyId}@${version} of ${digest} is not loaded`);
  return { loaded, policy, terms: termsOn(loaded, request.asOf) };
}

/** A cost line with what its clause says of it. */
export interface LineInClause extends LineWithVouchers {
  readonly clause: string;
  /** The attribute by which a cost of this category is recognised one by one ("等"); null = it is named by the text. */
  readonly recognisedBy: string | null;
}

/** The cost lines of what was submitted last, each with its clause. */
export async function linesOf(
  reader: Reader,
  { terms }: Pinned,
  snapshot: SnapshotRow,
): Promise<readonly LineInClause[]> {
  const lines = await linesWithVouchers(reader, snapshot.applicationId);
  return lines.flatMap((one) => {
    const claim = snapshot.request.claims.find(({ id }) => id === one.line.claimId);
    if (!claim) return [];
    const recognition = recognitionIn(terms.clauses.find(({ id }) => id === claim.clause));
    const recognisedBy = recognition?.category === one.line.category ? recognition.by : null;
    return [{ ...one, clause: claim.clause, recognisedBy }];
  });
}

/** The facts that the conditions of a claim ask for, by name; of the company with `claimId` empty. */
export function factsAsked({ loaded, terms }: Pinned, snapshot: SnapshotRow, claimId: string): readonly string[] {
  const { facts } = loaded.definition.dictionary;
  const ofCompany = claimId === '';
  const claims = snapshot.request.claims.filter(({ id }) => ofCompany || id === claimId);
  const names = claims.flatMap(({ clause: id }) => {
    const clause = terms.clauses.find((one) => one.id === id);
    if (!clause) return [];
    const general = terms.general.filter(({ onlyClauses }) => !onlyClauses || onlyClauses.includes(id));
    return [
      ...factsOfClause(
        clause,
        general.map(({ test }) => test),
      ),
    ];
  });
  return [...new Set(names)].filter((name) => facts[name] && (facts[name].scope === 'applicant') === ofCompany);
}

/** The three assessments of an application: as claimed, on what is decided, and if all that is open were allowed. */
export interface Assessments {
  readonly claimed: Assessment;
  readonly verified: Assessment;
  readonly ifAllowed: Assessment;
}

/** What verification stands on, read once. */
export interface VerificationGrounds extends Pinned {
  readonly snapshot: SnapshotRow;
  readonly lines: readonly LineInClause[];
  readonly decisions: ReadonlyMap<string, LineDecisionRow>;
  readonly facts: readonly FactDecisionRow[];
  readonly assessments: Assessments;
}

/** Computes an application on the package that it is pinned to, with the figures that verification found so far. */
export async function verificationGrounds(
  reader: Reader,
  options: VerificationOptions,
  snapshot: SnapshotRow,
): Promise<VerificationGrounds> {
  const pinned = pinnedOf(options, snapshot);
  const lines = await linesOf(reader, pinned, snapshot);
  const decisions = await lineDecisionsOf(reader, snapshot.applicationId);
  const facts = await factDecisionsOf(reader, snapshot.applicationId);
  const ofLines = lines.map(({ line: { id }, recognisedBy }) => ({ id, recognisedBy }));
  const compute = (open: 'claimed' | 'none') =>
    computed(pinned.policy, assessmentRequestOf(snapshot, figuresFrom(ofLines, decisions, facts, open)));
  const assessments = { claimed: snapshot.assessment, verified: compute('none'), ifAllowed: compute('claimed') };
  return { ...pinned, snapshot, lines, decisions, facts, assessments };
}

function computed(policy: CompiledPolicy, request: unknown): Assessment {
  const outcome = assess(policy, request);
  if (!outcome.ok) {
    const { code, path } = outcome.refusal;
    throw new Error(`an application under verification is refused: ${code} ${path}`);
  }
  return outcome.value;
}
