import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { AttachmentItem, Piece } from './compose.ts';
import {
  BODY_WIDTH,
  CHARACTERS_PER_LINE,
  DATE_RIGHT_CHARACTERS,
  evenWidth,
  fillsLines,
  HEAD_RED,
  issuingMarkSize,
  LINE_PITCH,
  numberWidth,
  PAGE,
  points,
  QR_SIDE_MM,
  RED_LINE_GAP_MM,
  signatureWidth,
  widthInCharacters,
} from './layout.ts';
import { type Pen, SIZE } from './pdf-pen.ts';
import { pdfTable } from './pdf-table.ts';

const BODY = SIZE.body;
const HEADING_ROLE = { 1: 'firstHeading', 2: 'secondHeading', 3: 'body', 4: 'body' } as const;

/** One piece of a document as content for pdfmake; `qrImage` is the data URL of its QR code. */
export function pdfPiece(pen: Pen, piece: Piece, qrImage: string): Content {
  switch (piece.piece) {
    case 'issuing-mark':
      return issuingMark(pen, piece.text);
    case 'number':
      return numberLine(pen, piece.number, piece.signer);
    case 'red-line':
      return redLine();
    case 'blank':
      return Array.from({ length: piece.lines }, () => pen.space(LINE_PITCH));
    case 'title':
      return title(pen, piece.text);
    case 'addressee':
      return pen.text(piece.text);
    case 'heading':
      return { ...paragraph(pen, piece.text, HEADING_ROLE[piece.level]), headlineLevel: piece.level };
    case 'paragraph':
      return paragraph(pen, piece.text, 'body');
    case 'table':
      return pdfTable(pen, piece.table);
    case 'attachments':
      return attachments(pen, piece.label, piece.items);
    case 'signature':
      return signature(pen, piece.body, piece.date);
    case 'note':
      return pen.text(piece.text, { margin: [2 * BODY, 0, 0, 0] });
    case 'qr':
      return qrBlock(pen, qrImage, piece.qr.caption);
    case 'copies':
      return copies(pen, piece.label, piece.text);
  }
}

function issuingMark(pen: Pen, text: string): Content {
  const size = issuingMarkSize(text);
  const margin: [number, number, number, number] = [0, LINE_PITCH, 0, 0];
  return pen.text(text, { role: 'title', size, pitch: size * 1.35, alignment: 'center', color: HEAD_RED, margin });
}

function numberLine(pen: Pen, number: string, signer: string): Content {
  if (signer === '') return pen.text(number, { alignment: 'center' });
  return {
    columns: [
      pen.text(number, { margin: [BODY, 0, 0, 0] }),
      pen.text(signer, { alignment: 'right', margin: [0, 0, BODY, 0] }),
    ],
  };
}

function redLine(): Content {
  const line = { type: 'line', x1: 0, y1: 0, x2: BODY_WIDTH, y2: 0, lineWidth: 1.5, lineColor: HEAD_RED } as const;
  return { canvas: [line], margin: [0, points(RED_LINE_GAP_MM) - 6, 0, 0] };
}

function title(pen: Pen, text: string): Content {
  const perLine = Math.floor(BODY_WIDTH / SIZE.title);
  const side = (BODY_WIDTH - evenWidth(text, perLine) * SIZE.title) / 2;
  return pen.text(text, { role: 'title', size: SIZE.title, alignment: 'center', margin: [side, 0, side, 0] });
}

function paragraph(pen: Pen, text: string, role: 'body' | 'firstHeading' | 'secondHeading') {
  const alignment = fillsLines(text) ? 'justify' : 'left';
  return pen.text(text, { role, alignment, leadingIndent: 2 * BODY });
}

function attachments(pen: Pen, label: string, items: readonly AttachmentItem[]): Content {
  return items.map(({ number, name }, index) => ({
    margin: [2 * BODY, 0, 0, 0],
    columns: [
      { ...pen.text(index === 0 ? label : ''), width: 3 * BODY },
      ...(number === '' ? [] : [{ ...pen.text(number), width: numberWidth(items.length) * BODY }]),
      { ...pen.text(name), width: '*' },
    ],
  }));
}

function signature(pen: Pen, body: string, date: string): Content {
  const width = signatureWidth(body, date);
  const alignment = width < CHARACTERS_PER_LINE ? 'center' : 'right';
  const margin: [number, number, number, number] = [BODY_WIDTH - Math.min(BODY_WIDTH, width * BODY), 0, 0, 0];
  const dateRight = DATE_RIGHT_CHARACTERS * BODY;
  return {
    unbreakable: true,
    stack: [
      pen.text(body, { alignment, margin }),
      ...(date === '' ? [] : [pen.text(date, { alignment: 'right', margin: [0, 0, dateRight, 0] })]),
    ],
  };
}

function qrBlock(pen: Pen, image: string, caption: string): Content {
  const side = points(QR_SIDE_MM);
  const pitch = SIZE.table * 1.5;
  const rows = Math.max(1, Math.ceil((widthInCharacters(caption) * SIZE.table) / (BODY_WIDTH - side - BODY)));
  const top = Math.max(0, (side - rows * pitch) / 2);
  return {
    unbreakable: true,
    columns: [
      { image, width: side },
      { ...pen.text(caption, { size: SIZE.table, pitch }), margin: [BODY, top, 0, 0] },
    ],
  };
}

const COPIES_LINES: CustomTableLayout = {
  hLineWidth: () => points(0.35),
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** Stands at the foot of the last page: the space before it keeps the text above away, or makes a new page. */
function copies(pen: Pen, label: string, text: string): Content {
  const small = SIZE.small;
  const pitch = small * 1.6;
  const room = BODY_WIDTH - (2 + widthInCharacters(label)) * small;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil((widthInCharacters(line) * small) / (room - small)), 0);
  const height = Math.max(1, lines) * pitch + 8;
  const cell: Content = {
    margin: [small, 0, small, 0],
    columns: [
      { ...pen.text(label, { size: small, pitch }), width: widthInCharacters(label) * small },
      { ...pen.text(text, { size: small, pitch }), width: '*' },
    ],
  };
  const bottom = points(PAGE.heightMm - PAGE.marginMm.bottom);
  return [
    pen.space(height),
    {
      absolutePosition: { x: points(PAGE.marginMm.left), y: bottom - height },
      layout: COPIES_LINES,
      table: { widths: [BODY_WIDTH], body: [[cell]] },
    },
  ];
}
