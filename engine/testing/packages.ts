import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../loader/index.ts';
import phrases from '../../messages/zh-CN/engine.json' with { type: 'json' };
import type { PolicyDefinition } from '../definition.ts';
import { type Dictionary, dictionary, type Manifest, manifest } from '../format/manifest.ts';
import { classification, clause } from '../format/terms.ts';
import { type CompiledPolicy, compilePolicy } from '../index.ts';

/** Packages for the tests of the engine: the real one, and small ones written on the spot in the form of a package. */

export async function loadPolicy(id = 'tongzhou-micro-drama'): Promise<CompiledPolicy> {
  const found = (await loadCatalogue({ directories: [] })).find(id);
  if (!found) throw new Error(`${id} is not loaded`);
  return compilePolicy(found.definition, phrases);
}

export interface SmallPackage {
  /** Clauses as their files have them; `title`, `summary` and `cite` may be left out. */
  readonly clauses?: readonly Readonly<Record<string, unknown>>[];
  readonly classifications?: readonly unknown[];
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Further members of policy.yaml. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

const CITE = 'art1.s1';

/** A package of one epoch. */
export function smallPolicy(small: SmallPackage): CompiledPolicy {
  return compilePolicy(smallDefinition(small), phrases);
}

export function smallDefinition(small: SmallPackage): PolicyDefinition {
  const about = manifestOf(small);
  const { general, insteadOfAward, exclusions } = about;
  const clauses = (small.clauses ?? []).map((one) =>
    clause.parse({ title: '条款', summary: '说明', cite: [CITE], ...one }),
  );
  const classifications = (small.classifications ?? []).map((one) => classification.parse(one));
  const terms = { general, exclusions, clauses, classifications, ...(insteadOfAward ? { insteadOfAward } : {}) };
  const facts = dictionaryOf(small.facts ?? {});
  return { manifest: about, digest: '0'.repeat(64), readings: 1, dictionary: facts, epochs: [{ from: null, terms }] };
}

function manifestOf({ policy = {}, clauses = [] }: SmallPackage): Manifest {
  return manifest.parse({
    format: 1,
    id: 'small',
    version: 'v1',
    kind: 'support',
    status: 'sample',
    dated: '2026-01-01',
    title: '示例',
    shortTitle: '示例',
    issuer: '示例',
    source: { quality: 'press', note: '示例' },
    programYears: [0, -1],
    clauses: clauses.map(({ id }) => id),
    ...policy,
  });
}

function dictionaryOf(facts: Readonly<Record<string, unknown>>): Dictionary {
  const asked = Object.entries(facts).map(([name, fact]) => [
    name,
    { label: name, question: `${name}？`, ...(fact as object) },
  ]);
  return dictionary.parse({
    facts: Object.fromEntries(asked),
    costAttributes: { local: { label: '本地', question: '本地？' } },
    costCategories: { general: '一般支出' },
    supportLevels: { district: '区级', municipal: '市级', national: '国家级' },
    supportStatuses: { available: '尚未领取', received: '已经获得' },
  });
}

/** A condition as a clause file has it. */
export function condition(code: string, test: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return { code, label: `条件${code}`, cite: CITE, test, ...more };
}

/** A cap as a clause file has it. */
export function cap(code: string, per: string, limit: string, more: Readonly<Record<string, unknown>> = {}) {
  return { code, label: `上限${code}`, cite: CITE, per, limit, ...more };
}

export const FLAT = (amount: string) => ({ label: '定额', cite: CITE, from: { flat: amount } });
export const ALL_COSTS = { label: '支出', cite: CITE, from: { costs: {} } };
export const AT_MOST_30 = { cite: CITE, share: { atMost: '30%' } };

/** The text of a file of the contract's folder, where the machine has it beside the repository. */
export function contractFile(name: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../shared/contract/${name}`, import.meta.url));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
