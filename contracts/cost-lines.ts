import { z } from 'zod';
import { calendarDay, fenAmount } from './literals.ts';
import { nextCursor, pageQuery } from './paging.ts';
import { optionalLine, realDay } from './texts.ts';

/**
 * Cost lines of an application, below /api/v1/applications/:id. Written while the draft is (representative, preparer; the
 * clerk for paper), read by own members and staff:
 *
 * - `GET cost-lines?claimId=&limit=&cursor=` in the order of the form → CostLines
 * - `POST cost-lines` AddCostLine → RevisedCostLine; `POST cost-lines/:lineId/change`, `…/remove`, `…/move`, `…/bind`
 * - `POST cost-lines/from-vouchers` one line for each invoice → ImportedCostLines
 * - `GET cost-sheet-template?claimId=` the Excel file to fill in
 * - `GET cost-sheet?claimId=&fileId=` an uploaded sheet as lines, or errors by cell; nothing is written → CostSheetReading
 * - `POST cost-lines/import` lines of a sheet, all or nothing → ImportedCostLines
 */

const claimId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const ofApplication = { id: z.uuid() };
const ofLine = { ...ofApplication, lineId: z.uuid(), revision: z.int().min(1) };
const attributes = z.record(z.string().max(60), z.boolean()).refine((value) => Object.keys(value).length <= 20);

/** Most lines of one application, and of one sheet. */
export const MOST_COST_LINES = 2_000;

const said = {
  /** '' = not chosen yet. */
  category: optionalLine(60).default(''),
  /** Yes-or-no attributes of the clause; what nobody has answered is left out. */
  attributes: attributes.default({}),
  description: optionalLine(500).default(''),
  amountFen: fenAmount.max(1_000_000_000_000),
  incurredOn: realDay.nullable().default(null),
};

export const addCostLine = z.strictObject({ ...ofApplication, claimId, ...said }).meta({ id: 'AddCostLine' });
export const changeCostLine = z.strictObject({ ...ofLine, ...said }).meta({ id: 'ChangeCostLine' });
export const removeCostLine = z.strictObject(ofLine);
/** `before`: the line of the same claim that it goes in front of; null = to the end. */
export const moveCostLine = z.strictObject({ ...ofLine, before: z.uuid().nullable() }).meta({ id: 'MoveCostLine' });

export const VOUCHER_PLACES = ['contract', 'invoice', 'slip'] as const;
export const voucherPlaceOfLine = z.enum(VOUCHER_PLACES).meta({ id: 'VoucherPlaceOfLine' });
export type VoucherPlaceOfLine = z.output<typeof voucherPlaceOfLine>;
export const bindVoucher = z
  .strictObject({
    ...ofLine,
    as: voucherPlaceOfLine,
    /** null = takes it off. */
    voucherId: z.uuid().nullable(),
    /** Of an invoice: which line of it, from 1; null = the whole. */
    invoiceLine: z.int().min(1).max(2000).nullable().default(null),
  })
  .meta({ id: 'BindVoucher' });

export const revisedCostLine = z
  .strictObject({ id: z.uuid(), revision: z.int(), totalFen: fenAmount })
  .meta({ id: 'RevisedCostLine' });

const boundVoucher = z
  .strictObject({
    id: z.uuid(),
    label: z.string(),
    number: z.string(),
    totalFen: z.int().nullable(),
    fileName: z.string(),
  })
  .meta({ id: 'BoundVoucher' });

export const costLine = z
  .strictObject({
    id: z.uuid(),
    claimId: z.string(),
    position: z.int(),
    category: z.string(),
    attributes: z.record(z.string(), z.boolean()),
    description: z.string(),
    amountFen: fenAmount,
    incurredOn: calendarDay.nullable(),
    contract: boundVoucher.nullable(),
    invoice: boundVoucher.nullable(),
    invoiceLine: z.int().nullable(),
    slip: boundVoucher.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'CostLine' });
export type CostLineView = z.output<typeof costLine>;

/** What a line of the clause is asked. */
export const costQuestions = z
  .strictObject({
    /** Empty = there is nothing to choose. */
    categories: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    attributes: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        question: z.string(),
        help: z.string(),
        /** Asked of lines of this category only; null = of all. */
        onlyCategory: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CostQuestions' });
export type CostQuestionsView = z.output<typeof costQuestions>;

export const listCostLines = pageQuery.extend({ ...ofApplication, claimId });
export const costLines = z
  .strictObject({
    items: z.array(costLine),
    next: nextCursor,
    /** Of the whole claim. */
    count: z.int(),
    totalFen: fenAmount,
    /** Lines without an invoice or without a slip. */
    unbound: z.int(),
    /** null = the clause knows no costs, or its package is not there. */
    questions: costQuestions.nullable(),
    /** Whether the one who asks may change them now. */
    mayEdit: z.boolean(),
  })
  .meta({ id: 'CostLines' });
export type CostLinesView = z.output<typeof costLines>;

export const linesFromVouchers = z
  .strictObject({ ...ofApplication, claimId, voucherIds: z.array(z.uuid()).min(1).max(200) })
  .meta({ id: 'LinesFromVouchers' });
const importedLine = z.strictObject({
  ...said,
  invoiceVoucherId: z.uuid().nullable().default(null),
  contractVoucherId: z.uuid().nullable().default(null),
});
export type ImportedLine = z.output<typeof importedLine>;
export const importCostLines = z
  .strictObject({ ...ofApplication, claimId, lines: z.array(importedLine).min(1).max(MOST_COST_LINES) })
  .meta({ id: 'ImportCostLines' });
export const importedCostLines = z
  .strictObject({ added: z.int(), totalFen: fenAmount })
  .meta({ id: 'ImportedCostLines' });

export const sheetParams = z.strictObject({ ...ofApplication, claimId });
export const readCostSheet = z.strictObject({ ...ofApplication, claimId, fileId: z.uuid() });
export const costSheetReading = z
  .strictObject({
    /** Empty while there are errors: nothing is taken of a sheet that has one. */
    lines: z.array(importedLine),
    totalFen: fenAmount,
    errors: z.array(
      z.strictObject({ cell: z.string(), row: z.int(), column: z.string(), code: z.string(), message: z.string() }),
    ),
    /** Rows whose invoice or contract number is none of a voucher of the organisation. */
    unmatched: z.int(),
  })
  .meta({ id: 'CostSheetReading' });
export type CostSheetReadingView = z.output<typeof costSheetReading>;
