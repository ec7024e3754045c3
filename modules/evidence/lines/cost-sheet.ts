import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { CostQuestionsView, CostSheetReadingView, ImportedLine } from '../../../contracts/cost-lines.ts';
import type { Reader as DatabaseReader } from '../../../platform/database/transaction.ts';
import type { CostSheet, CostSheetColumn, CostSheetRow } from '../reading/index.ts';
import { plainName } from '../reading/index.ts';
import { say } from '../refusals.ts';
import { voucherTable } from '../tables.ts';

/** The columns of the Excel template of a clause: what its lines are asked, and the numbers of their vouchers. */
export function columnsOf({ categories, attributes }: CostQuestionsView): readonly CostSheetColumn[] {
  return [
    ...(categories.length === 0
      ? []
      : [
          column(
            'category',
            say('sheet.category'),
            'choice',
            true,
            categories.map(({ label }) => label),
          ),
        ]),
    { ...column('description', say('sheet.description'), 'text', true), most: 500, width: 36 },
    column('amount', say('sheet.amount'), 'amount', true),
    column('incurredOn', say('sheet.incurred'), 'date', false),
    ...attributes.map(({ id, label, question, help }) => ({
      ...column(`attribute.${id}`, label, 'choice', false, [say('sheet.yes'), say('sheet.no')]),
      help: say('sheet.attribute-help', { question, help }),
    })),
    {
      ...column('invoiceNumber', say('sheet.invoice'), 'text', false),
      most: 60,
      width: 26,
      help: say('sheet.invoice-help'),
    },
    { ...column('contractNumber', say('sheet.contract'), 'text', false), most: 100 },
  ];
}

function column(
  key: string,
  title: string,
  type: CostSheetColumn['type'],
  required: boolean,
  choices?: readonly string[],
): CostSheetColumn {
  return { key, title, type, required, ...(choices ? { choices } : {}) };
}

/** A sheet that was read as lines of the claim; vouchers of the organisation are found by their numbers. */
export async function linesOfSheet(
  reader: DatabaseReader,
  organisationId: string,
  questions: CostQuestionsView,
  { rows, errors }: CostSheet,
): Promise<CostSheetReadingView> {
  if (errors.length > 0) return { lines: [], totalFen: 0, errors: [...errors], unmatched: 0 };
  const known = await vouchersByNumber(reader, organisationId, rows);
  let unmatched = 0;
  const find = (kind: 'invoice' | 'contract', number: string) => {
    const found = number === '' ? undefined : known.get(`${kind} ${plainName(number)}`);
    if (number !== '' && found === undefined) unmatched += 1;
    return found ?? null;
  };
  const lines = rows.map((row): ImportedLine => {
    return {
      ...saidIn(row, questions),
      invoiceVoucherId: find('invoice', textIn(row, 'invoiceNumber')),
      contractVoucherId: find('contract', textIn(row, 'contractNumber')),
    };
  });
  return { lines, totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0), errors: [], unmatched };
}

function saidIn(row: CostSheetRow, { categories, attributes }: CostQuestionsView) {
  const amount = row.values.amount;
  const answers = attributes.flatMap(({ id }) => {
    const answer = textIn(row, `attribute.${id}`);
    return answer === '' ? [] : [[id, answer === say('sheet.yes')] as const];
  });
  return {
    category: categories.find(({ label }) => label === textIn(row, 'category'))?.id ?? '',
    attributes: Object.fromEntries(answers),
    description: textIn(row, 'description'),
    amountFen: typeof amount === 'number' ? amount : 0,
    incurredOn: textIn(row, 'incurredOn') || null,
  };
}

function textIn({ values }: CostSheetRow, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}

/** Own vouchers by `invoice NUMBER` and `contract NUMBER`. */
async function vouchersByNumber(
  reader: DatabaseReader,
  organisationId: string,
  rows: readonly CostSheetRow[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = (key: string) => [
    ...new Set(rows.map((row) => plainName(textIn(row, key))).filter((number) => number !== '')),
  ];
  const invoices = numbers('invoiceNumber');
  const contracts = numbers('contractNumber');
  if (invoices.length + contracts.length === 0) return new Map();
  const { id, invoiceKey, contractNumber } = voucherTable;
  const found = await reader
    .select({ id, invoiceKey, contractNumber })
    .from(voucherTable)
    .where(
      and(
        eq(voucherTable.organisationId, organisationId),
        isNull(voucherTable.withdrawnAt),
        or(
          invoices.length > 0 ? inArray(invoiceKey, invoices) : undefined,
          contracts.length > 0 ? inArray(contractNumber, contracts) : undefined,
        ),
      ),
    );
  return new Map(
    found.flatMap((row) => [
      ...(row.invoiceKey === null ? [] : [[`invoice ${row.invoiceKey}`, row.id] as const]),
      ...(row.contractNumber === null ? [] : [[`contract ${row.contractNumber}`, row.id] as const]),
    ]),
  );
}
