/** What the machine looks at: one application with everything that stands beside it, put together by a view. */
export interface VerificationWorld {
  readonly applicant: { readonly name: string; readonly uscc: string };
  readonly lines: readonly WorldLine[];
  readonly claims: readonly WorldClaim[];
  /** Other applicants with the same account, phone, address or shareholder. */
  readonly shared: readonly SharedTrait[];
  /** Stated by the applicant and read by the accountant, by fact and year (`rndExpenditureFen.2025`). */
  readonly figures: readonly {
    readonly name: string;
    readonly statedFen: number;
    readonly auditedFen: number;
    readonly page: number;
  }[];
  /** Support from elsewhere for the same thing: stated in the application, or named by a department. */
  readonly otherSupport: readonly { readonly source: string; readonly policy: string; readonly amountFen: number }[];
}

export interface SharedTrait {
  readonly trait: 'bank-account' | 'phone' | 'address' | 'shareholder';
  readonly organisationId: string;
  readonly organisationName: string;
}

export interface WorldLine {
  readonly id: string;
  readonly claimId: string;
  readonly position: number;
  readonly amountFen: number;
  readonly incurredOn: string | null;
  readonly needsRecognition: boolean;
  readonly contract: WorldVoucher | null;
  readonly invoice: WorldVoucher | null;
  readonly slip: WorldVoucher | null;
}

export interface WorldVoucher {
  readonly id: string;
  readonly label: string;
  readonly scan: 'waiting' | 'clean' | 'infected' | 'unscanned';
  readonly buyerName: string | null;
  readonly buyerTaxId: string | null;
  readonly issuedOn: string | null;
  readonly totalFen: number | null;
  /** Codes of the checks on the voucher itself that do not hold. */
  readonly broken: readonly string[];
  /** Fields in which what was read and what was typed differ. */
  readonly differs: readonly string[];
  readonly elsewhere: readonly Elsewhere[];
}

/** Another place where the same voucher, or one that looks like it, stands. */
export interface Elsewhere {
  readonly kind: 'counted' | 'seen' | 'picture' | 'contract';
  /** Number of the application; empty where it was not submitted. */
  readonly number: string;
  readonly organisationName: string;
  readonly amountFen: number;
}

export interface WorldClaim {
  readonly id: string;
  readonly costsFen: number;
  readonly subject: WorldSubject | null;
  /** The days that the applicant stated; null = none. */
  readonly statedDays: Days | null;
}

export interface WorldSubject {
  readonly title: string;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly investmentFen: number | null;
  /** The tier under which it was filed or licensed, and the one that its investment means; null = not known. */
  readonly filedTier: string | null;
  readonly computedTier: string | null;
  readonly registeredDays: Days;
}

export interface Days {
  readonly total: number;
  readonly inDistrict: number;
}
