/** What the layout needs to know of a TrueType or OpenType file: how high a line is and which characters it draws. */
export interface FontTables {
  /** Height of a line for a size of 1. */
  readonly lineHeight: number;
  draws(codePoint: number): boolean;
}

/** Reads the tables `head`, `hhea` and `cmap`. Throws a RangeError where the file is no such font. */
export function readFontTables(file: Buffer): FontTables {
  const at = tableOffsets(file);
  const unitsPerEm = file.readUInt16BE(table(at, 'head') + 18);
  const metrics = table(at, 'hhea');
  const ascender = file.readInt16BE(metrics + 4);
  const descender = file.readInt16BE(metrics + 6);
  const ranges = characterRanges(file, table(at, 'cmap'));
  return {
    lineHeight: (ascender - descender) / unitsPerEm,
    draws: (codePoint) => contains(ranges, codePoint),
  };
}

interface CharacterRange {
  readonly first: number;
  readonly last: number;
}

function tableOffsets(file: Buffer): Map<string, number> {
  const offsets = new Map<string, number>();
  const count = file.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    offsets.set(file.toString('latin1', record, record + 4), file.readUInt32BE(record + 8));
  }
  return offsets;
}

function table(offsets: ReadonlyMap<string, number>, tag: string): number {
  const offset = offsets.get(tag);
  if (offset === undefined) throw new RangeError(`no table ${tag}`);
  return offset;
}

/** Format 12 covers all of Unicode, format 4 the first plane; a font may hold both. */
function characterRanges(file: Buffer, cmap: number): readonly CharacterRange[] {
  const subtables = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, index) => {
    const at = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    return { at, format: file.readUInt16BE(at) };
  });
  const full = subtables.find(({ format }) => format === 12);
  if (full !== undefined) return groupsOf12(file, full.at);
  const basic = subtables.find(({ format }) => format === 4);
  if (basic !== undefined) return segmentsOf4(file, basic.at);
  throw new RangeError('no Unicode character map');
}

function groupsOf12(file: Buffer, at: number): readonly CharacterRange[] {
  return Array.from({ length: file.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return { first: file.readUInt32BE(group), last: file.readUInt32BE(group + 4) };
  });
}

/** A segment may name characters it maps to glyph 0; only the segments with a glyph array can, so those are looked up. */
function segmentsOf4(file: Buffer, at: number): readonly CharacterRange[] {
  const count = file.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const glyphOffsets = deltas + count * 2;
  const ranges: CharacterRange[] = [];
  for (let segment = 0; segment < count; segment += 1) {
    const first = file.readUInt16BE(starts + segment * 2);
    const last = file.readUInt16BE(ends + segment * 2);
    const glyphs = glyphOffsets + segment * 2;
    const offset = file.readUInt16BE(glyphs);
    if (first === 0xffff) continue;
    if (offset === 0) ranges.push({ first, last });
    else
      for (let code = first; code <= last; code += 1) {
        if (file.readUInt16BE(glyphs + offset + (code - first) * 2) !== 0) ranges.push({ first: code, last: code });
      }
  }
  return ranges;
}

/** Ranges stand in ascending order, as the format demands. */
function contains(ranges: readonly CharacterRange[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return true;
  }
  return false;
}
