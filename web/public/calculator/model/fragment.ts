import type { Entry } from './entries.ts';

/**
 * Entries as the part of an address behind `#`, which browsers never send: `y1.` + text compressed by LZW, 6 bits to a
 * character, + four characters of check sum. A cut or altered link is recognised, never half read.
 */

const PREFIX = 'y1.';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FIRST_CODE = 128;
const MOST_CODES = 1 << 15;
const LONGEST_TEXT = 400_000;
const LONGEST_LINK = 200_000;

/** `#…` for the entries; names and values must be ASCII, which figures are. */
export function fragmentOf(entries: readonly Entry[]): string {
  const lines = entries.map(([name, value]) => `${name}=${value}`);
  const text = lines.join('\n');
  if (lines.some((line) => !/^[ -~]*$/.test(line))) throw new RangeError('a shared link carries ASCII figures only');
  const body = pack(codesOf(text));
  return `#${PREFIX}${body}${checksum(body)}`;
}

/** undefined: not a shared link at all · 'damaged': one that was cut or altered. */
export function entriesOfFragment(hash: string): readonly Entry[] | 'damaged' | undefined {
  const start = hash.startsWith('#') ? 1 : 0;
  if (!hash.startsWith(PREFIX, start)) return undefined;
  const payload = hash.slice(start + PREFIX.length);
  const body = payload.slice(0, -4);
  if (payload.length > LONGEST_LINK || payload.length < 4 || checksum(body) !== payload.slice(-4)) return 'damaged';
  const text = textOf(body);
  if (text === undefined) return 'damaged';
  return text.split('\n').flatMap((line): Entry[] => {
    const at = line.indexOf('=');
    return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : [];
  });
}

function* codesOf(text: string): Generator<readonly [code: number, width: number]> {
  const known = new Map<string, number>();
  let next = FIRST_CODE;
  let run = '';
  const codeOf = (word: string) => (word.length === 1 ? word.charCodeAt(0) : (known.get(word) as number));
  for (const letter of text) {
    if (run === '' || known.has(run + letter)) {
      run += letter;
      continue;
    }
    yield [codeOf(run), widthOf(next)];
    if (next < MOST_CODES) {
      known.set(run + letter, next);
      next += 1;
    }
    run = letter;
  }
  if (run !== '') yield [codeOf(run), widthOf(next)];
}

/** Bits that a code needs while `next` codes are known. */
function widthOf(next: number): number {
  return 32 - Math.clz32(next);
}

function pack(codes: Iterable<readonly [code: number, width: number]>): string {
  let packed = '';
  let bits = 0;
  let held = 0;
  for (const [code, width] of codes) {
    held = (held << width) | code;
    bits += width;
    while (bits >= 6) {
      bits -= 6;
      packed += ALPHABET[(held >>> bits) & 63];
      held &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? packed + ALPHABET[(held << (6 - bits)) & 63] : packed;
}

function textOf(packed: string): string | undefined {
  const words: string[] = [];
  let text = '';
  let before = '';
  let bits = 0;
  let held = 0;
  for (const letter of packed) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << 6) | value;
    bits += 6;
    // The writer knows one word more than the reader, who learns each only with the code that follows it.
    const width = widthOf(Math.min(FIRST_CODE + words.length + (before === '' ? 0 : 1), MOST_CODES));
    if (bits < width) continue;
    bits -= width;
    const code = held >>> bits;
    held &= (1 << bits) - 1;
    const word = wordOf(code, words, before);
    if (word === undefined || text.length + word.length > LONGEST_TEXT) return undefined;
    if (before !== '' && FIRST_CODE + words.length < MOST_CODES) words.push(before + word[0]);
    text += word;
    before = word;
  }
  return text;
}

function wordOf(code: number, words: readonly string[], before: string): string | undefined {
  if (code < FIRST_CODE) return String.fromCharCode(code);
  const known = words[code - FIRST_CODE];
  if (known !== undefined) return known;
  return code === FIRST_CODE + words.length && before !== '' ? before + before[0] : undefined;
}

/** FNV-1a, its upper 24 bits as four characters. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const top = (hash >>> 8) & 0xffffff;
  return [18, 12, 6, 0].map((shift) => ALPHABET[(top >>> shift) & 63]).join('');
}
