import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, emptyDirectory, SMALL_PACKAGE } from './testing/copied-package.ts';
import { testDefects } from './testing/defect-table.ts';
import { validatePackage } from './validate.ts';

const filming = 'clauses/filming.yaml';

describe('a file that cannot be read', () => {
  testDefects([
    {
      name: 'a key written twice',
      file: filming,
      replace: 'title: 拍摄支持',
      by: 'title: 拍摄支持\ntitle: 拍摄奖励',
      code: 'syntax.duplicate-key',
      at: 'title: 拍摄奖励',
    },
    {
      name: 'a tab as indentation',
      file: filming,
      replace: '  - code: FI-HALF\n    label',
      by: '  - code: FI-HALF\n\tlabel',
      code: 'syntax.tab',
      at: '\tlabel',
    },
    {
      name: 'a lost bracket',
      file: filming,
      replace: 'needs: [subject]',
      by: 'needs: [subject',
      code: 'syntax.indent',
      at: 'conditions:',
    },
    {
      name: 'a lost quotation mark',
      file: filming,
      replace: 'label: 每部的上限',
      by: "label: '每部的上限",
      code: 'syntax.unclosed',
      at: "label: '每部的上限",
    },
    {
      name: 'a colon in a sentence without quotation marks',
      file: filming,
      replace: 'summary: 在本区',
      by: 'summary: 说明: 在本区',
      code: 'syntax.colon',
      at: 'summary: 说明',
    },
    {
      name: 'a sentence that begins with a sign of YAML',
      file: filming,
      replace: 'summary: 在本区',
      by: 'summary: @在本区',
      code: 'syntax.start',
      at: 'summary: @',
    },
    {
      name: 'something left over after a value',
      file: filming,
      replace: 'summary: 在本区',
      by: "summary: '在本区'拍",
      code: 'syntax',
      at: "summary: '在本区'",
    },
    {
      name: 'an anchor that could grow',
      file: filming,
      replace: 'title: 拍摄支持',
      by: 'title: &words 拍摄支持',
      code: 'syntax.alias',
      at: 'title: &words',
    },
    {
      name: 'an alias',
      file: filming,
      replace: 'title: 拍摄支持',
      by: 'title: *words',
      code: 'syntax.alias',
      at: 'title: *words',
    },
    {
      name: 'two documents in one file',
      file: filming,
      replace: 'title: 拍摄支持',
      by: 'title: 拍摄支持\n---',
      code: 'syntax.documents',
      at: '---',
    },
    {
      name: 'a tag of its own',
      file: filming,
      replace: 'title: 拍摄支持',
      by: 'title: !secret 拍摄支持',
      code: 'syntax.tag',
      at: 'title: !secret',
    },
    {
      name: 'a key that is a list',
      file: 'coverage.yaml',
      replace: '  art1.s3:',
      by: '  ? [art1.s3, art1.s4]\n  :',
      code: 'syntax.key',
      at: '[art1.s3, art1.s4]',
    },
    {
      name: 'a key that would change every object',
      file: 'coverage.yaml',
      replace: '  art1.s3:',
      by: '  __proto__:',
      code: 'forbidden-key',
      at: '  __proto__:',
    },
    {
      name: 'nesting without end',
      file: 'examples/filming.yaml',
      replace: 'title: 拍摄支持',
      by: `title: ${'['.repeat(60)}${']'.repeat(60)}`,
      code: 'too-deep',
      at: 'title:',
    },
    {
      name: 'a comment in the official text',
      file: 'text.json',
      replace: '"issuer": "某区",',
      by: '"issuer": "某区", // 见附件',
      code: 'syntax.json',
      at: '// 见附件',
    },
  ]);

  test('bytes that are not UTF-8 are told with their line', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await appendFile(join(copy, filming), Buffer.from([0x23, 0x20, 0xb1, 0xb1, 0xbe, 0xa9, 0x0a]));
    const lines = (await readFile(join(copy, filming))).toString('latin1').split('\n').length;
    expect(await placesOf(copy)).toContainEqual({ file: filming, line: lines - 1, code: 'not-utf8' });
  });

  test('a byte order mark is told', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await writeFile(join(copy, filming), `\uFEFF${await readFile(join(copy, filming), 'utf8')}`);
    expect(await placesOf(copy)).toContainEqual({ file: filming, line: 1, code: 'byte-order-mark' });
  });

  test('files that do not belong to a package are told: another name, a link, a huge one', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await mkdir(join(copy, 'notes'));
    await writeFile(join(copy, 'notes/todo.md'), '');
    await writeFile(join(copy, 'clauses/filming.yml'), '');
    await writeFile(join(copy, 'clauses/long.yaml'), ' '.repeat(2_000_001));
    await symlink('/etc/hostname', join(copy, 'clauses/link.yaml'));
    expect(await codesOf(copy)).toEqual([
      'clauses/filming.yml:1 file.unknown',
      'clauses/link.yaml:1 file.strange',
      'clauses/long.yaml:1 file.large',
      'notes/todo.md:1 file.unknown',
    ]);
  });

  test('each file that a package must have is told when it is missing', async () => {
    for (const file of ['text.json', 'readings.yaml', 'coverage.yaml']) {
      const copy = await copyOf(SMALL_PACKAGE);
      await rm(join(copy, file));
      expect(await codesOf(copy)).toContain(`${file}:1 file.missing`);
    }
  });

  test('a folder without a package is told, and one that is not there', async () => {
    const empty = await emptyDirectory();
    expect(await codesOf(empty)).toEqual(['.:1 directory.empty']);
    expect(await codesOf(join(empty, 'nowhere'))).toEqual(['.:1 directory.missing']);
  });

  test('a folder of more files than a package can have is told', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    const names = Array.from({ length: 1_001 }, (_, index) => `examples/e${index}.yaml`);
    await Promise.all(names.map((name) => writeFile(join(copy, name), '{}')));
    expect(await codesOf(copy)).toContain('policy.yaml:1 file.many');
  });
});

async function placesOf(directory: string): Promise<{ file: string; line: number; code: string }[]> {
  const problems = await validatePackage(directory, await emptyDirectory());
  return problems.map(({ file, line, code }) => ({ file, line, code }));
}

async function codesOf(directory: string): Promise<string[]> {
  return (await placesOf(directory)).map(({ file, line, code }) => `${file}:${line} ${code}`);
}
