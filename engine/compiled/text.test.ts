import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import { columnarPass } from '../columnar/pass.ts';
import type { PolicyDefinition } from '../definition.ts';
import { openAccounts } from './accounts.ts';
import { compileSingle } from './single.ts';
import { compileTraced } from './traced.ts';

let definitions: PolicyDefinition[];

beforeAll(async () => {
  const { packages } = await loadCatalogue({ directories: [] });
  definitions = packages.map(({ definition }) => definition).filter(({ manifest }) => manifest.kind === 'support');
});

/** Ends a string, a template, a comment and a regular expression, and then runs. */
const HOSTILE = '\'"`*/\u2028\n}});globalThis.yunheWasHere = true;//$' + '{globalThis.yunheWasHere = true}';

/** The same definition in which every name and word of the package carries hostile text. */
function hostile(definition: PolicyDefinition): PolicyDefinition {
  const { terms } = definition.epochs[0] as PolicyDefinition['epochs'][number];
  const conditions = [...terms.general, ...terms.clauses.flatMap((clause) => clause.conditions)];
  const names = new Set([
    ...Object.keys(definition.dictionary.facts),
    ...Object.keys(definition.dictionary.costAttributes),
    ...Object.keys(definition.dictionary.costCategories),
    ...Object.values(definition.dictionary.facts).flatMap((fact) =>
      fact.type === 'choice' ? Object.keys(fact.values) : [],
    ),
    ...terms.clauses.flatMap(({ id, title, caps }) => [id, title, ...caps.map(({ code }) => code)]),
    ...conditions.flatMap(({ code, cite, label }) => [code, cite, label]),
  ]);
  const renamed = (value: unknown, isDictionary: boolean): unknown => {
    if (typeof value === 'string') return names.has(value) ? `${value}${HOSTILE}` : value;
    if (Array.isArray(value)) return value.map((one) => renamed(one, isDictionary));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const key = isDictionary && names.has(name) ? `${name}${HOSTILE}` : name;
        return [key, renamed(one, isDictionary || name === 'dictionary')];
      }),
    );
  };
  return renamed(definition, false) as PolicyDefinition;
}

function textsOf(definition: PolicyDefinition): string[] {
  const pass = columnarPass(definition);
  const options = { applicants: 1, firstYear: 2026, lastYear: 2026, subjects: 'given', usedCosts: true } as const;
  const accounts = openAccounts(pass.accountPlan, { applicants: 1, subjects: 1, firstYear: 2026, years: 1 });
  return [
    compileSingle(definition).text,
    compileTraced(definition, phrases).text,
    pass.bind(pass.openColumns(1, options), accounts).text,
  ];
}

describe('generated code', () => {
  it('is the same whatever a package calls things: no word of it enters the text', () => {
    expect(definitions.length).toBeGreaterThan(3);
    for (const definition of definitions) {
      expect(textsOf(hostile(definition))).toEqual(textsOf(definition));
    }
    expect(globalThis).not.toHaveProperty('yunheWasHere');
  });

  it('is plain ASCII without quotation of anything but statuses and two messages', () => {
    const allowed = new Set(['use strict', 'terms-unpublished', 'ineligible', 'pending', 'eligible', ' on ']);
    for (const text of definitions.flatMap(textsOf)) {
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
      expect(text).not.toMatch(/[`"\\]/);
      const quoted = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1] as string);
      const others = quoted.filter((one) => !allowed.has(one) && !/^no terms for clause |^row $|^: no terms/.test(one));
      expect(others).toEqual([]);
    }
  });
});
