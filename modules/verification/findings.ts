import type { FindingCode } from '../../contracts/verification.ts';
import type { VerificationWorld, WorldClaim, WorldLine, WorldVoucher } from './world.ts';

/** Something that the machine noticed. `evidence` fills in the sentence `finding.<code>`; amounts are in fen. */
export interface Noticed {
  /** The same thing noticed again has the same key. */
  readonly key: string;
  readonly code: FindingCode;
  readonly costLineId: string | null;
  readonly claimId: string | null;
  readonly evidence: Readonly<Record<string, string | number>>;
}

type Part = Omit<Noticed, 'key'> & { readonly about?: string };

/** Everything that does not fit together, in the order of claims and lines. It decides nothing. */
export function findingsOf(world: VerificationWorld): readonly Noticed[] {
  const parts: Part[] = [
    ...world.lines.flatMap((line) => ofLine(line, world)),
    ...world.claims.flatMap(ofClaim),
    ...ofApplicant(world),
  ];
  const seen = new Set<string>();
  return parts.flatMap(({ about = '', ...part }) => {
    const key = [part.code, part.costLineId ?? '', part.claimId ?? '', about].join('|');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ key, ...part }];
  });
}

function ofLine(line: WorldLine, world: VerificationWorld): Part[] {
  const at = { costLineId: line.id, claimId: line.claimId };
  const parts: Part[] = [];
  const lacking = (['contract', 'invoice', 'slip'] as const).filter((kind) => line[kind] === null);
  if (lacking.length > 0) parts.push({ code: 'VOUCHER_MISSING', ...at, evidence: { missing: lacking.join(' ') } });
  if (line.needsRecognition) parts.push({ code: 'NEEDS_RECOGNITION', ...at, evidence: {} });
  for (const voucher of [line.contract, line.invoice, line.slip]) {
    if (voucher) parts.push(...ofVoucher(voucher).map((part) => ({ ...part, ...at })));
  }
  parts.push(...ofInvoice(line, world).map((part) => ({ ...part, ...at })));
  const period = world.claims.find(({ id }) => id === line.claimId)?.subject;
  const day = line.invoice?.issuedOn ?? line.incurredOn;
  if (period && day !== null && day !== undefined && isOutside(day, period.startedOn, period.endedOn)) {
    const evidence = { day, from: period.startedOn ?? '—', until: period.endedOn ?? '—' };
    parts.push({ code: 'DATE_OUTSIDE_PERIOD', ...at, evidence });
  }
  return parts;
}

type VoucherPart = Omit<Part, 'costLineId' | 'claimId'>;

function ofVoucher(voucher: WorldVoucher): VoucherPart[] {
  const CODES = {
    counted: 'VOUCHER_COUNTED',
    seen: 'VOUCHER_SEEN',
    picture: 'SIMILAR_PICTURE',
    contract: 'SAME_CONTRACT',
  } as const;
  const parts: VoucherPart[] = voucher.elsewhere.map(({ kind, number, organisationName, amountFen }) => ({
    code: CODES[kind],
    evidence: { label: voucher.label, number, organisation: organisationName, amount: amountFen },
    about: `${voucher.id} ${number} ${organisationName}`,
  }));
  if (voucher.scan !== 'clean')
    parts.push({ code: 'NOT_SCANNED', evidence: { label: voucher.label }, about: voucher.id });
  for (const check of voucher.broken) {
    parts.push({ code: 'SUMS_DIFFER', evidence: { label: voucher.label, check }, about: `${voucher.id} ${check}` });
  }
  for (const field of voucher.differs) {
    const evidence = { label: voucher.label, field };
    parts.push({ code: 'READ_AND_TYPED_DIFFER', evidence, about: `${voucher.id} ${field}` });
  }
  return parts;
}

function ofInvoice({ invoice, slip, amountFen }: WorldLine, { applicant }: VerificationWorld): VoucherPart[] {
  const parts: VoucherPart[] = [];
  if (invoice) {
    const isOther = invoice.buyerTaxId !== null && invoice.buyerTaxId !== applicant.uscc;
    if (isOther)
      parts.push({ code: 'BUYER_NOT_APPLICANT', evidence: { buyer: invoice.buyerName ?? invoice.buyerTaxId ?? '' } });
    const { totalFen } = invoice;
    if (totalFen !== null && amountFen > totalFen) {
      const evidence = { label: invoice.label, amount: amountFen, total: totalFen, less: amountFen - totalFen };
      parts.push({ code: 'LINE_ABOVE_INVOICE', evidence, about: 'invoice' });
    }
  }
  const paid = slip?.totalFen ?? null;
  if (slip && paid !== null && paid < amountFen) {
    const evidence = { label: slip.label, amount: amountFen, total: paid, less: amountFen - paid };
    parts.push({ code: 'LINE_ABOVE_INVOICE', evidence, about: 'slip' });
  }
  return parts;
}

function isOutside(day: string, from: string | null, until: string | null): boolean {
  return (from !== null && day < from) || (until !== null && day > until);
}

function ofClaim({ id, subject, costsFen, statedDays }: WorldClaim): Part[] {
  if (!subject) return [];
  const at = { costLineId: null, claimId: id };
  const parts: Part[] = [];
  const { investmentFen, filedTier, computedTier, registeredDays } = subject;
  if (filedTier !== null && computedTier !== null && filedTier !== computedTier) {
    const evidence = { filed: filedTier, computed: computedTier, costs: costsFen };
    parts.push({ code: 'INVESTMENT_AND_TIER', ...at, evidence });
  }
  if (investmentFen !== null && costsFen > investmentFen) {
    parts.push({ code: 'INVESTMENT_AND_COSTS', ...at, evidence: { investment: investmentFen, costs: costsFen } });
  }
  const differ =
    statedDays !== null &&
    (statedDays.total !== registeredDays.total || statedDays.inDistrict !== registeredDays.inDistrict);
  if (differ) {
    const evidence = {
      stated: statedDays.total,
      statedInDistrict: statedDays.inDistrict,
      registered: registeredDays.total,
      registeredInDistrict: registeredDays.inDistrict,
    };
    parts.push({ code: 'SHOOTING_DAYS_DIFFER', ...at, evidence });
  }
  return parts;
}

const SHARED = {
  'bank-account': 'SHARED_BANK_ACCOUNT',
  phone: 'SHARED_PHONE',
  address: 'SHARED_ADDRESS',
  shareholder: 'SHARED_SHAREHOLDER',
} as const;

function ofApplicant({ shared, figures, otherSupport }: VerificationWorld): Part[] {
  const at = { costLineId: null, claimId: null };
  const differing = figures.filter(({ statedFen, auditedFen }) => statedFen !== auditedFen);
  return [
    ...shared.map(({ trait, organisationId, organisationName }) => ({
      code: SHARED[trait],
      ...at,
      evidence: { organisation: organisationName },
      about: organisationId,
    })),
    ...differing.map(({ name, statedFen, auditedFen, page }) => ({
      code: 'AUDITED_FIGURE_DIFFERS' as const,
      ...at,
      evidence: { name, stated: statedFen, audited: auditedFen, page },
      about: name,
    })),
    ...otherSupport.map(({ source, policy, amountFen }) => ({
      code: 'OTHER_SUPPORT' as const,
      ...at,
      evidence: { source, policy, amount: amountFen },
      about: `${source} ${policy}`,
    })),
  ];
}
