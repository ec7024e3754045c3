import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalPositionAlign,
  WidthType,
  Table as WordTable,
} from 'docx';
import type { Alignment, Table } from './document.ts';
import { characters, DOCX_SIZE, type DocxRole, docxLine, docxRuns } from './docx-pen.ts';
import { BODY_WIDTH, points, widthInCharacters } from './layout.ts';

const WIDTH = Math.round(BODY_WIDTH * 20);
const PITCH = (DOCX_SIZE.table / 2) * 1.5;
const ALIGNED = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const CELL = { top: 40, bottom: 40, left: 80, right: 80, marginUnitType: WidthType.DXA };

/** A ruled table as wide as the text; its titles come again on every page and no row is cut in two. */
export function docxTable(table: Table): FileChild[] {
  const { columns, rows } = table;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / shares));
  const titles = columns.map(({ title }, index) => cell(title, widths[index] ?? 0, 'center', 'firstHeading'));
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ align }, index) => cell(row[index] ?? '', widths[index] ?? 0, align, 'body')),
      }),
  );
  const head = columns.some(({ title }) => title !== '')
    ? [new TableRow({ tableHeader: true, cantSplit: true, children: titles })]
    : [];
  const caption = table.caption === undefined ? [] : [captionLine(table.caption)];
  const all = [...head, ...body];
  if (all.length === 0) return caption;
  return [...caption, ruled(all, widths), closing()];
}

function ruled(rows: readonly TableRow[], columnWidths: readonly number[]): WordTable {
  const width = { size: WIDTH, type: WidthType.DXA };
  return new WordTable({ width, columnWidths, layout: TableLayoutType.FIXED, margins: CELL, rows });
}

function captionLine(caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: docxRuns(caption, { size: DOCX_SIZE.small }),
  });
}

function cell(text: string, width: number, align: Alignment, role: DocxRole): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: 'center',
    children: [
      new Paragraph({
        ...docxLine(PITCH),
        alignment: ALIGNED[align],
        children: docxRuns(text, { role, size: DOCX_SIZE.table }),
      }),
    ],
  });
}

/** Word joins tables that follow each other without a paragraph between, and wants one at the end. */
function closing(): Paragraph {
  return new Paragraph({ ...docxLine(4), children: docxRuns('', { size: 2 }) });
}

/** Text between two lines, in a frame that Word pins to the foot of the page on which the document ends. */
export function docxCopies(label: string, text: string): FileChild[] {
  const line = { style: BorderStyle.SINGLE, size: Math.round(points(0.35) * 8), space: 3, color: '000000' };
  const labelWidth = characters((widthInCharacters(label) * DOCX_SIZE.small) / DOCX_SIZE.body);
  const framed = new Paragraph({
    ...docxLine((DOCX_SIZE.small / 2) * 1.6),
    frame: {
      type: 'alignment',
      width: WIDTH,
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
      wrap: FrameWrap.NOT_BESIDE,
    },
    border: { top: line, bottom: line },
    indent: { left: labelWidth, hanging: labelWidth },
    children: docxRuns(label + text, { size: DOCX_SIZE.small }),
  });
  return [framed, closing()];
}
