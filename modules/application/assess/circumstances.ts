import type { Facts, PriorAward } from '../../../engine/index.ts';

/** What an application is assessed on beside its draft: who applies, what it claims for, what it costs. */
export interface Circumstances {
  readonly applicant: ApplicantProfile;
  /** The applicant's own subjects that claims name, by id. */
  readonly subjects: ReadonlyMap<string, RegisteredSubject>;
  readonly costs: readonly ClaimCost[];
}

export interface ApplicantProfile {
  readonly name: string;
  readonly uscc: string;
  /** Members of the profile that are blank: `legalRepresentative`, `address`, `contactName`, `contactPhone`, `bankAccount`. */
  readonly blank: readonly ProfileMember[];
  readonly debarments: readonly { readonly decidedOn: string }[];
  readonly priorAwards: readonly PriorAward[];
  /** Cost lines already counted in an earlier award. */
  readonly usedCosts: readonly string[];
}
export type ProfileMember = 'legalRepresentative' | 'address' | 'contactName' | 'contactPhone' | 'bankAccount';

export interface RegisteredSubject {
  /** What it stands for after mergers: the id that caps are counted under. */
  readonly resolvedId: string;
  readonly title: string;
  /** Facts that the register knows, by their names in the dictionary: they stand instead of typed ones. */
  readonly facts: Facts;
  /** Facts that count only as the register has them, never as typed. */
  readonly registeredOnly: readonly string[];
  /** Ids of its overseas outcomes. */
  readonly outcomes: readonly string[];
}

/** One cost line of a claim. */
export interface ClaimCost {
  readonly id: string;
  readonly claimId: string;
  /** '' = not chosen. */
  readonly category: string;
  readonly attributes: Readonly<Record<string, boolean>>;
  readonly amountFen: number;
  /** Vouchers that are not bound to it yet. */
  readonly lacks: readonly ('contract' | 'invoice' | 'slip')[];
}
