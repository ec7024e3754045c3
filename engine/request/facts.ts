import type { Dictionary, Fact } from '../format/manifest.ts';
import type { Refusal } from '../result.ts';
import {
  type Check,
  checkAmount,
  checkBoolean,
  checkChoice,
  checkInteger,
  checkObject,
  checkRequired,
  isObject,
  pointer,
  refuse,
} from './shape.ts';

const YEAR = /^\d{4}$/;

/** The form of a fact's value, from the dictionary. A refusal carries what the dictionary calls the fact. */
export function compileFactCheck(fact: Fact): Check {
  const check = compileValueCheck(fact);
  return (value, path) => labelled(check(value, path), fact.label);
}

function labelled(refusal: Refusal | null, label: string): Refusal | null {
  return refusal ? { ...refusal, params: { label, ...refusal.params } } : null;
}

function compileValueCheck(fact: Fact): Check {
  switch (fact.type) {
    case 'boolean':
      return checkBoolean;
    case 'integer':
      return checkInteger(fact.min, fact.max);
    case 'money':
      return checkAmount;
    case 'choice':
      return checkChoice(Object.keys(fact.values));
    case 'money-by-year':
      return checkAmountsByYear;
    case 'counts':
      return compileCountsCheck(fact.members);
  }
}

/** Looks a fact up that the terms mention. A package whose terms mention what its dictionary lacks is a defect. */
export function factOf(dictionary: Dictionary, name: string): Fact {
  const fact = Object.hasOwn(dictionary.facts, name) ? dictionary.facts[name] : undefined;
  if (!fact) throw new Error(`the dictionary of the package has no fact ${name}`);
  return fact;
}

/** The facts of a claim, or of a classification: only those named, each in its form. */
export function compileFactsCheck(names: Iterable<string>, dictionary: Dictionary): Check {
  const checks = new Map([...names].map((name) => [name, compileFactCheck(factOf(dictionary, name))]));
  const known = checks.size > 0 ? [...checks.keys()].join('、') : undefined;
  return (value, path) => {
    if (!isObject(value)) return refuse(path, value === null ? 'null' : 'not-an-object');
    for (const name of Object.keys(value)) {
      const check = checks.get(name);
      if (!check) {
        return known === undefined
          ? refuse(pointer(path, name), 'no-facts', { name })
          : refuse(pointer(path, name), 'fact-not-of-clause', { name, known });
      }
      const refusal = check(value[name], pointer(path, name));
      if (refusal) return refusal;
    }
    return null;
  };
}

const checkAmountsByYear: Check = (value, path) => {
  if (!isObject(value)) return refuse(path, value === null ? 'null' : 'not-an-object');
  for (const year of Object.keys(value)) {
    if (!YEAR.test(year)) return refuse(pointer(path, year), 'not-a-year', { name: year });
    const refusal = checkAmount(value[year], pointer(path, year));
    if (refusal) return refusal;
  }
  return null;
};

/** Several whole numbers, all of them, none above the one that bounds it. */
function compileCountsCheck(members: Extract<Fact, { type: 'counts' }>['members']): Check {
  const entries = Object.entries(members).map(([name, { label, min, max, atMost }]) => {
    return { name, label, atMost, check: checkInteger(min, max) };
  });
  const known = new Set(entries.map(({ name }) => name));
  return (value, path) => {
    const form = checkObject(value, path, known);
    if (form) return form;
    const counts = value as Readonly<Record<string, number>>;
    for (const { name, label, check } of entries) {
      const refusal = checkRequired(counts, name, path, check);
      if (refusal) return labelled(refusal, label);
    }
    for (const { name, label, atMost } of entries) {
      const whole = atMost === undefined ? undefined : counts[atMost];
      if (whole === undefined || atMost === undefined || (counts[name] ?? 0) <= whole) continue;
      return refuse(pointer(path, name), 'part-above-whole', {
        label,
        whole: members[atMost]?.label ?? atMost,
        max: whole,
      });
    }
    return null;
  };
}
