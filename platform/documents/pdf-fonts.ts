import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import { errorCode, Fault } from '../fault.ts';
import { type FontTables, readFontTables } from './font-tables.ts';

declare module 'pdfmake' {
  /** The files the printer may open, kept in memory; the type package leaves it out. */
  export const virtualfs: { writeFileSync(name: string, content: Buffer): void };
}

export type FontRole = 'body' | 'title' | 'firstHeading' | 'secondHeading';

/** Paths of TTF or OTF files an office owns, by role; a role that is left out is set in Noto Sans SC. */
export type PdfFonts = Readonly<Partial<Record<FontRole, string>>>;

/** A font ready for use; `family` is its name in a definition for pdfmake. */
export interface LoadedFont extends FontTables {
  readonly family: string;
}

/** The fonts of one document and the one that draws what they lack. */
export interface FontSet {
  readonly roles: Readonly<Record<FontRole, LoadedFont>>;
  readonly fallback: LoadedFont;
}

const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

const loaded = new Map<string, Promise<LoadedFont>>();

/** Reads each font file once in the life of the process. Throws a `Fault` where a configured file is no font. */
export async function loadFonts(fonts: PdfFonts): Promise<FontSet> {
  const [regular, bold] = await Promise.all([loadFont(REGULAR), loadFont(BOLD)]);
  const own = async (role: FontRole, otherwise: LoadedFont) => {
    const path = fonts[role];
    return path === undefined ? otherwise : await loadFont(path);
  };
  const [body, title, firstHeading, secondHeading] = await Promise.all([
    own('body', regular),
    own('title', bold),
    own('firstHeading', bold),
    own('secondHeading', regular),
  ]);
  return { roles: { body, title, firstHeading, secondHeading }, fallback: regular };
}

/** The families of a set, as pdfmake wants them. */
export function fontFamilies(set: FontSet): Record<string, { normal: string }> {
  const used = [set.fallback, ...Object.values(set.roles)];
  return Object.fromEntries(used.map(({ family }) => [family, { normal: family }]));
}

function loadFont(path: string): Promise<LoadedFont> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const reading = readFont(path);
  loaded.set(path, reading);
  reading.catch(() => loaded.delete(path));
  return reading;
}

async function readFont(path: string): Promise<LoadedFont> {
  try {
    const file = await readFile(path);
    const tables = readFontTables(file);
    pdfmake.virtualfs.writeFileSync(path, file);
    return { family: path, ...tables };
  } catch (error) {
    throw new Fault('font-unreadable', { path, reason: errorCode(error) ?? 'no TTF or OTF font' }, error);
  }
}
