import { isDeepStrictEqual } from 'node:util';
import { type Dictionary, dictionary } from '../engine/format/manifest.ts';
import type { PackageProblem } from './package.ts';
import { parsePlaced } from './parse.ts';
import { problemAt } from './problem.ts';
import type { Source } from './source.ts';

export const EMPTY_DICTIONARY: Dictionary = {
  facts: {},
  costAttributes: {},
  costCategories: {},
  supportLevels: {},
  supportStatuses: {},
};

const PARTS = ['facts', 'costAttributes', 'costCategories', 'supportLevels', 'supportStatuses'] as const;

/**
 * The dictionary with the names of one more facts.yaml. A name that is there already may be repeated to the letter but
 * never changed: a fact must mean the same in every package.
 */
export function extendDictionary(known: Dictionary, source: Source, problems: PackageProblem[]): Dictionary {
  const placed = { value: source.value, placeOf: lineOf(source) };
  const added = parsePlaced(dictionary, placed, problems);
  if (!added) return known;
  checkFacts(added, source, problems);
  const line = (part: Part, name: string) => source.lineOf([part, name]);
  return mergeDictionaries(known, added, (name, part) => {
    problems.push(problemAt(source.file, line(part, name), 'facts.changed', { name }));
  });
}

type Part = (typeof PARTS)[number];

/** Both dictionaries together; what a name means in the first stays, and each name that the second changes is reported. */
export function mergeDictionaries(
  known: Dictionary,
  added: Dictionary,
  onChanged: (name: string, part: Part) => void,
): Dictionary {
  for (const part of PARTS) {
    for (const [name, meaning] of Object.entries(added[part])) {
      const before = (known[part] as Record<string, unknown>)[name];
      if (before !== undefined && !isDeepStrictEqual(before, meaning)) onChanged(name, part);
    }
  }
  return {
    facts: { ...added.facts, ...known.facts },
    costAttributes: { ...added.costAttributes, ...known.costAttributes },
    costCategories: { ...added.costCategories, ...known.costCategories },
    supportLevels: { ...added.supportLevels, ...known.supportLevels },
    supportStatuses: { ...added.supportStatuses, ...known.supportStatuses },
  };
}

/** A number lies between its bounds, and of numbers that bound each other one is free. */
function checkFacts({ facts }: Dictionary, source: Source, problems: PackageProblem[]): void {
  for (const [name, fact] of Object.entries(facts)) {
    const wrong = (code: string, path: readonly string[], params: Record<string, string>) =>
      problems.push(problemAt(source.file, source.lineOf(['facts', name, ...path]), code, params));
    if (fact.type === 'integer' && fact.min > fact.max) wrong('fact.bounds', [], { name });
    if (fact.type !== 'counts') continue;
    for (const [member, { min, max, atMost }] of Object.entries(fact.members)) {
      if (min > max) wrong('fact.bounds', ['members', member], { name: `${name}.${member}` });
      if (atMost === undefined || !boundsFail(fact.members, member)) continue;
      wrong('fact.at-most', ['members', member], { name: `${name}.${member}`, member: atMost });
    }
  }
}

/** True where following `atMost` leads to a member that is not there, or round in a ring. */
function boundsFail(
  members: Readonly<Record<string, { readonly atMost?: string | undefined }>>,
  start: string,
): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = start; at !== undefined; at = members[at]?.atMost) {
    if (!Object.hasOwn(members, at) || seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

export function lineOf(source: Source) {
  return (path: readonly (string | number)[], word?: string) => ({
    file: source.file,
    line: source.lineOf(path, word),
  });
}
