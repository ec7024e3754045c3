import type { z } from 'zod';

/** What a schema says about one place, for the cure beside a problem: the keys it knows there, and the fixed words. */
export interface Expected {
  readonly keys: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
}

/** The schemas that may describe the member at `path`, all branches of unions included. */
export function expectedAt(schema: z.core.$ZodType, path: readonly (string | number)[]): Expected {
  let here = branches(schema);
  for (const step of path) here = here.flatMap((one) => stepInto(one, step)).flatMap(branches);
  const keys = new Set(here.flatMap((one) => Object.keys(definition(one).shape ?? {})));
  const words = here.flatMap((one) => [
    ...Object.values(definition(one).entries ?? {}),
    ...(definition(one).values ?? []).map(String),
  ]);
  return { keys, words: new Set(words) };
}

/** The known word nearest to a misspelt one, where it is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function definition(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  const found = definition(schema);
  if (found.type === 'lazy' && found.getter) return branches(found.getter());
  if (found.type === 'union' && found.options) return found.options.flatMap(branches);
  if (found.type === 'pipe' && found.in) return branches(found.in);
  if (found.innerType) return branches(found.innerType);
  return [schema];
}

function stepInto(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  const found = definition(schema);
  const next = found.shape?.[String(step)] ?? found.element ?? found.valueType;
  return next ? [next] : [];
}

/** Damerau-Levenshtein: one insertion, deletion, exchange or swap of neighbours costs 1. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 0; i <= a.length; i += 1) (rows[i] as number[])[0] = i;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}
