import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { Table } from './document.ts';
import { BODY_WIDTH } from './layout.ts';
import { type Pen, SIZE } from './pdf-pen.ts';

const PADDING = 4;
const LINE = 0.5;
const PITCH = SIZE.table * 1.5;

const RULED: CustomTableLayout = {
  hLineWidth: () => LINE,
  vLineWidth: () => LINE,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

/** A ruled table as wide as the text; its titles come again on every page and no row is cut in two. */
export function pdfTable(pen: Pen, table: Table): Content {
  const { columns, rows } = table;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = BODY_WIDTH - columns.length * 2 * PADDING - (columns.length + 1) * LINE;
  const titled = columns.some(({ title }) => title !== '');
  const titles = columns.map(({ title }) => cell(pen, title, 'center', 'firstHeading'));
  const body = rows.map((row) => columns.map(({ align }, index) => cell(pen, row[index] ?? '', align, 'body')));
  const caption =
    table.caption === undefined
      ? []
      : [{ ...pen.text(table.caption, { size: SIZE.small, alignment: 'center' }), headlineLevel: 1 }];
  if (rows.length === 0 && !titled) return caption;
  return [
    ...caption,
    {
      margin: [0, 4, 0, 8],
      layout: RULED,
      table: {
        widths: columns.map(({ share }) => (room * share) / shares),
        headerRows: titled ? 1 : 0,
        keepWithHeaderRows: titled ? 1 : 0,
        dontBreakRows: true,
        body: titled ? [titles, ...body] : body,
      },
    },
  ];
}

function cell(pen: Pen, text: string, alignment: 'left' | 'center' | 'right', role: 'body' | 'firstHeading') {
  return {
    ...pen.text(text, { size: SIZE.table, pitch: PITCH, alignment, role }),
    verticalAlignment: 'middle' as const,
  };
}
