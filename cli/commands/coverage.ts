import type { Command } from 'commander';
import { coverageOf } from '../../loader/index.ts';
import { print, printJson } from '../output.ts';
import { namedPackage, openPolicies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { say, sayKnown } from '../say.ts';

interface Options extends PolicyOptions {
  readonly json?: true;
  readonly policy?: string;
  readonly version?: string;
}

export function registerCoverage(program: Command): void {
  const command = program
    .command('coverage')
    .summary(say('coverage.summary'))
    .description(say('coverage.description'))
    .option('--json', say('option.json'))
    .option('--policy <ID>', say('option.policy'))
    .option('--version <VERSION>', say('option.version'))
    .action(runCoverage);
  withPolicyDirectories(command);
}

async function runCoverage(options: Options): Promise<void> {
  const { catalogue } = await openPolicies(options);
  const sentences = coverageOf(namedPackage(catalogue, options.policy, options.version));
  if (options.json) {
    await printJson({
      sentences: sentences.map(({ id, text, kinds, by }) => {
        return { id, text, coverage: kinds, by: [...new Set(by.map((one) => one.by))] };
      }),
    });
    return;
  }
  for (const { id, text, kinds, by } of sentences) {
    await print(`${id}  ${text}\n`);
    for (const kind of kinds) {
      const names = by.filter((one) => one.kind === kind).map((one) => one.by);
      await print(`    ${sayKnown('coverage', kind)}（${kind}）：${names.join('、')}\n`);
    }
  }
}
