import type { z } from 'zod';
import type { PackageProblem } from './package.ts';
import { problemAt, say } from './problem.ts';
import { expectedAt, nearest } from './schema-keys.ts';
import type { Path } from './source.ts';

interface Place {
  readonly file: string;
  readonly line: number;
}

/** A value to be parsed, and where its members are written. */
interface Placed {
  readonly value: unknown;
  placeOf(path: Path, word?: string): Place;
}

/** Parses with a schema of `engine/format`; every issue becomes a problem with its line and cure. */
export function parsePlaced<T>(
  schema: z.ZodType<T, unknown>,
  placed: Placed,
  problems: PackageProblem[],
): T | undefined {
  const outcome = schema.safeParse(placed.value);
  if (outcome.success) return outcome.data;
  for (const issue of outcome.error.issues) {
    for (const { issue: inner, path } of innermost(issue, [], placed.value)) {
      problems.push(...problemsOf(schema, inner, path, placed));
    }
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;
interface LocatedIssue {
  readonly issue: Issue;
  readonly path: Path;
}

/** Goes down into unions: of the branches, the one whose keys are there is the one that was meant. */
function innermost(issue: Issue, above: Path, whole: unknown): LocatedIssue[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = meantBranch(issue.errors);
    // Branches that all refuse the value as a whole say nothing beyond "none of these".
    if (meant) return meant.flatMap((inner) => innermost(inner, path, whole));
  }
  if (issue.code === 'invalid_key' && issue.issues.length > 0) return [{ issue, path }];
  return [{ issue, path }];
}

function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  let best: readonly Issue[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const issues of branches) {
    const distance = strangeness(issues);
    if (distance < least) {
      least = distance;
      best = issues;
    }
  }
  return least >= WRONG_SHAPE ? undefined : best;
}

const WRONG_SHAPE = 1_000_000;

/** How far a value is from a branch: a wrong kind of value is farthest, then strange and missing keys, then details. */
function strangeness(issues: readonly Issue[]): number {
  let distance = 0;
  for (const issue of issues) {
    const atRoot = issue.path.length === 0;
    if (atRoot && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return WRONG_SHAPE;
    if (atRoot && issue.code === 'invalid_format') return WRONG_SHAPE;
    if (atRoot && issue.code === 'invalid_union') {
      distance += meantBranch(issue.errors) ? 1 : WRONG_SHAPE;
    } else if (atRoot && issue.code === 'unrecognized_keys') distance += 1000 * issue.keys.length;
    else if (issue.path.length === 1 && isMissing(issue)) distance += 1000;
    else distance += 1;
  }
  return distance;
}

function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
}

function problemsOf(schema: z.core.$ZodType, issue: Issue, path: Path, placed: Placed): PackageProblem[] {
  const place = placed.placeOf(path);
  const member = path.length === 0 ? say('whole-file') : path.join('.');
  const at = (code: string, params: Record<string, string | number> = {}, where: Place = place) =>
    problemAt(where.file, where.line, code, { member, found: shown(valueAt(placed.value, path)), ...params });
  if (issue.code === 'unrecognized_keys') {
    const known = expectedAt(schema, path).keys;
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const where = placed.placeOf([...path, key]);
      const hint = meant ? say('did-you-mean', { word: meant }) : say('known-keys', { keys: [...known].join('、') });
      return at('unknown-key', { key, hint }, where);
    });
  }
  if (isMissing(issue)) return [at('missing', { key: String(path.at(-1) ?? '') })];
  const literal = literalOf(issue);
  if (literal) return [at(`literal.${literal}`)];
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    const meant = nearest(String(valueAt(placed.value, path)), words);
    return [at('not-one-of', { words: words.join('、'), hint: meant ? say('did-you-mean', { word: meant }) : '' })];
  }
  if (issue.code === 'invalid_type') return [at('wrong-type', { expected: typeWord(issue.expected) })];
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const bound = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
    return [at(`${issue.code === 'too_small' ? 'too-small' : 'too-big'}.${sizeKind(issue.origin)}`, { bound })];
  }
  if (issue.code === 'invalid_key') return [at('literal.key')];
  const refusedLiteral = issue.code === 'invalid_union' ? refusedLiteralOf(issue.errors) : undefined;
  if (refusedLiteral && typeof valueAt(placed.value, path) === 'string') return [at(`literal.${refusedLiteral}`)];
  const keys = [...expectedAt(schema, path).keys];
  return [at('no-form', { forms: keys.length > 0 ? keys.join('、') : say('see-manual') })];
}

const LITERALS = new Set([
  'money',
  'rate',
  'day',
  'fraction',
  'identifier',
  'factName',
  'factPath',
  'ruleCode',
  'sentenceId',
  'version',
]);

/** The literals of the format give their own name as the message of their issue. */
function literalOf(issue: Issue): string | undefined {
  return LITERALS.has(issue.message) ? issue.message : undefined;
}

/** Of a place that takes several forms, the literal to explain: the one with the widest cure. */
function refusedLiteralOf(branches: readonly (readonly Issue[])[]): string | undefined {
  const literals = new Set(branches.flat().flatMap((issue) => literalOf(issue) ?? []));
  return ['factPath', 'money', ...literals].find((literal) => literals.has(literal));
}

function sizeKind(origin: string): string {
  return origin === 'array' || origin === 'set' ? 'list' : origin === 'string' ? 'words' : 'number';
}

function typeWord(expected: string): string {
  return say(
    `type.${['string', 'number', 'int', 'array', 'object', 'record', 'boolean'].includes(expected) ? expected : 'other'}`,
  );
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return say('nothing');
  const text = typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
