import { cutToFen, notBelowZero, shareAtMost } from './exact.ts';

/** What generated code may call, by the names under which it sees them. */
export const ENVIRONMENT = { shareAtMost, cutToFen, notBelowZero } as const;

/** Names of variables that a piece of generated code reads, each once: `uses(body, 'k')` → ['k0', 'k1']. */
export function slotsIn(body: string, letter: 'k' | 'h' | 'n' | 'a'): `${'k' | 'h' | 'n' | 'a'}${number}`[] {
  return [
    ...new Set(body.match(new RegExp(`\\b${letter}\\d+\\b`, 'g'))),
  ].sort() as `${'k' | 'h' | 'n' | 'a'}${number}`[];
}

export function mentions(body: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(body);
}

/**
 * Compiles text with the values it may see, by name, and returns what it returns. Only numbers and names of this folder
 * ever stand in the text: whatever a package calls things is passed as a value.
 */
export function compileText<Result>(text: string, values: Readonly<Record<string, unknown>>): Result {
  const names = Object.keys(values);
  return new Function(...names, `'use strict';\n${text}`)(...names.map((name) => values[name])) as Result;
}
