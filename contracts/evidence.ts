import { z } from 'zod';
import { calendarDay, fenAmount } from './literals.ts';
import { pageOf, pageQuery } from './paging.ts';
import { optionalLine, realDay, writtenLine, writtenText } from './texts.ts';

/**
 * Evidence: vouchers and where they are counted (cost lines: contracts/cost-lines.ts). Below /api/v1; "own" = members of
 * the organisation, "staff" = roles of the office that read applications:
 *
 * - `POST /vouchers` RegisterVoucher → Revised (representative, preparer); the file is read as a job afterwards
 * - `GET /vouchers?kind=&q=&limit=&cursor=` of the organisation acted for, newest first (own) → VoucherList
 * - `GET /vouchers/:id` (own) → Voucher; `POST /vouchers/:id/change` ChangeVoucher → Revised
 * - `POST /vouchers/:id/withdraw` {revision} → Revised
 * - `GET /vouchers/:id/preview` a PNG of a picture (own, staff, accountant of an application that uses it)
 * - `POST /applications/:id/vouchers` RegisterVoucher → Revised (clerk, for an application on paper)
 * - `GET /applications/:id/vouchers?kind=&q=` those of its applicant (own, clerk) → VoucherList
 * - `GET /office/vouchers?q=&kind=&organisationId=` by number (staff) → OfficeVoucherList
 * - `GET /office/vouchers/:id` (staff; accountant of an application that uses it, without collisions) → OfficeVoucher
 * - `POST /office/vouchers/:id/establish` EstablishVoucher → Revised (officer)
 * - `GET /office/cost-lines/:id/collisions` (staff) → Collisions
 * - `GET /office/invoice-cancellations` open proposals (staff) → CancellationList
 * - `POST /office/invoices/:key/cancel` {reason} (officer); `POST /office/invoice-cancellations/:id/dismiss` {reason}
 */

export const VOUCHER_KINDS = [
  'contract',
  'invoice',
  'bank-slip',
  'audit-report',
  'proof',
  'undertaking',
  'other',
] as const;
export const voucherKind = z.enum(VOUCHER_KINDS).meta({ id: 'VoucherKind' });
export type VoucherKind = z.output<typeof voucherKind>;

const number = optionalLine(60).min(1);
const party = optionalLine(200).min(1);

/**
 * What a person typed of a voucher. Parties: of an invoice buyer and seller, of a contract the two sides, of a bank slip
 * who paid (buyer) and who was paid (seller). What was not typed is left out.
 */
export const typedVoucher = z
  .strictObject({
    invoiceCode: number.optional(),
    invoiceNumber: number.optional(),
    contractNumber: optionalLine(100).min(1).optional(),
    /** Of a bank slip. */
    serial: number.optional(),
    issuedOn: realDay.optional(),
    buyerName: party.optional(),
    buyerTaxId: number.optional(),
    sellerName: party.optional(),
    sellerTaxId: number.optional(),
    withoutTaxFen: fenAmount.max(1_000_000_000_000).optional(),
    taxFen: fenAmount.max(1_000_000_000_000).optional(),
    totalFen: fenAmount.max(1_000_000_000_000).optional(),
  })
  .meta({ id: 'TypedVoucher' });
export type TypedVoucher = z.output<typeof typedVoucher>;

/** What an officer established of an invoice against its picture. */
export const established = z
  .strictObject({ invoiceKey: z.string().regex(/^(\d{20}|\d{10,12}-\d{8})$/), totalFen: fenAmount.min(1) })
  .meta({ id: 'Established' });
export type Established = z.output<typeof established>;

export const revisedVoucher = z.strictObject({ id: z.uuid(), revision: z.int() }).meta({ id: 'RevisedVoucher' });

const said = { kind: voucherKind, label: optionalLine(200).default(''), typed: typedVoucher.default({}) };
export const registerVoucher = z.strictObject({ fileId: z.uuid(), ...said }).meta({ id: 'RegisterVoucher' });
export const registerPaperVoucher = registerVoucher.extend({ id: z.uuid() });
const revision = z.int().min(1);
export const changeVoucher = z.strictObject({ id: z.uuid(), revision, ...said }).meta({ id: 'ChangeVoucher' });
export const withdrawVoucher = z.strictObject({ id: z.uuid(), revision });
export const voucherParams = z.strictObject({ id: z.uuid() });

const filters = { kind: voucherKind.optional(), q: optionalLine(100).optional() };
export const listVouchers = pageQuery.extend(filters);
export const listVouchersFor = listVouchers.extend({ id: z.uuid() });
export const listOfficeVouchers = listVouchers.extend({ organisationId: z.uuid().optional() });

const partyRead = z.strictObject({ name: z.string().optional(), taxId: z.string().optional() });
const readLine = z.strictObject({
  name: z.string().optional(),
  amountFen: z.int().optional(),
  taxFen: z.int().optional(),
  taxRateBp: z.int().optional(),
});

/** What was read of an e-invoice; amounts in fen. */
export const readInvoice = z
  .strictObject({
    source: z.enum(['xml', 'ofd', 'pdf-text', 'qr']),
    invoiceCode: z.string().optional(),
    invoiceNumber: z.string().optional(),
    invoiceKey: z.string().optional(),
    issuedOn: calendarDay.optional(),
    buyer: partyRead,
    seller: partyRead,
    amounts: z.strictObject({
      withoutTaxFen: z.int().optional(),
      taxFen: z.int().optional(),
      totalFen: z.int().optional(),
      eitherFen: z.int().optional(),
    }),
    lines: z.array(readLine),
    /** The number of the invoice that this red-letter invoice cancels. */
    cancels: z.string().optional(),
  })
  .meta({ id: 'ReadInvoice' });

export const comparedField = z.enum([
  'invoiceNumber',
  'issuedOn',
  'buyerName',
  'buyerTaxId',
  'sellerName',
  'sellerTaxId',
  'withoutTaxFen',
  'taxFen',
  'totalFen',
]);

const comparison = z
  .strictObject({
    field: comparedField,
    outcome: z.enum(['equal', 'differs', 'only-read', 'only-typed']),
    read: z.union([z.string(), z.number()]).nullable(),
    typed: z.union([z.string(), z.number()]).nullable(),
    /** A sentence where the difference may have a harmless cause; '' = none. */
    hint: z.string(),
  })
  .meta({ id: 'VoucherComparison' });

const voucherFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  bytes: z.int(),
  kind: z.string(),
  scan: z.enum(['waiting', 'clean', 'infected', 'unscanned']),
});

/** waiting: for the scanner or the reader · read · none: no e-invoice in it · failed. */
export const READING_STATES = ['waiting', 'read', 'none', 'failed'] as const;
export const readingState = z.enum(READING_STATES);

const line = {
  id: z.uuid(),
  kind: voucherKind,
  label: z.string(),
  file: voucherFile,
  readingState,
  /** Number of invoice or contract; '' = not known. */
  number: z.string(),
  issuedOn: calendarDay.nullable(),
  /** Whom it is from: the seller, the other side, who was paid; '' = not known. */
  otherParty: z.string(),
  totalFen: z.int().nullable(),
  /** Something in the arithmetic does not hold, or what was typed differs from what was read. */
  isQuestionable: z.boolean(),
  createdAt: z.iso.datetime(),
  withdrawn: z.boolean(),
  revision: z.int(),
};
export const voucherLine = z.strictObject(line).meta({ id: 'VoucherLine' });
export type VoucherLine = z.output<typeof voucherLine>;
export const voucherList = pageOf(voucherLine, 'VoucherList');

const detail = {
  ...line,
  reading: readInvoice.nullable(),
  /** Why it could not be read and what to do; '' = nothing to say. */
  problem: z.string(),
  checks: z.array(z.strictObject({ code: z.string(), holds: z.boolean(), text: z.string() })),
  typed: typedVoucher,
  comparison: z.array(comparison),
  /** There is a picture at `/vouchers/:id/preview`. */
  hasPreview: z.boolean(),
};
export const voucher = z.strictObject(detail).meta({ id: 'Voucher' });
export type VoucherView = z.output<typeof voucher>;

/** A cost line in a submitted application. */
export const voucherPlace = z
  .strictObject({
    applicationId: z.uuid(),
    number: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    year: z.int(),
    claimId: z.string(),
    /** Of the line in its claim, from 1. */
    position: z.int(),
    costLineId: z.uuid(),
    description: z.string(),
    amountFen: fenAmount,
    /** null = not counted now. */
    countedFen: fenAmount.nullable(),
    invoiceLine: z.int().nullable(),
  })
  .meta({ id: 'VoucherPlace' });
export type VoucherPlace = z.output<typeof voucherPlace>;

export const COLLISION_KINDS = [
  'same-voucher',
  'same-invoice',
  'same-file',
  'similar-picture',
  'same-contract',
] as const;
export const collision = z
  .strictObject({
    kind: z.enum(COLLISION_KINDS),
    /** The voucher there. */
    voucherId: z.uuid(),
    sameOrganisation: z.boolean(),
    place: voucherPlace,
  })
  .meta({ id: 'VoucherCollision' });
export type VoucherCollision = z.output<typeof collision>;
export const collisions = z
  .strictObject({ items: z.array(collision), /** There are more than are shown. */ more: z.boolean() })
  .meta({ id: 'VoucherCollisions' });

export const officeVoucher = z
  .strictObject({
    ...detail,
    organisationId: z.uuid(),
    organisationName: z.string(),
    /** Under what it is or would be counted once; null = it needs an invoice number, or a reason without one. */
    invoiceKey: z.string().nullable(),
    established: established.nullable(),
    /** How much of the invoice is counted, over all applicants; null = nothing ever was. */
    invoice: z
      .strictObject({ totalFen: fenAmount, countedFen: fenAmount, cancelledAt: z.iso.datetime().nullable() })
      .nullable(),
    /** Where the voucher itself stands. */
    places: z.array(voucherPlace),
    collisions: z.array(collision),
    moreCollisions: z.boolean(),
    mayEstablish: z.boolean(),
    mayCancel: z.boolean(),
  })
  .meta({ id: 'OfficeVoucher' });
export type OfficeVoucherView = z.output<typeof officeVoucher>;

const officeVoucherLine = z
  .strictObject({ ...line, organisationId: z.uuid(), organisationName: z.string() })
  .meta({ id: 'OfficeVoucherLine' });
export type OfficeVoucherLine = z.output<typeof officeVoucherLine>;
export const officeVoucherList = pageOf(officeVoucherLine, 'OfficeVoucherList');

export const establishVoucher = z
  .strictObject({ id: z.uuid(), revision, ...established.shape, reason: writtenText(500) })
  .meta({ id: 'EstablishVoucher' });

export const invoiceKey = writtenLine(80).regex(/^[0-9A-Za-z-]+$/);
export const cancelInvoice = z.strictObject({ key: invoiceKey, reason: writtenText(500) });
export const cancelledInvoice = z.strictObject({ key: z.string(), released: z.int() }).meta({ id: 'CancelledInvoice' });
export const dismissCancellation = z.strictObject({ id: z.uuid(), reason: writtenText(500) });
export const listCancellations = pageQuery;
export const cancellationProposal = z
  .strictObject({
    /** The red-letter invoice. */
    voucherId: z.uuid(),
    label: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    invoiceKey: z.string(),
    countedFen: fenAmount,
    proposedAt: z.iso.datetime(),
  })
  .meta({ id: 'CancellationProposal' });
export const cancellationList = pageOf(cancellationProposal, 'CancellationList');
