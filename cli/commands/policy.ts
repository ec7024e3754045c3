import { access, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { PolicyPackage } from '../../engine/package.ts';
import { diffPackages, loadPackage, type PackageDiff, printProblem, validateDirectory } from '../../loader/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { namedPackage, openPolicies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { say, sayKnown } from '../say.ts';

interface Options extends PolicyOptions {
  readonly json?: true;
}

export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .helpCommand(false)
    .summary(say('policy.summary'))
    .description(say('policy.description'));
  policy
    .command('validate')
    .summary(say('validate.summary'))
    .description(say('validate.description'))
    .argument('<DIR>', say('argument.directory'))
    .option('--json', say('option.json'))
    .action(runValidate);
  withPolicyDirectories(
    policy
      .command('diff')
      .summary(say('diff.summary'))
      .description(say('diff.description'))
      .argument('<A>', say('argument.package'))
      .argument('<B>', say('argument.package'))
      .option('--json', say('option.json'))
      .action(runDiff),
  );
  withPolicyDirectories(
    policy
      .command('list')
      .summary(say('list.summary'))
      .description(say('list.description'))
      .option('--json', say('option.json'))
      .action(runList),
  );
}

async function runValidate(directory: string, options: Pick<Options, 'json'>): Promise<void> {
  if (!(await isDirectory(directory))) throw new UsageError(say('input.no-directory', { directory }));
  const validations = await validateDirectory(directory);
  const failed = validations.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  if (failed.length > 0) process.exitCode = EXIT.refused;
  if (options.json) {
    await printJson({ ok: failed.length === 0, packages: validations });
    return;
  }
  for (const { directory: place, name, problems, examples } of validations) {
    for (const problem of problems) {
      const file = join(relative(process.cwd(), place), problem.file);
      process.stderr.write(`${printProblem({ ...problem, file })}\n`);
    }
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors === 0) await print(`${say('validate.ok', { name: name ?? place, examples })}\n`);
    else process.stderr.write(`${say('validate.failed', { name: name ?? place, errors })}\n`);
  }
}

async function runDiff(a: string, b: string, options: Options): Promise<void> {
  const [before, after] = [await packageNamed(a, options), await packageNamed(b, options)];
  const diff = diffPackages(before, after);
  if (options.json) await printJson(diff);
  else await print(`${diffLines(diff).join('\n')}\n`);
}

/** A directory, or `id` or `id@version` of a loaded package. */
async function packageNamed(name: string, options: Options): Promise<PolicyPackage> {
  if (await isDirectory(name)) return loadPackage(name);
  const [id, version] = name.split('@');
  const { catalogue } = await openPolicies(options);
  return namedPackage(catalogue, id, version);
}

function diffLines({ manifest, sentences, rules, readings }: PackageDiff): string[] {
  const change = ({ label, before, after }: { label: string; before?: string; after?: string }) =>
    say('diff.value', { label, before: before ?? say('diff.nothing'), after: after ?? say('diff.nothing') });
  const section = (key: Parameters<typeof say>[0], items: readonly string[]) =>
    items.length === 0 ? [] : [say(key), ...items.map((item) => `  ${item}`), ''];
  const found = [
    ...section('diff.manifest', manifest.map(change)),
    ...section(
      'diff.sentences',
      sentences.flatMap(({ id, kind, stretches }) => [
        `${id}（${sayKnown('change', kind)}）`,
        `  ${stretches.map(({ kind: of, text }) => (of === 'same' ? text : say(of === 'added' ? 'diff.added' : 'diff.removed', { text }))).join('')}`,
      ]),
    ),
    ...section(
      'diff.rules',
      rules.flatMap(({ name, label, kind, from, values }) => [
        `${[name, label].filter((part) => part !== undefined).join('  ')}（${sayKnown('change', kind)}${from === undefined ? '' : `，${say('diff.from', { day: from })}`}）`,
        ...values.map((value) => `  ${change(value)}`),
      ]),
    ),
    ...section(
      'diff.readings',
      readings.flatMap(({ id, question, kind, before, after }) => [
        `${id}（${sayKnown('change', kind)}）  ${question}`,
        `  ${change({ label: say('diff.chosen'), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })}`,
      ]),
    ),
  ];
  return found.length === 0 ? [say('diff.none')] : found.slice(0, -1);
}

async function runList(options: Options): Promise<void> {
  const { catalogue } = await openPolicies(options);
  const rows = catalogue.packages.map(({ definition: { manifest, digest, readings } }) => {
    const { id, version, kind, status, dated, title } = manifest;
    return { id, version, kind, status, dated, title, digest, readings, isDefault: id === catalogue.defaultPolicy };
  });
  if (options.json) await printJson({ policies: rows });
  else
    for (const row of rows)
      await print(`${say('list.row', { ...row, status: sayKnown('status', row.status), isDefault: '' })}\n`);
}

async function isDirectory(path: string): Promise<boolean> {
  return access(path).then(
    async () => (await stat(path)).isDirectory(),
    () => false,
  );
}
