import type { Folder } from './folder.ts';
import type { PackageProblem } from './package.ts';
import { problemAt } from './problem.ts';
import { parseSource, type Source } from './source.ts';

/** The parsed files of a package folder by what they are. A folder holds these and nothing else. */
export interface PackageSources {
  readonly policy: Source | undefined;
  readonly text: Source | undefined;
  readonly readings: Source | undefined;
  readonly materials: Source | undefined;
  readonly coverage: Source | undefined;
  /** A package that travels alone may bring its own additions to the dictionary. */
  readonly facts: Source | undefined;
  /** By id, which is the file's name. */
  readonly clauses: ReadonlyMap<string, Source>;
  readonly classifications: ReadonlyMap<string, Source>;
  readonly examples: ReadonlyMap<string, Source>;
  /** Names of the files in clauses/ and classifications/, also of those that could not be read. */
  readonly clauseFiles: ReadonlySet<string>;
  readonly classificationFiles: ReadonlySet<string>;
}

const SINGLE = ['policy', 'readings', 'materials', 'coverage', 'facts'] as const;
const MANY = ['clauses', 'classifications', 'examples'] as const;
const MAX_FILE_BYTES = 2_000_000;
const MAX_FILES = 1_000;

export function readSources(folder: Folder, problems: PackageProblem[], withoutExamples = false): PackageSources {
  const single: Partial<Record<(typeof SINGLE)[number] | 'text', Source>> = {};
  const many = { clauses: new Map(), classifications: new Map(), examples: new Map() } as Record<
    (typeof MANY)[number],
    Map<string, Source>
  >;
  for (const path of folder.strange) problems.push(problemAt(path, 1, 'file.strange'));
  if (folder.files.size > MAX_FILES) problems.push(problemAt('policy.yaml', 1, 'file.many', { bound: MAX_FILES }));
  for (const [path, bytes] of [...folder.files].slice(0, MAX_FILES)) {
    if (bytes.length > MAX_FILE_BYTES) {
      problems.push(problemAt(path, 1, 'file.large'));
      continue;
    }
    const [name = '', inner] = path.replace(/\.(yaml|json)$/, '').split('/');
    const one = SINGLE.find((known) => path === `${known}.yaml`);
    const list = MANY.find((known) => known === name && inner !== undefined && path === `${known}/${inner}.yaml`);
    if (path === 'text.json') single.text = parseSource(path, bytes, problems, { json: true }) as Source;
    else if (one) single[one] = parseSource(path, bytes, problems) as Source;
    else if (list === 'examples' && withoutExamples) continue;
    else if (list && inner) {
      const source = parseSource(path, bytes, problems);
      if (source) many[list].set(inner, source);
    } else problems.push(problemAt(path, 1, 'file.unknown'));
  }
  for (const needed of ['policy.yaml', 'text.json', 'readings.yaml', 'coverage.yaml']) {
    if (!folder.files.has(needed)) problems.push(problemAt(needed, 1, 'file.missing', { file: needed }));
  }
  return {
    policy: single.policy,
    text: single.text,
    readings: single.readings,
    materials: single.materials,
    coverage: single.coverage,
    facts: single.facts,
    ...many,
    clauseFiles: namesIn(folder, 'clauses'),
    classificationFiles: namesIn(folder, 'classifications'),
  };
}

function namesIn(folder: Folder, part: string): Set<string> {
  const pattern = new RegExp(`^${part}/([^/]+)\\.yaml$`);
  return new Set([...folder.files.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? []));
}
