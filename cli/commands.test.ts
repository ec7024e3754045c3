import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandLine } from './main.ts';
import { folder, ROOT, yunhe } from './testing/run.ts';

const SMALL_PACKAGE = join(ROOT, 'loader/testing/small-package');

async function damagedPackage(): Promise<string> {
  const copy = join(await folder(), 'package');
  await cp(SMALL_PACKAGE, copy, { recursive: true });
  const file = join(copy, 'clauses/filming.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('limit: 50万元', 'limit: 50万'));
  return copy;
}

describe('help', () => {
  test('is printed on standard output with status 0, and names every command', async () => {
    const { status, stdout, stderr } = await yunhe(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Commands of a group stand in the help of the group.
    for (const { name } of everyCommand()) expect(stdout).toContain(name.split(' ')[0]);
  });

  test.each(everyCommand())('of $name is Chinese and says what each argument and option is for', ({ command }) => {
    let text = '';
    command.configureOutput({ writeOut: (words) => (text += words) });
    command.outputHelp();
    expect(text).toContain('用法：');
    expect(text).not.toMatch(/display help|\(default|\(choices|Usage:|Options:|Commands:/);
    for (const option of command.options) expect(option.description, option.flags).toMatch(/[\u4e00-\u9fff]/);
    for (const argument of command.registeredArguments) {
      expect(argument.description, argument.name()).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

function everyCommand(): { name: string; command: Command }[] {
  return commandLine().commands.flatMap((command) => [
    { name: command.name(), command },
    ...command.commands.map((inner) => ({ name: `${command.name()} ${inner.name()}`, command: inner })),
  ]);
}

describe('yunhe policy', () => {
  test('validate: errors on standard error with file, line, problem and cure, status 1', async () => {
    const { status, stdout, stderr } = await yunhe(['policy', 'validate', await damagedPackage()]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/clauses\/filming\.yaml:46 错误 \[literal\.money\] .*改法：金额照原文写/);
  });

  test('validate --json: the same as data', async () => {
    const { status, stdout } = await yunhe(['policy', 'validate', '--json', await damagedPackage()]);
    const { ok, packages } = JSON.parse(stdout);
    expect([status, ok]).toEqual([1, false]);
    expect(packages[0].problems[0]).toMatchObject({ file: 'clauses/filming.yaml', line: 46, code: 'literal.money' });
  });

  test('validate: a package without errors has status 0 and a sentence', async () => {
    const { status, stdout, stderr } = await yunhe(['policy', 'validate', SMALL_PACKAGE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('small-support@2026-01-01');
  });

  test('validate: a folder that is not there is wrong usage', async () => {
    expect((await yunhe(['policy', 'validate', 'nowhere'])).status).toBe(2);
  });

  test('list --json: every package with its digest, and which is the default', async () => {
    const { stdout } = await yunhe(['policy', 'list', '--json']);
    const { policies } = JSON.parse(stdout);
    expect(policies.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toMatchObject([
      { id: 'tongzhou-micro-drama', version: '2026-02-05-draft', status: 'consultation-draft' },
    ]);
    for (const { digest } of policies) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('diff: an unknown package is wrong usage', async () => {
    const { status, stderr } = await yunhe(['policy', 'diff', 'tongzhou-micro-drama@1999', SMALL_PACKAGE]);
    expect(status).toBe(2);
    expect(stderr).toContain('tongzhou-micro-drama@2026-02-05-draft');
  });

  test('diff: what changes, in plain words', async () => {
    const copy = join(await folder(), 'package');
    await cp(SMALL_PACKAGE, copy, { recursive: true });
    for (const [file, before, after] of [
      ['text.json', '每部最高50万元', '每部最高60万元'],
      ['clauses/filming.yaml', 'phrase: 每部最高50万元', 'phrase: 每部最高60万元'],
      ['clauses/filming.yaml', 'limit: 50万元', 'limit: 60万元'],
    ] as const) {
      await writeFile(join(copy, file), (await readFile(join(copy, file), 'utf8')).replace(before, after));
    }
    const { status, stdout } = await yunhe(['policy', 'diff', SMALL_PACKAGE, copy]);
    expect(status).toBe(0);
    expect(stdout).toContain('【删：5】【增：6】0万元');
    expect(stdout).toContain('FI-SUBJECT  每部的上限（改动）');
    expect(stdout).toContain('上限：50万元 → 60万元');
    const same = await yunhe(['policy', 'diff', copy, copy]);
    expect(same.stdout).toBe('两个政策包没有差别。\n');
  });
});

describe('yunhe coverage', () => {
  test('--json: every sentence with its kinds and what covers it', async () => {
    const { status, stdout } = await yunhe(['coverage', '--json']);
    expect(status).toBe(0);
    const { sentences } = JSON.parse(stdout);
    const sentence = sentences.find(({ id }: { id: string }) => id === 'art2.s2');
    expect(Object.keys(sentence)).toEqual(['id', 'text', 'coverage', 'by']);
    expect(sentence.coverage).toEqual(expect.arrayContaining(['computed', 'judged']));
    expect(sentence.by).toEqual(expect.arrayContaining(['LF-HALF-DAYS', 'expert-panel']));
  });

  test('of another policy, as text', async () => {
    const { stdout } = await yunhe(['coverage', '--policy', 'small-support', '--policy-dir', SMALL_PACKAGE]);
    expect(stdout).toContain('art1.s3  为促进发展,制定本办法。\n    没有影响（no-effect）：只说明目的\n');
  });

  test('of an unknown policy is wrong usage', async () => {
    const { status, stdout } = await yunhe(['coverage', '--policy', 'nowhere', '--version', '1']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('yunhe explain', () => {
  test('an unknown sentence is wrong usage, and those that there are are named', async () => {
    const { status, stdout, stderr } = await yunhe(['explain', 'art99.s1']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('art2.s2');
  });

  test('a sentence with its rules, readings and examples, as text and as JSON', async () => {
    const { stdout } = await yunhe(['explain', 'art2.s2']);
    for (const words of ['LF-HALF-DAYS', '上限：50万元', 'half-includes-half', '例子']) expect(stdout).toContain(words);
    const asJson = JSON.parse((await yunhe(['explain', 'art2.s2', '--json'])).stdout);
    expect(asJson.rules.map(({ name }: { name: string }) => name)).toContain('LF-SUBJECT');
  });
});

describe('yunhe allocate', () => {
  const round = {
    clause: 'location-filming',
    programYear: 2026,
    quota: 1,
    candidates: ['none', 'national'].map((keyProject, index) => ({
      id: `a${index}`,
      crew: `k${index}`,
      score: 90 - index,
      keyProject,
      awardFen: 1,
      submittedAt: '2026-05-01T09:00:00+08:00',
    })),
  };

  test('a bad round prints the error object, status 1', async () => {
    const { status, stdout } = await yunhe(['allocate', '-'], { input: JSON.stringify({ ...round, quota: -1 }) });
    expect([status, JSON.parse(stdout).error.path]).toEqual([1, '/quota']);
  });

  test('places go to key projects first', async () => {
    const { status, stdout } = await yunhe(['allocate', '-'], { input: JSON.stringify(round) });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      awarded: [{ id: 'a1', rank: 1, awardFen: 1 }],
      notAwarded: [{ id: 'a0', rank: 2, reason: 'QUOTA' }],
      placesLeft: 0,
      budgetLeftFen: null,
    });
  });
});

describe('yunhe classify', () => {
  test('an unknown fact is refused with its pointer', async () => {
    const input = JSON.stringify({ policy: 'national-size-thresholds', asOf: '2026-06-01', facts: { turnover: 1 } });
    const { status, stdout } = await yunhe(['classify', '-'], { input });
    expect([status, JSON.parse(stdout).error.path]).toEqual([1, '/facts/turnover']);
  });

  test('a class with the row that holds', async () => {
    const facts = { industry: 'retail', yearRevenueFen: 500_000_000 };
    const input = JSON.stringify({ policy: 'national-size-thresholds', asOf: '2026-06-01', facts });
    const { status, stdout } = await yunhe(['classify', '-'], { input });
    expect([status, JSON.parse(stdout).classes[0].status]).toEqual([0, 'classified']);
  });
});
