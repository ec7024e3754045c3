import { visit } from 'jsonc-parser';
import type { Outcome, Refusal } from '../engine/result.ts';

/** JSON as a contract needs it: a member written twice or nested without end is refused, never silently resolved. */

export interface StrictJsonOptions {
  /** Deepest allowed nesting; a plain object has depth 1. */
  readonly maxDepth: number;
}

/**
 * Parses a JSON text. Refusals, with their sentences in `messages/zh-CN/contracts.json`: `json.syntax` with line and
 * column from 1, `json.duplicate` and `json.depth` with a JSON Pointer to the place.
 */
export function parseStrictJson(text: string, { maxDepth }: StrictJsonOptions): Outcome<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, refusal: syntaxRefusal(text) };
  }
  // Counting is ten times faster than looking for the place, and almost every text is as it should be.
  const { depth, members } = countNesting(text);
  if (depth > maxDepth || members !== countMembers(value)) {
    const refusal = locate(text, maxDepth);
    if (refusal) return { ok: false, refusal };
  }
  return { ok: true, value };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Depth of nesting and number of members of a text that is known to be JSON. */
function countNesting(text: string): { readonly depth: number; readonly members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        for (at += 1; text.charCodeAt(at) !== QUOTE; at += 1) if (text.charCodeAt(at) === BACKSLASH) at += 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x3a: // :
        members += 1;
    }
  }
  return { depth: deepest, members };
}

/** Members of all objects of a parsed value, each name once. Without recursion: the value may be deeper than the stack. */
function countMembers(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (typeof next === 'object' && next !== null) {
      for (const item of Object.values(next)) {
        members += 1;
        open.push(item);
      }
    }
  }
  return members;
}

/** Ends the visitor early: it descends by recursion, and a hostile text is deeper than the stack. */
class Found extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

type Visitor = Parameters<typeof visit>[1];

function firstFound(text: string, visitor: Visitor): Refusal | undefined {
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false });
    return undefined;
  } catch (error) {
    if (error instanceof Found) return error.refusal;
    throw error;
  }
}

/** The first place in the text that is nested too deep or names a member again. */
function locate(text: string, maxDepth: number): Refusal | undefined {
  const names: Set<string>[] = [];
  let depth = 0;
  const begin = (path: () => (string | number)[]) => {
    depth += 1;
    if (depth > maxDepth) throw new Found({ path: pointerTo(path()), code: 'json.depth', params: { maxDepth } });
  };
  return firstFound(text, {
    onObjectBegin: (_offset, _length, _line, _column, path) => {
      begin(path);
      names.push(new Set());
    },
    onObjectEnd: () => {
      depth -= 1;
      names.pop();
    },
    onArrayBegin: (_offset, _length, _line, _column, path) => begin(path),
    onArrayEnd: () => {
      depth -= 1;
    },
    onObjectProperty: (name, _offset, _length, _line, _column, path) => {
      if (names.at(-1)?.has(name)) {
        throw new Found({ path: pointerTo([...path(), name]), code: 'json.duplicate', params: { name } });
      }
      names.at(-1)?.add(name);
    },
  });
}

/** Deeper than this the place of a syntax error is not looked for. */
const LOOK_DEEP = 500;

function syntaxRefusal(text: string): Refusal {
  let depth = 0;
  const at = (line: number, column: number): Refusal => {
    return { path: '', code: 'json.syntax', params: { line: line + 1, column: column + 1 } };
  };
  const begin = (_offset: number, _length: number, line: number, column: number) => {
    depth += 1;
    if (depth > LOOK_DEEP) throw new Found(at(line, column));
  };
  const end = () => {
    depth -= 1;
  };
  const found = firstFound(text, {
    onObjectBegin: begin,
    onArrayBegin: begin,
    onObjectEnd: end,
    onArrayEnd: end,
    onError: (_error, _offset, _length, line, column) => {
      throw new Found(at(line, column));
    },
  });
  return found ?? at(0, 0);
}

/** A path as a JSON Pointer (RFC 6901). */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
