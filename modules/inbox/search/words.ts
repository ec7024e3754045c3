import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/**
 * Words of Chinese text for search. Both sides are cut by jieba's search mode. What is stored has besides each sign and
 * each pair of neighbouring signs: so a word of two signs is found even where the dictionary would cut across it.
 */

let loaded: Jieba | undefined;

/** Read when it is first needed: the dictionary takes half a second. */
function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict);
  return loaded;
}

const HAN_RUN = /\p{Script=Han}+/gu;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const HAS_LETTER = /[\p{L}\p{N}]/u;
/** PostgreSQL takes words of up to 2046 bytes. */
const MOST_SIGNS = 200;

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function cut(text: string): string[] {
  const words = jieba().cutForSearch(plain(text), true);
  return words.map((word) => word.trim().slice(0, MOST_SIGNS)).filter((word) => HAS_LETTER.test(word));
}

function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}

/** The words under which texts are found. `exact` (numbers, codes) stay whole as well. */
export function wordsToStore(texts: readonly string[], exact: readonly string[] = []): readonly string[] {
  const words = new Set(exact.map(plain));
  for (const text of texts) {
    for (const word of cut(text)) words.add(word);
    for (const [run] of plain(text).matchAll(HAN_RUN)) {
      for (const sign of run) words.add(sign);
      for (const pair of pairsOf(run)) words.add(pair);
    }
  }
  words.delete('');
  return [...words];
}

const NUMBER = /^\d{4}(-\d*)?$/;

/**
 * What somebody types, as a tsquery; null where it holds nothing to look for. Every word has to occur. `2026-01` is the
 * beginning of a number, and so is the last word where it is none of Chinese signs.
 */
export function queryOf(text: string): string | null {
  const parts = plain(text)
    .split(/\s+/)
    .filter((part) => part !== '');
  const terms = parts.flatMap((part) => (NUMBER.test(part) ? [`${quoted(part)}:*`] : termsOf(part)));
  return terms.length === 0 ? null : [...new Set(terms)].join(' & ');
}

function termsOf(part: string): string[] {
  const words = cut(part);
  const long = words.filter((word) => [...word].length > 1 || !HAN_ONLY.test(word));
  return (long.length > 0 ? long : words).map((word) => {
    if (!HAN_ONLY.test(word)) return `${quoted(word)}:*`;
    const pairs = pairsOf(word);
    // A long word counts as well where the stored text was cut otherwise: then all its pairs are there.
    return pairs.length < 2 ? quoted(word) : `(${quoted(word)} | (${pairs.map(quoted).join(' & ')}))`;
  });
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
