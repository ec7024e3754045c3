import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { parseStrictJson } from '../contracts/strict-json.ts';
import type { PackageProblem } from './package.ts';
import { problemAt } from './problem.ts';

export type Path = readonly (string | number)[];

/** One file of a package: its plain value, and the line of everything in it. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /**
   * The line (from 1) of the member at `path`, or of its nearest ancestor that exists. With `word`, the line of the first
   * scalar below it that reads so.
   */
  lineOf(path: Path, word?: string): number;
  /** The same line where the word stands there; undefined where it does not. */
  lineOfWord(path: Path, word: string): number | undefined;
}

const MAX_DEPTH = 40;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Decodes UTF-8 strictly. A byte order mark is a problem too: it would be part of the first key. */
export function decode(file: string, bytes: Uint8Array, problems: PackageProblem[]): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    problems.push(problemAt(file, 1, 'byte-order-mark'));
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(problemAt(file, lineOfBadByte(bytes), 'not-utf8'));
    return undefined;
  }
}

/** Parses YAML (and with `json`, strict JSON) into plain data. Undefined where the file cannot be used at all. */
export function parseSource(
  file: string,
  bytes: Uint8Array,
  problems: PackageProblem[],
  options: { json?: boolean } = {},
): Source | undefined {
  const text = decode(file, bytes, problems);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
  });
  const before = problems.length;
  const json = options.json ? parseStrictJson(text, { maxDepth: MAX_DEPTH }) : undefined;
  if (json && !json.ok && json.refusal.code === 'json.syntax') {
    problems.push(problemAt(file, Number(json.refusal.params.line), 'syntax.json'));
    return undefined;
  }
  for (const flaw of [...document.errors, ...document.warnings]) {
    const known = SYNTAX_PROBLEMS[flaw.code] ?? 'syntax';
    const offset = flaw.code === 'MISSING_CHAR' ? startOfUnclosed(document, flaw.pos[0]) : flaw.pos[0];
    problems.push(problemAt(file, lines.linePos(offset).line, known));
  }
  if (problems.length > before) return undefined;
  const value = plain(document.contents as Node | null, { file, lines, problems }, 0);
  if (problems.length > before) return undefined;
  const lineOfWord = (path: Path, word: string) => {
    const offset = offsetOfWord(locate(document, path).node, word);
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
  const lineOf = (path: Path, word?: string) => {
    const found = word === undefined ? undefined : lineOfWord(path, word);
    return found ?? lines.linePos(locate(document, path).offset).line;
  };
  return { file, value, lineOf, lineOfWord };
}

const SYNTAX_PROBLEMS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'syntax.duplicate-key',
  MULTIPLE_DOCS: 'syntax.documents',
  TAB_AS_INDENT: 'syntax.tab',
  MISSING_CHAR: 'syntax.unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'syntax.colon',
  BAD_SCALAR_START: 'syntax.start',
  BAD_INDENT: 'syntax.indent',
  BAD_ALIAS: 'syntax.alias',
  NON_STRING_KEY: 'syntax.key',
  TAG_RESOLVE_FAILED: 'syntax.tag',
};

/** An unclosed quotation is noticed at the end of the file; its author looks for where it begins. */
function startOfUnclosed(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar: (_key, { range }) => {
      if (range && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return start;
}

interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: PackageProblem[];
}

/** Our own walk instead of `toJS`: no aliases (nothing can grow), no tags, no prototype names, bounded depth. */
function plain(node: Node | null, reading: Reading, depth: number): unknown {
  const flaw = (code: string, params = {}): undefined => {
    const offset = node?.range?.[0] ?? 0;
    reading.problems.push(problemAt(reading.file, reading.lines.linePos(offset).line, code, params));
    return undefined;
  };
  if (node === null) return null;
  if (depth > MAX_DEPTH) return flaw('too-deep', { depth: MAX_DEPTH });
  if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined) return flaw('syntax.alias');
  if ((node as { tag?: string }).tag?.startsWith('!')) return flaw('syntax.tag');
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plain(item as Node | null, reading, depth + 1));
  if (!isMap(node)) return flaw('syntax');
  const members: Record<string, unknown> = {};
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? pair.key.value : pair.key;
    if (typeof key !== 'string') flaw('syntax.key');
    else if (FORBIDDEN_KEYS.has(key)) flaw('forbidden-key', { key });
    else members[key] = plain(pair.value as Node | null, reading, depth + 1);
  }
  return members;
}

/** The node at a path, or its nearest ancestor that exists, and where it begins. */
function locate(document: Document, path: Path): { readonly node: Node | null; readonly offset: number } {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return { node, offset };
}

/** The first scalar (or key) that is the word, or the word followed by a member (`shootingDays.total`). */
function offsetOfWord(node: Node | null | undefined, word: string): number | undefined {
  if (isScalar(node)) {
    const text = String(node.value);
    return text === word || text.startsWith(`${word}.`) ? node.range?.[0] : undefined;
  }
  if (isSeq(node)) {
    for (const item of node.items) {
      const found = offsetOfWord(item as Node, word);
      if (found !== undefined) return found;
    }
  }
  if (isMap(node)) {
    for (const pair of node.items) {
      const found = offsetOfWord(pair.key as Node, word) ?? offsetOfWord(pair.value as Node, word);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function lineOfBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    if (index < bytes.length && bytes[index] !== 0x0a) continue;
    try {
      decoder.decode(bytes.subarray(start, index));
    } catch {
      return line;
    }
    line += 1;
    start = index + 1;
  }
  return line;
}
