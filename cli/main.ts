import { Command, CommanderError } from 'commander';
import { PackageDefect } from '../loader/index.ts';
import { Fault } from '../platform/fault.ts';
import { sentenceOfFault } from '../platform/fault-sentence.ts';
import { registerAdmin } from './commands/admin.ts';
import { registerAssess } from './commands/assess.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackup } from './commands/backup.ts';
import { registerAllocate, registerClassify } from './commands/compute.ts';
import { registerCoverage } from './commands/coverage.ts';
import { registerExplain } from './commands/explain.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerSimulate } from './commands/simulate.ts';
import { EXIT, UsageError } from './exit.ts';
import { stopQuietlyOnClosedPipe } from './output.ts';
import { say } from './say.ts';
import { usageSentence } from './usage.ts';

/** Runs one command and sets the exit status. */
export async function run(args: readonly string[]): Promise<void> {
  stopQuietlyOnClosedPipe();
  try {
    await commandLine().parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

/** All commands with their help. */
export function commandLine(): Command {
  const root = speakChinese(new Command('yunhe'))
    .description(say('program.description'))
    .helpCommand(false)
    .addHelpText('after', say('program.after'));
  for (const register of [
    registerAdmin,
    registerAssess,
    registerAllocate,
    registerAudit,
    registerBackup,
    registerClassify,
    registerCoverage,
    registerExplain,
    registerPolicy,
    registerSimulate,
  ]) {
    register(root);
  }
  return root;
}

/** Settings that commander hands down to every command. */
function speakChinese(root: Command): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('help.usage'),
    'Arguments:': say('help.arguments'),
    'Options:': say('help.options'),
    'Commands:': say('help.commands'),
  };
  return root
    .exitOverride()
    .helpOption('-h, --help', say('option.help'))
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) =>
        usage.replace('[options]', say('help.some-options')).replace('[command]', say('help.some-command')),
      // Without commander's own remarks on defaults and choices, which are English; ours say it where it matters.
      optionDescription: (option) => option.description,
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({ writeErr: () => undefined });
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    process.stderr.write(`${usageSentence(error)}\n`);
    return EXIT.usage;
  }
  if (error instanceof UsageError || error instanceof PackageDefect) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof Fault) {
    process.stderr.write(`${sentenceOfFault(error)}\n`);
    return EXIT.usage;
  }
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && code !== undefined) {
    process.stderr.write(`${say('system', { file: path ?? syscall, reason: code })}\n`);
    return EXIT.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${say('defect')}\n${stack}\n`);
  return EXIT.defect;
}
