/** Measures of GB/T 9704-2012. Millimetres are the standard's; points are what PDF and Word want. */
const PAGE_MM = { width: 210, height: 297 };
const MARGIN_MM = { top: 37, left: 28, right: 26, bottom: 35 };
const LINES_PER_PAGE = 22;
export const CHARACTERS_PER_LINE = 28;

/** Millimetres as points (72 to the inch). */
export function points(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}

/** Millimetres as twips, the twentieths of a point of Word. */
export function twips(millimetres: number): number {
  return Math.round(points(millimetres) * 20);
}

export const PAGE = { widthMm: PAGE_MM.width, heightMm: PAGE_MM.height, marginMm: MARGIN_MM };

export const BODY_WIDTH = points(PAGE_MM.width - MARGIN_MM.left - MARGIN_MM.right);
const BODY_HEIGHT = points(PAGE_MM.height - MARGIN_MM.top - MARGIN_MM.bottom);

/** Height of one line, rounded down to a twip, so that the last of the 22 lines stays on the page. */
export const LINE_PITCH = Math.floor((BODY_HEIGHT / LINES_PER_PAGE) * 20) / 20;

/** Width of one of the 28 characters of a line. */
export const CHARACTER_PITCH = BODY_WIDTH / CHARACTERS_PER_LINE;

/** The page number stands this far below the body. */
export const PAGE_NUMBER_GAP_MM = 7;
/** From the document number down to the red line. */
export const RED_LINE_GAP_MM = 4;
/** The date ends this many characters before the right edge. */
export const DATE_RIGHT_CHARACTERS = 4;
export const QR_SIDE_MM = 28;
export const MARK_TOP_MM = 20;

export const HEAD_RED = '#e60012';
export const VERMILION = '#b93418';

/** Width of a text in characters of the body: a letter or digit counts half. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Width for a title where a line holds `perLine` characters: if one does not hold it, all get about the same length. */
export function evenWidth(title: string, perLine: number): number {
  const width = widthInCharacters(title);
  if (width <= perLine || title.includes('\n')) return perLine;
  return Math.min(perLine, Math.ceil(width / Math.ceil(width / perLine)) + 1);
}

/** Width in characters of the numbers of so many attachments. */
export function numberWidth(attachments: number): number {
  return attachments > 9 ? 2 : 1.5;
}

/** Size in points of the mark of the issuing body: one line wide where that stays legible. */
export function issuingMarkSize(text: string): number {
  return Math.max(24, Math.min(44, Math.floor(BODY_WIDTH / Math.max(1, widthInCharacters(text)))));
}

/** Where the signing body and the date stand: the body is centred over the date, which ends four characters in. */
export function signatureWidth(body: string, date: string): number {
  const centred = 2 * DATE_RIGHT_CHARACTERS + widthInCharacters(date);
  return widthInCharacters(body) <= centred ? centred : CHARACTERS_PER_LINE;
}

/** Whether lines are stretched to full width; never beside a long number or address, which would tear them apart. */
export function fillsLines(text: string): boolean {
  return !/[\x21-\x7e]{13}/.test(text);
}
