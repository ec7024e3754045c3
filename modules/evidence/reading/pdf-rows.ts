/** Texts of a PDF page put back into the rows that a reader sees. Positions in points, from the lower left corner. */

export interface PlacedText {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** Text that stands together; a wide gap begins another. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

export type Row = readonly Cell[];

const MOST_ITEMS = 20_000;

/** Rows from the top down, cells from the left. */
export function rowsOf(items: readonly PlacedText[]): readonly Row[] {
  const placed = items
    .slice(0, MOST_ITEMS)
    .filter((item) => item.str.trim() !== '' && Number.isFinite(item.x) && Number.isFinite(item.y))
    .toSorted((one, other) => other.y - one.y);
  const rows: PlacedText[][] = [];
  for (const item of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    const together = first && first.y - item.y <= Math.max(2, 0.45 * Math.max(first.fontSize, item.fontSize));
    if (row && together) row.push(item);
    else rows.push([item]);
  }
  return rows.map(cellsOf);
}

function cellsOf(row: readonly PlacedText[]): Row {
  const cells: Cell[] = [];
  for (const item of row.toSorted((one, other) => one.x - other.x)) {
    const text = plain(item.str);
    const right = item.x + item.width;
    const last = cells.at(-1);
    if (last && item.x - last.right < 0.8 * Math.max(item.fontSize, 4)) {
      cells[cells.length - 1] = { text: last.text + text, x: last.x, right: Math.max(right, last.right) };
    } else cells.push({ text, x: item.x, right });
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.trim() }));
}

/** Fonts map common characters to radicals that look the same; searching needs the character. */
function plain(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (character) => character.normalize('NFKC'));
}

/** The row as one text, cells apart by tabs. */
export function textOfRow(row: Row): string {
  return row.map((cell) => cell.text).join('\t');
}
