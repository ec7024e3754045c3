import { type AssessmentRequest, type Claim, type CostItem, type FactValue, fen } from '../../../engine/index.ts';
import type { SnapshotRow } from '../tables.ts';

/** What verification found, in the place of what was claimed. What is not named stays as it was submitted. */
export interface VerifiedFigures {
  /** Verified amount by cost line; 0 = struck. */
  readonly costsFen?: ReadonlyMap<string, number>;
  /** Verified facts by claim; null = not known any more. */
  readonly facts?: ReadonlyMap<string, Readonly<Record<string, FactValue | null>>>;
  /** Verified facts of the applicant (`rndExpenditureFen`). */
  readonly applicantFacts?: Readonly<Record<string, FactValue>>;
  /** Attributes of cost lines as they were found (`recognized`), by cost line. */
  readonly costAttributes?: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
}

/** The request of a snapshot as it was submitted, or with the figures that verification found. The day stays that of submission. */
export function assessmentRequestOf(
  snapshot: Pick<SnapshotRow, 'request'>,
  verified: VerifiedFigures = {},
): AssessmentRequest {
  const { request } = snapshot;
  return {
    ...request,
    applicant: { ...request.applicant, ...verified.applicantFacts },
    claims: request.claims.map((claim) => verifiedClaim(claim, verified)),
  };
}

function verifiedClaim(claim: Claim, { costsFen, facts, costAttributes }: VerifiedFigures): Claim {
  const { costs, ...rest } = claim;
  const found = Object.entries({ ...claim.facts, ...facts?.get(claim.id) });
  const known = found.filter((entry): entry is [string, FactValue] => entry[1] !== null);
  const verifiedCosts = costs?.flatMap((cost): CostItem[] => {
    const amount = costsFen?.get(cost.id);
    if (amount === 0) return [];
    return [{ ...cost, ...costAttributes?.get(cost.id), ...(amount === undefined ? {} : { amountFen: fen(amount) }) }];
  });
  return {
    ...rest,
    facts: Object.fromEntries(known),
    ...(verifiedCosts === undefined ? {} : { costs: verifiedCosts }),
  };
}
