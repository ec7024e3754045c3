import words from './invoice-words.json' with { type: 'json' };
import { fenOf } from './money.ts';
import { type Row, textOfRow } from './pdf-rows.ts';
import type { RawVoucher } from './voucher.ts';

type RawLine = RawVoucher['lines'][number];

/** The lines of the table on the face of an invoice: between the headings and the sum, each with a rate of tax. */
export function linesIn(rows: readonly Row[]): readonly RawLine[] {
  const lines: { name: string; rest: Omit<RawLine, 'name'> }[] = [];
  let inside = false;
  for (const row of rows) {
    const text = textOfRow(row).replace(/\s/g, '');
    // A long name may go on with such a word, but alone in its row.
    if (isHeading(text) || (row.length > 1 && ENDS.some((word) => text.startsWith(word)))) {
      inside = isHeading(text);
      continue;
    }
    if (!inside) continue;
    const figures = figuresOf(row);
    const name = row[0]?.text ?? '';
    const last = lines.at(-1);
    if (figures) lines.push({ name, rest: figures });
    // A long name goes on in the next row, alone or beside a long specification.
    else if (last && row.length <= 2 && !name.startsWith('*') && !/\d\.\d{2}$/.test(name)) last.name += name;
  }
  return lines.map(({ name, rest }) => ({ name, ...rest }));
}

const ENDS = [words.sum, words.subtotal, words.total];

function isHeading(text: string): boolean {
  return (text.includes(words.item) || text.includes(words.goods)) && text.includes(words.tax);
}

/** Amount, rate and tax: the rate is found first, the others stand beside it. */
function figuresOf(row: Row): Omit<RawLine, 'name'> | undefined {
  const tokens = row.slice(1).flatMap((cell) => cell.text.split(/\s+/));
  const at = tokens.findIndex((token) => /^\d{1,2}(?:\.\d{1,2})?%$/.test(token) || words.withoutRate.includes(token));
  const rate = tokens[at];
  const amount = tokens[at - 1];
  if (at < 1 || rate === undefined || amount === undefined || fenOf(amount) === undefined) return undefined;
  const tax = tokens.slice(at + 1).find((token) => fenOf(token) !== undefined);
  if (words.withoutRate.includes(rate))
    return { amount, rate: words.zeroRate.includes(rate) ? '0%' : '', tax: tax ?? '' };
  return { amount, rate, ...(tax === undefined ? {} : { tax }) };
}
