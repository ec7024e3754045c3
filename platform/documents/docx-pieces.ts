import { AlignmentType, BorderStyle, type FileChild, ImageRun, LineRuleType, Paragraph, Tab, TextRun } from 'docx';
import { type AttachmentItem, type Piece, printable } from './compose.ts';
import { characters, DOCX_SIZE, docxLine, docxLook, docxRuns } from './docx-pen.ts';
import { docxCopies, docxTable } from './docx-table.ts';
import {
  CHARACTERS_PER_LINE,
  DATE_RIGHT_CHARACTERS,
  evenWidth,
  fillsLines,
  HEAD_RED,
  issuingMarkSize,
  numberWidth,
  points,
  QR_SIDE_MM,
  RED_LINE_GAP_MM,
  signatureWidth,
} from './layout.ts';

const HEADING_ROLE = { 1: 'firstHeading', 2: 'secondHeading', 3: 'body', 4: 'body' } as const;

/** One piece of a document as paragraphs and tables of Word; `qrImage` is its QR code as PNG. */
export function docxPiece(piece: Piece, qrImage: Uint8Array | undefined): FileChild[] {
  switch (piece.piece) {
    case 'issuing-mark':
      return [issuingMark(piece.text)];
    case 'number':
      return [numberLine(piece.number, piece.signer)];
    case 'red-line':
      return [redLine()];
    case 'blank':
      return Array.from({ length: piece.lines }, () => new Paragraph({ children: docxRuns('') }));
    case 'title':
      return [title(piece.text)];
    case 'addressee':
      return [new Paragraph({ children: docxRuns(piece.text) })];
    case 'heading':
      return [heading(piece.level, piece.text)];
    case 'paragraph':
      return [new Paragraph({ ...indented(piece.text), children: docxRuns(piece.text) })];
    case 'table':
      return docxTable(piece.table);
    case 'attachments':
      return piece.items.map((item, index) =>
        attachment(index === 0 ? piece.label : '', item, numberWidth(piece.items.length)),
      );
    case 'signature':
      return signature(piece.body, piece.date);
    case 'note':
      return [new Paragraph({ indent: { left: characters(2) }, children: docxRuns(piece.text) })];
    case 'qr':
      return qrImage === undefined ? [] : qrBlock(qrImage, piece.qr.caption);
    case 'copies':
      return docxCopies(piece.label, piece.text);
  }
}

function indented(text: string) {
  return {
    alignment: fillsLines(text) ? AlignmentType.BOTH : AlignmentType.LEFT,
    indent: { firstLine: characters(2) },
  };
}

function issuingMark(text: string): Paragraph {
  const size = issuingMarkSize(text);
  const look = { role: 'title', size: size * 2, color: HEAD_RED } as const;
  const { spacing } = docxLine(size * 1.35);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...spacing, before: characters(2) },
    children: docxRuns(text, look),
  });
}

function numberLine(number: string, signer: string): Paragraph {
  if (signer === '') return new Paragraph({ alignment: AlignmentType.CENTER, children: docxRuns(number) });
  return new Paragraph({
    indent: { left: characters(1) },
    tabStops: [{ type: 'right', position: characters(CHARACTERS_PER_LINE - 1) }],
    children: [...docxRuns(number), tab(), ...docxRuns(signer)],
  });
}

function redLine(): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 12, space: 0, color: HEAD_RED.slice(1) };
  return new Paragraph({ ...docxLine(points(RED_LINE_GAP_MM)), border: { bottom: line }, children: docxRuns('') });
}

function title(text: string): Paragraph {
  const perLine = Math.floor((CHARACTERS_PER_LINE * DOCX_SIZE.body) / DOCX_SIZE.title);
  const width = (evenWidth(text, perLine) * DOCX_SIZE.title) / DOCX_SIZE.body;
  const side = characters(Math.max(0, (CHARACTERS_PER_LINE - width) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    children: docxRuns(text, { role: 'title', size: DOCX_SIZE.title }),
  });
}

function heading(level: 1 | 2 | 3 | 4, text: string): Paragraph {
  return new Paragraph({
    ...indented(text),
    outlineLevel: level - 1,
    keepNext: level <= 2,
    children: docxRuns(text, { role: HEADING_ROLE[level] }),
  });
}

const LABEL = 3;

/** The names stand below each other, right of the label and the numbers. */
function attachment(label: string, { number, name }: AttachmentItem, numbers: number): Paragraph {
  const hanging = (label === '' ? 0 : LABEL) + (number === '' ? 0 : numbers);
  const left = 2 + LABEL + (number === '' ? 0 : numbers);
  return new Paragraph({
    indent: { left: characters(left), hanging: characters(hanging) },
    children: [...docxRuns(label + number), ...(hanging === 0 || number === '' ? [] : [tab()]), ...docxRuns(name)],
  });
}

function signature(body: string, date: string): Paragraph[] {
  const width = signatureWidth(body, date);
  const centred = width < CHARACTERS_PER_LINE;
  const lines = [
    new Paragraph({
      alignment: centred ? AlignmentType.CENTER : AlignmentType.RIGHT,
      indent: { left: characters(CHARACTERS_PER_LINE - Math.min(CHARACTERS_PER_LINE, width)) },
      keepNext: true,
      children: docxRuns(body),
    }),
  ];
  if (date === '') return lines;
  const right = characters(DATE_RIGHT_CHARACTERS);
  return [...lines, new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right }, children: docxRuns(date) })];
}

function qrBlock(image: Uint8Array, caption: string): Paragraph[] {
  const side = Math.round((QR_SIDE_MM / 25.4) * 96);
  const name = printable(caption);
  const altText = { name, description: name, title: name };
  const picture = new ImageRun({ type: 'png', data: image, transformation: { width: side, height: side }, altText });
  return [
    new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.AUTO }, keepNext: true, children: [picture] }),
    new Paragraph({ children: docxRuns(caption, { size: DOCX_SIZE.table }) }),
  ];
}

function tab(): TextRun {
  return new TextRun({ ...docxLook({}), children: [new Tab()] });
}
