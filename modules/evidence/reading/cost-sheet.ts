import exceljs, { type Cell, type Worksheet } from 'exceljs';
import { plainName } from './compare.ts';
import { type CellFault, type CellValue, type CostSheetColumn, cellValue } from './cost-cell.ts';
import { fileKindOf } from './file-type.ts';
import { given, type Outcome, refuse, say } from './refusals.ts';

export type { CostSheetColumn } from './cost-cell.ts';

/** Cost lines of one Excel file. Every row without an error is in `rows`; nothing is taken while there are errors. */
export interface CostSheet {
  readonly rows: readonly CostSheetRow[];
  /** In the order of the sheet, at most 500. */
  readonly errors: readonly CostSheetError[];
}

export interface CostSheetRow {
  /** As Excel counts: the first row under the headings is 2. */
  readonly row: number;
  /** By key of the column: text and choice as text, date as YYYY-MM-DD, amount in fen; empty cells are left out. */
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface CostSheetError {
  /** As Excel writes it: `B7`. */
  readonly cell: string;
  readonly row: number;
  /** Key of the column. */
  readonly column: string;
  readonly code: CellFault['code'];
  /** What is wrong and what to do. */
  readonly message: string;
}

const MOST_ROWS = 2_000;
const MOST_ERRORS = 500;
const REQUIRED = '*';

/** The Excel file to fill in: headings, formats, drop-down lists, and a second sheet that says how. */
export async function costSheetTemplate(columns: readonly CostSheetColumn[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(say('sheet.name'), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: titleOf(column), key: column.key, width: column.width ?? 18 }));
  sheet.getRow(1).font = { bold: true };
  for (const [index, column] of columns.entries()) formatColumn(sheet, index + 1, column);
  const help = workbook.addWorksheet(say('sheet.help-name'));
  help.columns = [
    { header: say('sheet.help-title'), width: 24 },
    { header: say('sheet.help-how'), width: 80 },
  ];
  help.getRow(1).font = { bold: true };
  for (const column of columns) help.addRow([column.title, helpOf(column)]);
  help.addRow(['', say('sheet.rules', { most: MOST_ROWS })]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function formatColumn(sheet: Worksheet, index: number, column: CostSheetColumn): void {
  // Text stays text: a number of twenty digits would lose the last ones.
  sheet.getColumn(index).numFmt = { text: '@', choice: '@', date: 'yyyy-mm-dd', amount: '#,##0.00' }[column.type];
  if (column.type !== 'choice' || !column.choices) return;
  const list = `"${column.choices.join(',')}"`;
  // A list in the cell holds 255 characters; longer ones are only in the help.
  if (list.length > 255) return;
  for (let row = 2; row <= MOST_ROWS + 1; row += 1) {
    sheet.getCell(row, index).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
  }
}

function helpOf(column: CostSheetColumn): string {
  const need = say(column.required ? 'sheet.required' : 'sheet.optional');
  const how = say(`sheet.${column.type}`, { choices: (column.choices ?? []).join('、') });
  return `${need}${how}${column.help ?? ''}`;
}

const titleOf = ({ title, required }: CostSheetColumn) => (required ? `${title}${REQUIRED}` : title);

/**
 * Reads a filled template: rows, or errors by cell. Slow and memory-hungry on bad input: production code asks a
 * `Reader`, which runs it in a thread with limits. 500 lines take well under a second.
 */
export async function readCostSheet(
  bytes: Uint8Array,
  columns: readonly CostSheetColumn[],
): Promise<Outcome<CostSheet>> {
  const kind = await fileKindOf(bytes, 'sheet.xlsx');
  if (!kind.ok) return kind.refusal.code === 'file-mislabelled' ? refuse('sheet-not-excel') : kind;
  const sheet = await sheetIn(bytes);
  if (!sheet) return refuse('sheet-missing', { sheet: say('sheet.name') });
  if (sheet === 'damaged') return refuse('file-damaged');
  const places = placesOf(sheet, columns);
  const missing = columns.filter((_, index) => places[index] === undefined);
  if (missing.length > 0)
    return refuse('sheet-wrong-template', { titles: missing.map(({ title }) => title).join('、') });
  return rowsOf(
    sheet,
    columns,
    places.map((place) => place ?? 0),
  );
}

async function sheetIn(bytes: Uint8Array): Promise<Worksheet | 'damaged' | undefined> {
  const workbook = new exceljs.Workbook();
  try {
    // Lists and formats over whole columns would be spread over a million cells.
    const ignoreNodes = ['dataValidations', 'conditionalFormatting', 'extLst', 'drawing', 'picture', 'headerFooter'];
    const { buffer } = new Uint8Array(bytes);
    await workbook.xlsx.load(buffer, { ignoreNodes });
  } catch {
    return 'damaged';
  }
  const sheet = workbook.worksheets.find(({ name }) => plainName(name) === plainName(say('sheet.name')));
  return sheet?.state === 'visible' ? sheet : undefined;
}

/** The number of the column under each title; undefined where the title is missing or stands twice. */
function placesOf(sheet: Worksheet, columns: readonly CostSheetColumn[]): readonly (number | undefined)[] {
  const titles: string[] = [];
  sheet.getRow(1).eachCell((cell, index) => {
    titles[index] = plainName(cell.text).replace(REQUIRED, '');
  });
  return columns.map(({ title }) => {
    const first = titles.indexOf(plainName(title));
    return first > 0 && first === titles.lastIndexOf(plainName(title)) ? first : undefined;
  });
}

function rowsOf(sheet: Worksheet, columns: readonly CostSheetColumn[], places: readonly number[]): Outcome<CostSheet> {
  const rows: CostSheetRow[] = [];
  const errors: CostSheetError[] = [];
  let count = 0;
  sheet.eachRow((row, number) => {
    const cells = places.map((place) => row.getCell(place));
    if (number === 1 || count > MOST_ROWS || cells.every(isBlank)) return;
    count += 1;
    const values: Record<string, CellValue> = {};
    const before = errors.length;
    for (const [index, column] of columns.entries()) {
      const cell = cells[index];
      const found = cell && cellValue(cell, column);
      if (cell === undefined || found === undefined) continue;
      if (typeof found === 'object') errors.push(errorOf(found, cell, number, column));
      else values[column.key] = found;
    }
    if (errors.length === before) rows.push({ row: number, values });
  });
  if (count > MOST_ROWS) return refuse('sheet-too-long', { most: MOST_ROWS });
  if (count === 0) return refuse('sheet-without-rows');
  return given({ rows, errors: errors.slice(0, MOST_ERRORS) });
}

function isBlank(cell: Cell): boolean {
  return cell.value === null || (typeof cell.value === 'string' && cell.value.trim() === '');
}

function errorOf(fault: CellFault, cell: Cell, row: number, column: CostSheetColumn): CostSheetError {
  const message = say(`cell.${fault.code}`, { ...fault.params, cell: cell.address, title: column.title });
  return { cell: cell.address, row, column: column.key, code: fault.code, message };
}
