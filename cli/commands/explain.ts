import type { Command } from 'commander';
import { type Explanation, explain } from '../../loader/index.ts';
import { UsageError } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { namedPackage, openPolicies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { say, sayKnown } from '../say.ts';

interface Options extends PolicyOptions {
  readonly json?: true;
  readonly policy?: string;
  readonly version?: string;
}

export function registerExplain(program: Command): void {
  const command = program
    .command('explain')
    .summary(say('explain.summary'))
    .description(say('explain.description'))
    .argument('<ID>', say('argument.sentence'))
    .option('--json', say('option.json'))
    .option('--policy <ID>', say('option.policy'))
    .option('--version <VERSION>', say('option.version'))
    .addHelpText('after', say('explain.examples'))
    .action(runExplain);
  withPolicyDirectories(command);
}

async function runExplain(id: string, options: Options): Promise<void> {
  const { catalogue } = await openPolicies(options, { examples: true });
  const loaded = namedPackage(catalogue, options.policy, options.version);
  const explanation = explain(loaded, id);
  if (!explanation) {
    const known = loaded.text.sections.flatMap((section) => section.sentences.map((one) => one.id));
    throw new UsageError(say('explain.unknown', { id, known: known.join(' ') }));
  }
  if (options.json) await printJson(explanation);
  else await print(`${lines(explanation).join('\n')}\n`);
}

function lines({ id, section, text, coverage, rules, readings, materials, examples }: Explanation): string[] {
  const heading = (key: Parameters<typeof say>[0], items: readonly string[]) =>
    items.length === 0 ? [] : ['', say(key), ...items];
  return [
    `${id}（${section.title}）`,
    text,
    ...heading(
      'explain.coverage',
      coverage.by.map(({ kind, by }) => `  ${sayKnown('coverage', kind)}：${by}`),
    ),
    ...heading(
      'explain.rules',
      rules.flatMap((rule) => [
        `  ${[rule.name, rule.label, rule.phrase === undefined ? undefined : `“${rule.phrase}”`].filter((part) => part !== undefined).join('  ')}`,
        ...(rule.role === undefined ? [] : [`      ${say('explain.role', { role: rule.role })}`]),
        ...rule.values.map(({ label, words }) => `      ${label === '' ? words : `${label}：${words}`}`),
      ]),
    ),
    ...heading(
      'explain.readings',
      readings.flatMap((reading) => {
        const chosen = reading.alternatives.find((one) => one.id === reading.chosen);
        return [
          `  ${reading.id}  ${reading.question}`,
          `      ${say('explain.chosen', { label: chosen?.label ?? reading.chosen })}`,
        ];
      }),
    ),
    ...heading(
      'explain.materials',
      materials.map(({ id: name, label }) => `  ${name}  ${label}`),
    ),
    ...heading(
      'explain.examples-of',
      examples.map(({ file, name }) => `  ${name}（${file}）`),
    ),
  ];
}
