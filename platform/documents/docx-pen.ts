import { type ISpacingProperties, LineRuleType, TextRun } from 'docx';
import { printable } from './compose.ts';
import { CHARACTER_PITCH, LINE_PITCH } from './layout.ts';
import standard from './standard.json' with { type: 'json' };

/** Sizes in half points, as Word counts: of the standard's 2nd, 3rd and 4th size, and of table text. */
export const DOCX_SIZE = { title: 44, body: 32, small: 28, table: 24 };

export type DocxRole = keyof typeof standard.fonts;

export interface DocxLook {
  readonly role?: DocxRole;
  readonly size?: number;
  /** `#rrggbb` */
  readonly color?: string;
}

/** The font of a role by name; letters and digits in the same font, as the standard has it. */
export function docxFont(role: DocxRole) {
  const name = standard.fonts[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

/** Text in the font of a role, one run for each of its lines. */
export function docxRuns(text: string, look: DocxLook = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...docxLook(look), text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

/** How a run looks. */
export function docxLook({ role = 'body', size = DOCX_SIZE.body, color }: DocxLook) {
  return { font: docxFont(role), size, ...(color === undefined ? {} : { color: color.slice(1) }) };
}

/** Exact height of a line in points; the pitch of the page where none is given. */
export function docxLine(pitch: number = LINE_PITCH): { spacing: ISpacingProperties } {
  return { spacing: { line: Math.floor(pitch * 20), lineRule: LineRuleType.EXACT, before: 0, after: 0 } };
}

/** Widths in characters of the body as twips. */
export function characters(count: number): number {
  return Math.round(count * CHARACTER_PITCH * 20);
}
