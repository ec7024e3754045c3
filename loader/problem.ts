import { join } from 'node:path';
import { fill } from '../engine/phrases.ts';
import phrases from '../messages/zh-CN/loader.json' with { type: 'json' };
import type { PackageProblem } from './package.ts';

type Params = Readonly<Record<string, string | number>>;

const sentences: Readonly<Record<string, string>> = phrases;

/** One sentence of the loader's messages. Throws where the key is missing: that is a defect of the program. */
export function say(key: string, params: Params = {}): string {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`messages/zh-CN/loader.json lacks ${key}`);
  return fill(sentence, params);
}

/** A problem with the sentences of `code`. */
export function problemAt(file: string, line: number, code: string, params: Params = {}): PackageProblem {
  const severity = sentences[`${code}.severity`] === 'warning' ? 'warning' : 'error';
  return { severity, file, line, code, problem: say(`${code}.problem`, params), cure: say(`${code}.cure`, params) };
}

/** `clauses/x.yaml:12 …`: the form in which a problem is printed. */
export function printProblem(problem: PackageProblem): string {
  return say(`print.${problem.severity}`, {
    file: problem.file,
    line: problem.line,
    problem: problem.problem,
    cure: problem.cure,
    code: problem.code,
  });
}

/** Sorted by file and line, each problem once: several epochs and readings report the same line. */
export function orderedProblems(problems: readonly PackageProblem[]): PackageProblem[] {
  const seen = new Map<string, PackageProblem>();
  for (const problem of problems) {
    seen.set(`${problem.file}\0${problem.line}\0${problem.code}\0${problem.problem}`, problem);
  }
  const byPlace = (a: PackageProblem, b: PackageProblem) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
  return [...seen.values()].sort(byPlace);
}

/** Thrown where a package that is to be used has errors. */
export class PackageDefect extends Error {
  readonly directory: string;
  readonly problems: readonly PackageProblem[];

  constructor(directory: string, problems: readonly PackageProblem[]) {
    const lines = problems.map((problem) => printProblem({ ...problem, file: join(directory, problem.file) }));
    super([say('defect', { directory, count: problems.length }), ...lines].join('\n'));
    this.name = 'PackageDefect';
    this.directory = directory;
    this.problems = problems;
  }
}
