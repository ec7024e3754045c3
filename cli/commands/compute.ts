import type { Command } from 'commander';
import { allocate, type CompiledPolicy, classify } from '../../engine/index.ts';
import type { Outcome } from '../../engine/result.ts';
import { EXIT } from '../exit.ts';
import { printJson } from '../output.ts';
import { openPolicies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { answerFile } from '../request.ts';
import { say } from '../say.ts';

/** The commands that answer one request from a file: `allocate` and `classify`. */
export function registerAllocate(program: Command): void {
  registerComputation(program, 'allocate', allocate);
}

export function registerClassify(program: Command): void {
  registerComputation(program, 'classify', classify);
}

function registerComputation(
  program: Command,
  name: 'allocate' | 'classify',
  compute: (policy: CompiledPolicy, request: unknown) => Outcome<unknown>,
): void {
  const command = program
    .command(name)
    .summary(say(`${name}.summary`))
    .description(say(`${name}.description`))
    .argument('<FILE>', say('argument.request-file'))
    .addHelpText('after', say(`${name}.examples`))
    .action(async (file: string, options: PolicyOptions) => {
      const { policyFor } = await openPolicies(options);
      const result = await answerFile(file, (request) => compute(policyFor(request), request));
      await printJson(result.ok ? result.value : result.error);
      if (!result.ok) process.exitCode = EXIT.refused;
    });
  withPolicyDirectories(command);
}
