import type { Content, ContentText, Margins, Style } from 'pdfmake/interfaces.js';
import { printable } from './compose.ts';
import { LINE_PITCH } from './layout.ts';
import type { FontRole, FontSet, LoadedFont } from './pdf-fonts.ts';

/** Sizes in points: of the standard's 2nd, 3rd and 4th size, of table text and of the mark. */
export const SIZE = { title: 21, body: 15.75, small: 14, table: 12 };

export interface TextLook extends Pick<Style, 'alignment' | 'color' | 'leadingIndent'> {
  readonly role?: FontRole;
  readonly size?: number;
  /** Height of a line in points; the pitch of the page where it is not given. */
  readonly pitch?: number;
  readonly margin?: Margins;
}

/** Writes text in the fonts of one document. */
export interface Pen {
  text(text: string, look?: TextLook): ContentText;
  /** Empty height in points that moves to the next page where it does not fit. */
  space(height: number): Content;
}

export function penOf(fonts: FontSet): Pen {
  const text = (content: string, look: TextLook = {}): ContentText => {
    const { role = 'body', size = SIZE.body, pitch = LINE_PITCH, ...style } = look;
    const runs = splitByFont(printable(content), fonts.roles[role], fonts.fallback);
    return {
      ...style,
      fontSize: size,
      text: runs.map(({ font, text }) => ({
        text,
        font: font.family,
        lineHeight: pitch / (size * font.lineHeight),
      })),
    };
  };
  return { text, space: (height) => text(' ', { pitch: height }) };
}

interface Run {
  readonly font: LoadedFont;
  readonly text: string;
}

/** Rare characters of names are missing from many office fonts: those are drawn by the fallback. */
function splitByFont(text: string, font: LoadedFont, fallback: LoadedFont): readonly Run[] {
  const runs: { font: LoadedFont; text: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const drawnBy = font.draws(code) || !fallback.draws(code) ? font : fallback;
    const last = runs.at(-1);
    if (last !== undefined && last.font === drawnBy) last.text += character;
    else runs.push({ font: drawnBy, text: character });
  }
  return runs.length > 0 ? runs : [{ font, text: '' }];
}
