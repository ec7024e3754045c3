import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadCatalogue, loadPackage } from './catalogue.ts';
import { digestOf } from './folder.ts';
import { PackageDefect } from './problem.ts';
import { copyOf, emptyDirectory, exchange, SMALL_PACKAGE } from './testing/copied-package.ts';

/** A tree with the small package in it, as built-in packages lie. */
async function tree(version = '2026-01-01'): Promise<string> {
  const directory = await emptyDirectory();
  const place = join(directory, 'small-support', version);
  await cp(SMALL_PACKAGE, place, { recursive: true });
  if (version !== '2026-01-01') {
    for (const [file, before, after] of [
      ['policy.yaml', 'version: 2026-01-01', `version: ${version}`],
      ['policy.yaml', 'dated: 2026-01-01', `dated: ${version}`],
      ['text.json', '"version": "2026-01-01"', `"version": "${version}"`],
    ] as const) {
      await exchange(place, { file, replace: before, by: after });
    }
  }
  return directory;
}

async function defectOf(loading: Promise<unknown>): Promise<PackageDefect> {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PackageDefect) return error;
  throw new Error('the package was loaded', { cause: error });
}

describe('a catalogue that cannot be loaded', () => {
  test('a package with an error is refused with its file, line, problem and cure', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, { file: 'clauses/filming.yaml', replace: 'limit: 50万元', by: 'limit: 50万' });
    const defect = await defectOf(loadCatalogue({ directories: [copy], builtIn: await tree() }));
    expect(defect.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'clauses/filming.yaml:46 literal.money',
    ]);
    expect(defect.message).toContain(`${copy}/clauses/filming.yaml:46`);
    expect(defect.message).toContain('金额照原文写');
  });

  test('a directory that is not there, or holds no package, is refused', async () => {
    const builtIn = await tree();
    const empty = await emptyDirectory();
    for (const [directory, code] of [
      [join(empty, 'nowhere'), 'directory.missing'],
      [empty, 'directory.empty'],
    ] as const) {
      const defect = await defectOf(loadCatalogue({ directories: [directory], builtIn }));
      expect(defect.problems.map((problem) => problem.code)).toEqual([code]);
    }
  });

  test('a package in a folder of another name is refused', async () => {
    const directory = await emptyDirectory();
    await cp(SMALL_PACKAGE, join(directory, 'small-support', '2026-02-02'), { recursive: true });
    const defect = await defectOf(loadCatalogue({ directories: [], builtIn: directory }));
    expect(defect.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'policy.yaml:1 folder.name',
    ]);
  });

  test('a dictionary from outside may not change what a name means', async () => {
    const builtIn = await tree();
    await writeFile(
      join(builtIn, 'facts.yaml'),
      'facts:\n  aired: { type: boolean, label: 已播出, question: 播出了吗? }\n',
    );
    const outside = await tree();
    await rm(join(outside, 'small-support', '2026-01-01', 'facts.yaml'));
    const changed = 'facts:\n  aired: { type: integer, label: 集数, question: 播了几集? }\n';
    await writeFile(join(outside, 'facts.yaml'), changed);
    const defect = await defectOf(loadCatalogue({ directories: [outside], builtIn }));
    expect(defect.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'facts.yaml:2 facts.changed',
    ]);
  });

  test('two packages from outside may not mean different things by one name', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, { file: 'policy.yaml', replace: 'id: small-support', by: 'id: other-support' });
    await exchange(copy, { file: 'text.json', replace: '"id": "small-support"', by: '"id": "other-support"' });
    await exchange(copy, { file: 'facts.yaml', replace: '播出了吗?', by: '首播了吗?' });
    const defect = await defectOf(loadCatalogue({ directories: [copy], builtIn: await tree() }));
    expect(defect.directory).toBe(copy);
    expect(defect.problems.map(({ code, problem }) => [code, problem.includes('aired')])).toEqual([
      ['facts.changed', true],
    ]);
  });

  test('an index that names no policy id is refused', async () => {
    const builtIn = await tree();
    await writeFile(join(builtIn, 'index.yaml'), 'default: Small\n');
    const defect = await defectOf(loadCatalogue({ directories: [], builtIn }));
    expect(defect.problems.map(({ code }) => code)).toEqual(['literal.identifier']);
  });
});

describe('a catalogue', () => {
  test('finds a policy by id and version, by id its newest, and without an id the default', async () => {
    const builtIn = await tree();
    await writeFile(join(builtIn, 'index.yaml'), 'default: small-support\n');
    const catalogue = await loadCatalogue({ directories: [await tree('2027-03-01')], builtIn });
    const version = (id?: string, wanted?: string) => catalogue.find(id, wanted)?.definition.manifest.version;
    expect([version(), version('small-support'), version('small-support', '2026-01-01')]).toEqual([
      '2027-03-01',
      '2027-03-01',
      '2026-01-01',
    ]);
    expect(version('small-support', '1999')).toBeUndefined();
    expect(version('other')).toBeUndefined();
  });

  test('a package from outside wins over a built-in one of the same id and version', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, { file: 'policy.yaml', replace: 'shortTitle: 某区办法', by: 'shortTitle: 另一份' });
    const catalogue = await loadCatalogue({ directories: [copy], builtIn: await tree() });
    expect(catalogue.packages.map(({ definition }) => definition.manifest.shortTitle)).toEqual(['另一份']);
  });

  test('keeps warnings and loads all the same', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, { file: 'clauses/filming.yaml', replace: 'limit: 50万元', by: 'limit: 60万元' });
    const { problems } = await loadCatalogue({ directories: [copy], builtIn: await tree() });
    expect(problems.map(({ severity, file, code }) => [severity, file, code])).toEqual([
      ['warning', 'small-support/2026-01-01/clauses/filming.yaml', 'phrase.other-value'],
    ]);
  });

  test('a tree from outside says which policy is the default', async () => {
    const builtIn = await tree();
    await writeFile(join(builtIn, 'index.yaml'), 'default: another\n');
    const outside = await tree('2027-03-01');
    await writeFile(join(outside, 'index.yaml'), 'default: small-support\n');
    const catalogue = await loadCatalogue({ directories: [outside], builtIn });
    expect(catalogue.defaultPolicy).toBe('small-support');
  });

  test('folders without a package in a tree are passed over', async () => {
    const builtIn = await tree();
    await mkdir(join(builtIn, 'drafts', 'someday'), { recursive: true });
    expect((await loadCatalogue({ directories: [], builtIn })).packages).toHaveLength(1);
  });
});

describe('a loaded package', () => {
  test('has one epoch for each day on which a value changes', async () => {
    const { definition } = await loadPackage(SMALL_PACKAGE, await emptyDirectory());
    const rates = definition.epochs.map(({ from, terms }) => [from, terms.clauses[0]?.rate?.share.rateBp]);
    expect(rates).toEqual([
      [null, 3000],
      ['2027-01-01', 4000],
    ]);
  });

  test('holds its clauses in the order of the manifest and the readings filled in', async () => {
    const { definition } = await loadPackage(SMALL_PACKAGE, await emptyDirectory());
    const terms = definition.epochs[0]?.terms;
    expect(terms?.clauses.map(({ id }) => id)).toEqual(definition.manifest.clauses);
    expect(terms?.clauses[0]?.conditions[0]?.test).toMatchObject({ kind: 'compare', relation: 'atLeast' });
  });

  test('carries the part of the dictionary that it uses, and all levels of support', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await exchange(copy, {
      file: 'facts.yaml',
      replace: 'costAttributes:',
      by: '  spare: { type: boolean, label: 没用到, question: 用到了吗? }\ncostAttributes:',
    });
    const { dictionary } = (await loadPackage(copy, await emptyDirectory())).definition;
    expect(Object.keys(dictionary.facts)).not.toContain('spare');
    expect(Object.keys(dictionary.facts)).toContain('researchFen');
    expect(Object.keys(dictionary.supportLevels)).toEqual(['district', 'municipal']);
  });

  test('has the digest that coreutils compute', async () => {
    const command = "find . -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum";
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: SMALL_PACKAGE });
    expect(await digestOf(SMALL_PACKAGE)).toBe(stdout.slice(0, 64));
    expect((await loadPackage(SMALL_PACKAGE, await emptyDirectory())).definition.digest).toBe(stdout.slice(0, 64));
  });

  test('has another digest when a file is renamed, though every byte stays', async () => {
    const copy = await copyOf(SMALL_PACKAGE);
    await cp(join(copy, 'examples/filming.yaml'), join(copy, 'examples/films.yaml'));
    await rm(join(copy, 'examples/filming.yaml'));
    expect(await digestOf(copy)).not.toBe(await digestOf(SMALL_PACKAGE));
  });

  test('may lie behind a link', async () => {
    const link = join(await emptyDirectory(), 'link');
    await symlink(SMALL_PACKAGE, link);
    expect(await digestOf(link)).toBe(await digestOf(SMALL_PACKAGE));
  });
});
