import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type Established, READING_STATES, type TypedVoucher, VOUCHER_KINDS } from '../../contracts/evidence.ts';
import type { Refusal } from '../../platform/command/refusal.ts';
import type { VoucherReading } from './reading/index.ts';

export const evidenceSchema = pgSchema('evidence');

const instant = (name: string) => timestamp(name, { withTimezone: true });
const fen = (name: string) => bigint(name, { mode: 'number' });

/** A document that somebody handed in, once for all its uses. */
export const voucherTable = evidenceSchema.table(
  'voucher',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id').notNull(),
    fileId: uuid('file_id').notNull(),
    kind: text('kind', { enum: VOUCHER_KINDS }).notNull(),
    label: text('label').notNull().default(''),
    /** waiting: for the scanner or the reader · read · none: no e-invoice in it · failed: it cannot be read. */
    readingState: text('reading_state', { enum: READING_STATES }).notNull().default('waiting'),
    /** The e-invoice that was read. JSON knows no undefined: what was not found is left out. */
    reading: jsonb('reading').$type<VoucherReading>(),
    /** Why nothing, or not everything, was read. */
    readingProblem: jsonb('reading_problem').$type<Pick<Refusal, 'code' | 'message' | 'cure'>>(),
    /** What somebody typed. */
    typed: jsonb('typed').$type<TypedVoucher>(),
    /** What an officer established against the picture; stands before what was read and what was typed. */
    established: jsonb('established').$type<Established>(),
    /** What the arithmetic of the reading says. */
    checks: jsonb('checks').$type<VoucherReading['checks']>(),
    /** Established, read or typed: under this an invoice is counted once. */
    invoiceKey: text('invoice_key'),
    /** Without what typists differ in: width of signs, spaces, capitals. */
    contractNumber: text('contract_number'),
    pictureHash: text('picture_hash'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    index('voucher_file').on(table.fileId),
    index('voucher_organisation').on(table.organisationId, table.createdAt, table.id),
    index('voucher_invoice').on(table.invoiceKey).where(sql`${table.invoiceKey} is not null`),
    index('voucher_contract').on(table.contractNumber).where(sql`${table.contractNumber} is not null`),
  ],
);

export type VoucherRow = typeof voucherTable.$inferSelect;

/**
 * The look of a picture in four parts of sixteen bits: of two hashes that differ in at most six bits, one part differs in
 * at most one. Value: number of the part times 65536, plus its bits.
 */
export const pictureBandTable = evidenceSchema.table(
  'picture_band',
  {
    value: integer('value').notNull(),
    voucherId: uuid('voucher_id')
      .notNull()
      .references(() => voucherTable.id),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.value, table.voucherId] })],
);

/** One cost of one claim of an application. */
export const costLineTable = evidenceSchema.table(
  'cost_line',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    claimId: text('claim_id').notNull(),
    position: integer('position').notNull(),
    category: text('category').notNull().default(''),
    /** Yes-or-no attributes of the dictionary: `{ local: true }`. */
    attributes: jsonb('attributes').$type<Record<string, boolean>>().notNull().default({}),
    description: text('description').notNull().default(''),
    amountFen: fen('amount_fen').notNull(),
    incurredOn: date('incurred_on', { mode: 'string' }),
    contractVoucherId: uuid('contract_voucher_id').references(() => voucherTable.id),
    invoiceVoucherId: uuid('invoice_voucher_id').references(() => voucherTable.id),
    invoiceLine: integer('invoice_line'),
    slipVoucherId: uuid('slip_voucher_id').references(() => voucherTable.id),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    check('cost_line_amount_range', sql`${table.amountFen} between 0 and 1000000000000`),
    index('cost_line_application').on(table.applicationId, table.claimId, table.position, table.id),
    index('cost_line_contract').on(table.contractVoucherId).where(sql`${table.contractVoucherId} is not null`),
    index('cost_line_invoice').on(table.invoiceVoucherId).where(sql`${table.invoiceVoucherId} is not null`),
    index('cost_line_slip').on(table.slipVoucherId).where(sql`${table.slipVoucherId} is not null`),
  ],
);
export type CostLineRow = typeof costLineTable.$inferSelect;

/** What of an invoice was counted, over all applicants and years: never more than its total. */
export const invoiceTable = evidenceSchema.table(
  'invoice',
  {
    key: text('key').primaryKey(),
    totalFen: fen('total_fen').notNull(),
    countedFen: fen('counted_fen').notNull().default(0),
    cancelledAt: instant('cancelled_at'),
  },
  (table) => [check('invoice_counted_range', sql`${table.countedFen} between 0 and ${table.totalFen}`)],
);

/** A line of an invoice that a cost line counts; live until it is released. */
export const countedTable = evidenceSchema.table(
  'counted',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    invoiceKey: text('invoice_key')
      .notNull()
      .references(() => invoiceTable.key),
    invoiceLine: integer('invoice_line').notNull(),
    costLineId: uuid('cost_line_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    amountFen: fen('amount_fen').notNull(),
    at: instant('at').notNull(),
    releasedAt: instant('released_at'),
    releaseReason: text('release_reason'),
  },
  (table) => [
    uniqueIndex('counted_cost_line_once').on(table.costLineId).where(sql`${table.releasedAt} is null`),
    uniqueIndex('counted_invoice_line_once')
      .on(table.invoiceKey, table.invoiceLine)
      .where(sql`${table.releasedAt} is null`),
    check('counted_amount_positive', sql`${table.amountFen} > 0`),
    check('counted_released_with_reason', sql`(${table.releasedAt} is null) = (${table.releaseReason} is null)`),
    index('counted_application').on(table.applicationId),
  ],
);
export type CountedRow = typeof countedTable.$inferSelect;

/** A red-letter invoice says that it cancels another: an officer decides. */
export const cancellationProposalTable = evidenceSchema.table(
  'cancellation_proposal',
  {
    /** The red-letter invoice. */
    voucherId: uuid('voucher_id')
      .primaryKey()
      .references(() => voucherTable.id),
    /** What it cancels. */
    invoiceKey: text('invoice_key').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decision: text('decision', { enum: ['cancelled', 'dismissed'] }),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (table) => [
    index('cancellation_proposal_open').on(table.proposedAt, table.voucherId).where(sql`${table.decision} is null`),
    index('cancellation_proposal_invoice').on(table.invoiceKey),
  ],
);
