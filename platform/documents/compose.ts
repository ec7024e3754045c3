import nzh from 'nzh/cn';
import type { HeadingLevel, OfficialDocument, QrBlock, Table } from './document.ts';
import standard from './standard.json' with { type: 'json' };

const { words } = standard;

/** One piece of the document from top to bottom, its text final: both writers draw the same pieces. */
export type Piece =
  | { readonly piece: 'issuing-mark'; readonly text: string }
  | { readonly piece: 'number'; readonly number: string; readonly signer: string }
  | { readonly piece: 'red-line' }
  | { readonly piece: 'blank'; readonly lines: number }
  | { readonly piece: 'title'; readonly text: string }
  | { readonly piece: 'addressee'; readonly text: string }
  | { readonly piece: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly piece: 'paragraph'; readonly text: string }
  | { readonly piece: 'table'; readonly table: Table }
  | { readonly piece: 'attachments'; readonly label: string; readonly items: readonly AttachmentItem[] }
  | { readonly piece: 'signature'; readonly body: string; readonly date: string }
  | { readonly piece: 'note'; readonly text: string }
  | { readonly piece: 'qr'; readonly qr: QrBlock }
  | { readonly piece: 'copies'; readonly label: string; readonly text: string };

export interface AttachmentItem {
  /** Empty where there is only one. */
  readonly number: string;
  readonly name: string;
}

/** The pieces of a document in the order of the standard. */
export function compose(document: OfficialDocument): readonly Piece[] {
  return [...head(document), ...body(document), ...tail(document)];
}

/** All text of a document in reading order, one string for each line or cell, without marks and page numbers. */
export function textOf(document: OfficialDocument): readonly string[] {
  return compose(document)
    .flatMap(textOfPiece)
    .map(printable)
    .filter((text) => text !== '');
}

function head(document: OfficialDocument): Piece[] {
  const pieces: Piece[] = [];
  const { issuingMark, documentNumber, signer } = document;
  if (issuingMark !== undefined) pieces.push({ piece: 'issuing-mark', text: issuingMark });
  if (documentNumber !== undefined || signer !== undefined) {
    if (issuingMark !== undefined) pieces.push({ piece: 'blank', lines: 1 });
    const signedBy = signer === undefined ? '' : fill(words.signer, { name: signer });
    pieces.push({ piece: 'number', number: documentNumber ?? '', signer: signedBy });
  }
  if (issuingMark !== undefined) pieces.push({ piece: 'red-line' }, { piece: 'blank', lines: 2 });
  else if (pieces.length > 0) pieces.push({ piece: 'blank', lines: 1 });
  pieces.push({ piece: 'title', text: document.title }, { piece: 'blank', lines: 1 });
  return pieces;
}

function body(document: OfficialDocument): Piece[] {
  const pieces: Piece[] = [];
  if (document.addressee !== undefined) {
    pieces.push({ piece: 'addressee', text: fill(words.addressee, { name: document.addressee }) });
  }
  const counted: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') pieces.push(...paragraphs(block.text));
    else if (block.kind === 'table') pieces.push({ piece: 'table', table: block });
    else {
      counted[block.level] += 1;
      for (const deeper of LEVELS) if (deeper > block.level) counted[deeper] = 0;
      pieces.push({
        piece: 'heading',
        level: block.level,
        text: headingText(block.level, counted[block.level], block.text),
      });
    }
  }
  return pieces;
}

/** People press return inside a text: each line is a paragraph, and empty ones are none. */
function paragraphs(text: string): Piece[] {
  const lines = printable(text).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => ({ piece: 'paragraph', text: line }));
}

const LEVELS = [1, 2, 3, 4] as const;

function headingText(level: HeadingLevel, number: number, text: string): string {
  const template = {
    1: words.firstHeading,
    2: words.secondHeading,
    3: words.thirdHeading,
    4: words.fourthHeading,
  }[level];
  return fill(template, { han: nzh.encodeS(number), number: String(number), text });
}

function tail(document: OfficialDocument): Piece[] {
  const pieces: Piece[] = [];
  const { attachments = [], signature, notes = [], copies = [], qr } = document;
  if (attachments.length > 0) {
    const items = attachments.map((name, index) => ({
      number: attachments.length > 1 ? fill(words.attachmentNumber, { number: String(index + 1) }) : '',
      name,
    }));
    pieces.push({ piece: 'blank', lines: 1 }, { piece: 'attachments', label: words.attachment, items });
  }
  if (signature !== undefined) {
    const date = signature.date === undefined ? '' : dayInWords(signature.date);
    pieces.push({ piece: 'blank', lines: 2 }, { piece: 'signature', body: signature.body, date });
  }
  for (const text of notes) pieces.push({ piece: 'note', text: fill(words.note, { text }) });
  if (qr !== undefined) pieces.push({ piece: 'blank', lines: 1 }, { piece: 'qr', qr });
  if (copies.length > 0) {
    const text = copies.join(words.copiesSeparator) + words.copiesEnd;
    pieces.push({ piece: 'copies', label: words.copies, text });
  }
  return pieces;
}

const beijingDayInWords = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-11-03` as the standard writes a date: Arabic digits, no leading zeros. */
function dayInWords(day: string): string {
  return beijingDayInWords.format(new Date(`${day}T00:00:00Z`));
}

function textOfPiece(piece: Piece): readonly string[] {
  switch (piece.piece) {
    case 'red-line':
    case 'blank':
      return [];
    case 'number':
      return [piece.number, piece.signer];
    case 'table':
      return [piece.table.caption ?? '', ...piece.table.columns.map(({ title }) => title), ...piece.table.rows.flat()];
    case 'attachments':
      return [piece.label, ...piece.items.flatMap(({ number, name }) => [number, name])];
    case 'signature':
      return [piece.body, piece.date];
    case 'qr':
      return [piece.qr.caption];
    case 'copies':
      return [piece.label, piece.text];
    default:
      return [piece.text];
  }
}

/** Fills the {name} places of a phrase of the standard. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Without what no page can show and no Word file may hold: control characters but line feeds, halves of characters. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
}
