import type { PolicyDefinition, Terms } from '../engine/definition.ts';
import type { OfficialText } from '../engine/format/files.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { characterDiff, type Stretch } from './character-diff.ts';
import { type Rule, rulesOf } from './rules.ts';
import { valuesOf } from './words.ts';

/** What changes from one package to another. */
export interface PackageDiff {
  readonly manifest: readonly ValueChange[];
  readonly sentences: readonly SentenceChange[];
  readonly rules: readonly RuleChange[];
  readonly readings: readonly ReadingChange[];
}

export interface ValueChange {
  readonly label: string;
  /** Left out where there was nothing before, or is nothing after. */
  readonly before?: string;
  readonly after?: string;
}

export interface SentenceChange {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly stretches: readonly Stretch[];
}

export interface RuleChange {
  readonly name: string;
  readonly label?: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** From which day on; left out where from the beginning. */
  readonly from?: string;
  readonly values: readonly ValueChange[];
}

export interface ReadingChange {
  readonly id: string;
  readonly question: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
}

export function diffPackages(before: PolicyPackage, after: PolicyPackage): PackageDiff {
  return {
    manifest: valueChanges(manifestValues(before), manifestValues(after)),
    sentences: sentenceChanges(before.text, after.text),
    rules: ruleChanges(before.definition, after.definition),
    readings: readingChanges(before, after),
  };
}

function manifestValues({ definition: { manifest } }: PolicyPackage) {
  const { id, version, status, dated, title, issuer, programYears, clauses, classifications } = manifest;
  return valuesOf({ id, version, status, dated, title, issuer, programYears, clauses, classifications });
}

function sentenceChanges(before: OfficialText, after: OfficialText): SentenceChange[] {
  const [old, fresh] = [sentenceMap(before), sentenceMap(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((id): SentenceChange[] => {
    const [was, is] = [old.get(id), fresh.get(id)];
    if (was === is) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ id, kind, stretches: characterDiff(was ?? '', is ?? '') }];
  });
}

function sentenceMap(text: OfficialText): Map<string, string> {
  return new Map(text.sections.flatMap((section) => section.sentences.map((one) => [one.id, one.text])));
}

/** Compared on every day on which either package changes; a change is listed at the first day that it holds from. */
function ruleChanges(before: PolicyDefinition, after: PolicyDefinition): RuleChange[] {
  const days = [...new Set([...before.epochs, ...after.epochs].map((epoch) => epoch.from ?? ''))].sort();
  const listed = new Set<string>();
  return days.flatMap((day) => {
    const [old, fresh] = [ruleMap(termsOn(before, day)), ruleMap(termsOn(after, day))];
    return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((name) => {
      const values = valueChanges(valuesIn(old.get(name), before), valuesIn(fresh.get(name), after));
      const change = ruleChange(name, old.get(name), fresh.get(name), values);
      if (!change || listed.size === listed.add(JSON.stringify(change)).size) return [];
      return [day === '' ? change : { ...change, from: day }];
    });
  });
}

function ruleMap(terms: Terms | undefined): Map<string, Rule> {
  return new Map((terms ? rulesOf(terms) : []).map((rule) => [rule.name, rule]));
}

function termsOn(definition: PolicyDefinition, day: string): Terms | undefined {
  return definition.epochs.findLast((epoch) => (epoch.from ?? '') <= day)?.terms;
}

function valuesIn(rule: Rule | undefined, { dictionary }: PolicyDefinition) {
  return rule ? valuesOf(rule.content, dictionary) : [];
}

function ruleChange(
  name: string,
  before: Rule | undefined,
  after: Rule | undefined,
  values: readonly ValueChange[],
): RuleChange | undefined {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  if (kind === 'changed' && values.length === 0) return undefined;
  const label = after?.label ?? before?.label;
  return { name, ...(label === undefined ? {} : { label }), kind, values };
}

function valueChanges(before: ReturnType<typeof valuesOf>, after: ReturnType<typeof valuesOf>): ValueChange[] {
  const [old, fresh] = [new Map(before.map((one) => [one.path, one])), new Map(after.map((one) => [one.path, one]))];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path): ValueChange[] => {
    const [was, is] = [old.get(path), fresh.get(path)];
    if (was?.words === is?.words) return [];
    const label = (is ?? was)?.label ?? path;
    return [{ label, ...(was ? { before: was.words } : {}), ...(is ? { after: is.words } : {}) }];
  });
}

function readingChanges(before: PolicyPackage, after: PolicyPackage): ReadingChange[] {
  const [old, fresh] = [readingMap(before), readingMap(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((id): ReadingChange[] => {
    const [was, is] = [old.get(id), fresh.get(id)];
    if (was?.label === is?.label) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    const question = (is ?? was)?.question ?? id;
    return [{ id, question, kind, ...(was ? { before: was.label } : {}), ...(is ? { after: is.label } : {}) }];
  });
}

function readingMap({ readings }: PolicyPackage): Map<string, { question: string; label: string }> {
  return new Map(
    readings.readings.map(({ id, question, chosen, alternatives }) => {
      return [id, { question, label: alternatives.find((one) => one.id === chosen)?.label ?? chosen }];
    }),
  );
}
