import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { type ApplicationRow, type SnapshotRow, snapshotOf } from '../../modules/application/index.ts';
import { compareVoucher, figuresOf } from '../../modules/evidence/index.ts';
import {
  bankAccountsSharedWith,
  contactsSharedWith,
  organisationOf,
  shareholdersSharedWith,
} from '../../modules/party/index.ts';
import {
  auditedFiguresOf,
  type Elsewhere,
  opinionsOf,
  type VerificationWorld,
  voucherName,
  type WorldClaim,
  type WorldLine,
  type WorldVoucher,
} from '../../modules/verification/index.ts';
import { filingTierOf, shootingDaysOfWork, subjectOf, workPeriodOf } from '../../modules/works/index.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import type { ScannedVoucher } from '../../views/verification-lines.ts';
import { elsewhereOf } from './elsewhere.ts';
import { type LineInClause, linesOf, pinnedOf, type VerificationOptions } from './grounds.ts';

/** Everything that stands beside an application, for the machine to compare. */
export async function worldOf(
  reader: Reader,
  options: VerificationOptions,
  application: Pick<ApplicationRow, 'id' | 'organisationId'>,
  today: string,
): Promise<VerificationWorld> {
  const snapshot = await snapshotOf(reader, application.id);
  const organisation = await organisationOf(reader, application.organisationId);
  if (!snapshot || !organisation) throw new Error(`application ${application.id} was never submitted`);
  const world = await worldLines(reader, await linesOf(reader, pinnedOf(options, snapshot), snapshot), application.id);
  const claims: WorldClaim[] = [];
  for (const claim of snapshot.request.claims) {
    const costsFen = world
      .filter(({ claimId }) => claimId === claim.id)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    claims.push(await claimOf(reader, options, snapshot, { id: claim.id, costsFen, today }));
  }
  return {
    applicant: { name: organisation.name, uscc: organisation.uscc },
    lines: world,
    claims,
    shared: await sharedBy(reader, organisation.id),
    figures: await auditedBeside(reader, snapshot),
    otherSupport: await otherSupportOf(reader, snapshot),
  };
}

async function worldLines(
  reader: Reader,
  lines: readonly LineInClause[],
  applicationId: string,
): Promise<readonly WorldLine[]> {
  const vouchers = new Map<string, ScannedVoucher['voucher']>();
  for (const { contract, invoice, slip } of lines) {
    for (const scanned of [contract, invoice, slip]) if (scanned) vouchers.set(scanned.voucher.id, scanned.voucher);
  }
  const elsewhere = await elsewhereOf(reader, applicationId, [...vouchers.values()]);
  const look = (scanned: ScannedVoucher | null) =>
    scanned && worldVoucher(scanned, elsewhere.get(scanned.voucher.id) ?? []);
  return lines.map(({ line, contract, invoice, slip, recognisedBy }) => ({
    id: line.id,
    claimId: line.claimId,
    position: line.position,
    amountFen: line.amountFen,
    incurredOn: line.incurredOn,
    needsRecognition: recognisedBy !== null,
    contract: look(contract),
    invoice: look(invoice),
    slip: look(slip),
  }));
}

function worldVoucher({ voucher, scan }: ScannedVoucher, elsewhere: readonly Elsewhere[]): WorldVoucher {
  const { reading, checks } = voucher;
  const typed = voucher.typed ?? {};
  const differs = reading ? compareVoucher(reading, typed).filter(({ outcome }) => outcome === 'differs') : [];
  return {
    id: voucher.id,
    label: voucherName(voucher),
    scan,
    buyerName: reading?.buyer.name ?? typed.buyerName ?? null,
    buyerTaxId: reading?.buyer.taxId ?? typed.buyerTaxId ?? null,
    issuedOn: reading?.issuedOn ?? typed.issuedOn ?? null,
    totalFen: figuresOf(voucher).totalFen ?? null,
    broken: (checks ?? reading?.checks ?? []).filter(({ holds }) => !holds).map(({ code }) => code),
    differs: differs.map(({ field }) => field),
    elsewhere,
  };
}

async function claimOf(
  reader: Reader,
  { policies }: VerificationOptions,
  { draft, request }: SnapshotRow,
  { id, costsFen, today }: { readonly id: string; readonly costsFen: number; readonly today: string },
): Promise<WorldClaim> {
  const subjectId = draft.claims.find((claim) => claim.id === id)?.subjectId;
  const subject = subjectId === undefined ? null : await subjectOf(reader, subjectId);
  const stated = request.claims.find((claim) => claim.id === id)?.facts?.shootingDays;
  const statedDays =
    typeof stated === 'object' ? { total: stated.total ?? 0, inDistrict: stated.inDistrict ?? 0 } : null;
  if (!subject || subjectId === undefined) return { id, costsFen, subject: null, statedDays };
  const { total, inDistrict } = await shootingDaysOfWork(reader, subjectId);
  const period = await workPeriodOf(reader, subjectId);
  return {
    id,
    costsFen,
    subject: {
      title: subject.title,
      startedOn: period?.from ?? null,
      endedOn: period?.until ?? null,
      investmentFen: subject.investmentFen,
      filedTier: subject.filingTier?.label ?? null,
      // What is spent is invested at the least.
      computedTier:
        costsFen > 0 ? tierWith(policies, subject, Math.max(costsFen, subject.investmentFen ?? 0), today) : null,
      registeredDays: { total, inDistrict },
    },
    statedDays,
  };
}

function tierWith(
  policies: PolicyShelf,
  subject: NonNullable<Awaited<ReturnType<typeof subjectOf>>>,
  investmentFen: number,
  today: string,
): string | null {
  return filingTierOf(policies, subject.kind, { ...subject, investmentFen }, today)?.label ?? null;
}

async function sharedBy(reader: Reader, organisationId: string): Promise<VerificationWorld['shared']> {
  const contacts = await contactsSharedWith(reader, organisationId);
  const found = [
    ['bank-account', await bankAccountsSharedWith(reader, organisationId)],
    ['phone', contacts.phone],
    ['address', contacts.address],
    ['shareholder', await shareholdersSharedWith(reader, organisationId)],
  ] as const;
  return found.flatMap(([trait, others]) =>
    others.map(({ organisationId: id, name }) => ({ trait, organisationId: id, organisationName: name })),
  );
}

async function auditedBeside(
  reader: Reader,
  { applicationId, request }: SnapshotRow,
): Promise<VerificationWorld['figures']> {
  const audited = await auditedFiguresOf(reader, applicationId);
  return audited.flatMap(({ name, amountFen, page }) => {
    const [fact = '', year = ''] = name.split('.');
    const stated: unknown = request.applicant?.[fact];
    const statedFen =
      typeof stated === 'object' && stated !== null ? (stated as Record<string, unknown>)[year] : stated;
    return typeof statedFen === 'number' ? [{ name, statedFen, auditedFen: amountFen, page }] : [];
  });
}

async function otherSupportOf(
  reader: Reader,
  { applicationId, request }: SnapshotRow,
): Promise<VerificationWorld['otherSupport']> {
  const stated = (request.applicant?.otherSupport ?? []).map(({ policy, level, amountFen }) => {
    return { source: level, policy, amountFen: Number(amountFen) };
  });
  const opinions = await opinionsOf(reader, applicationId);
  const named = opinions.flatMap(({ department, answer }) => {
    const awards =
      (answer as { otherAwards?: readonly { policy: string; amountFen: number }[] } | null)?.otherAwards ?? [];
    return awards.map(({ policy, amountFen }) => ({ source: department, policy, amountFen }));
  });
  return [...stated, ...named];
}
