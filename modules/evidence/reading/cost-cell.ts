import type { Cell, CellValue as ExcelValue } from 'exceljs';
import { plainName } from './compare.ts';
import { dayOf, isRealDay } from './day.ts';
import { type AmountFault, parseFen } from './money.ts';

/** A column of the template. */
export interface CostSheetColumn {
  readonly key: string;
  /** The heading; a required column gets a star. */
  readonly title: string;
  readonly type: 'text' | 'date' | 'amount' | 'choice';
  readonly required: boolean;
  /** For `choice`. */
  readonly choices?: readonly string[];
  /** Most characters of a text; 200 where it is left out. */
  readonly most?: number;
  /** A sentence for the second sheet. */
  readonly help?: string;
  /** In characters. */
  readonly width?: number;
}

/** Text, day as YYYY-MM-DD, or whole fen. */
export type CellValue = string | number;

export interface CellFault {
  readonly code:
    | AmountFault
    | 'missing'
    | 'merged'
    | 'formula'
    | 'broken'
    | 'not-text'
    | 'too-long'
    | 'not-a-date'
    | 'not-a-real-date'
    | 'negative'
    | 'not-a-choice'
    | 'digits-lost';
  readonly params?: Readonly<Record<string, string | number>>;
}

const MOST_CHARACTERS = 200;
/** Excel keeps fifteen digits of a number. */
const DIGITS_KEPT = 1e15;

/** The value of a cell, what is wrong with it, or undefined where it is empty and may be. */
export function cellValue(cell: Cell, column: CostSheetColumn): CellValue | CellFault | undefined {
  if (cell.isMerged) return { code: 'merged' };
  const plain = plainValue(cell.value);
  if (plain === undefined) return column.required ? { code: 'missing' } : undefined;
  if (isFault(plain)) return plain;
  switch (column.type) {
    case 'text':
      return textOf(plain, column.most ?? MOST_CHARACTERS);
    case 'date':
      return dateOf(plain);
    case 'amount':
      return amountOf(plain);
    case 'choice':
      return choiceOf(plain, column.choices ?? []);
  }
}

type Plain = string | number | boolean | Date;

function isFault(value: Plain | CellFault): value is CellFault {
  return typeof value === 'object' && 'code' in value;
}

function plainValue(value: ExcelValue): Plain | CellFault | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value !== 'object' || value instanceof Date) return value;
  // What a formula gives depends on the program that computed it last: it is not believed.
  if ('formula' in value || 'sharedFormula' in value) return { code: 'formula' };
  if ('richText' in value) return plainValue(value.richText.map(({ text }) => text).join(''));
  if ('hyperlink' in value) return typeof value.text === 'string' ? plainValue(value.text) : { code: 'not-text' };
  return { code: 'broken' };
}

function textOf(value: Plain, most: number): string | CellFault {
  if (typeof value === 'number' && Math.abs(value) >= DIGITS_KEPT) return { code: 'digits-lost' };
  if (typeof value !== 'string' && typeof value !== 'number') return { code: 'not-text' };
  const text = String(value);
  return text.length > most ? { code: 'too-long', params: { most } } : text;
}

function dateOf(value: Plain): string | CellFault {
  if (value instanceof Date) {
    const day = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
    return isRealDay(day) ? day : { code: 'not-a-date' };
  }
  const day = typeof value === 'string' ? dayOf(value) : undefined;
  if (day === undefined) return { code: 'not-a-date' };
  return isRealDay(day) ? day : { code: 'not-a-real-date', params: { text: String(value).slice(0, 40) } };
}

function amountOf(value: Plain): number | CellFault {
  if (typeof value !== 'string' && typeof value !== 'number') return { code: 'not-an-amount' };
  // The shortest text of a number is what was typed: 1234.56 and not 1234.5599999999999.
  const fen = parseFen(String(value));
  if (typeof fen !== 'number') return { code: fen };
  return fen < 0 ? { code: 'negative' } : fen;
}

function choiceOf(value: Plain, choices: readonly string[]): string | CellFault {
  const found = choices.find((choice) => plainName(choice) === plainName(String(value)));
  return found ?? { code: 'not-a-choice', params: { choices: choices.join('、') } };
}
