import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validatePackage } from '../validate.ts';
import { copyOf, type Exchange, emptyDirectory, exchange, lineOf, SMALL_PACKAGE } from './copied-package.ts';

/** A package with one thing wrong, and what has to be said about it. */
export interface Defect {
  /** What is wrong, as a sentence. */
  readonly name: string;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  /** Where one exchange is not enough. */
  readonly also?: Exchange;
  readonly code: string;
  /** The passage on whose line the problem is reported, and its file where that is another one. */
  readonly at: string;
  readonly in?: string;
  /** Words that the problem or its cure must contain. */
  readonly says?: string;
}

/** One test for each defect: the problem is found with its file, line, code, and a sentence and a cure without gaps. */
export function testDefects(defects: readonly Defect[]): void {
  test.each(defects)('$name: $code', async (defect) => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, defect);
    if (defect.also) await exchange(copy, defect.also);
    const file = defect.in ?? defect.file;
    const line = lineOf(await readFile(join(copy, file), 'utf8'), defect.at);
    const problems = await validatePackage(copy, await emptyDirectory());
    const places = problems.map((problem) => `${problem.file}:${problem.line} ${problem.code}`);
    expect(places).toContain(`${file}:${line} ${defect.code}`);
    const found = problems.find((problem) => problem.code === defect.code && problem.line === line);
    const words = `${found?.problem}${found?.cure}`;
    expect(words).toContain(defect.says ?? '');
    for (const problem of problems) expect(`${problem.problem}${problem.cure}`).not.toMatch(/undefined|\{[a-z]+\}/);
  });
}
