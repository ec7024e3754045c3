import type { Command } from 'commander';
import { advise, assess, type CompiledPolicy } from '../../engine/index.ts';
import type { Outcome } from '../../engine/result.ts';
import { EXIT, UsageError } from '../exit.ts';
import { isBlank, linesOf, openInput } from '../input.ts';
import { LineWriter, printJson } from '../output.ts';
import { openPolicies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { answer, answerFile } from '../request.ts';
import { say } from '../say.ts';

interface Options extends PolicyOptions {
  readonly ndjson?: true;
  readonly advice?: true;
}

export function registerAssess(program: Command): void {
  const command = program
    .command('assess')
    .summary(say('assess.summary'))
    .description(say('assess.description'))
    .argument('[FILE]', say('argument.request-file'))
    .option('--ndjson', say('assess.ndjson'))
    .option('--advice', say('assess.advice'))
    .addHelpText('after', say('assess.examples'))
    .action(runAssess);
  withPolicyDirectories(command);
}

async function runAssess(file: string | undefined, options: Options): Promise<void> {
  if (file === undefined && !options.ndjson) throw new UsageError(say('assess.no-file'));
  const { policyFor } = await openPolicies(options);
  const compute = (request: unknown) => assessed(policyFor(request), request, options.advice === true);
  if (options.ndjson) {
    await assessLines(file ?? '-', compute);
    return;
  }
  const result = await answerFile(file as string, compute);
  await printJson(result.ok ? result.value : result.error);
  if (!result.ok) process.exitCode = EXIT.refused;
}

/** One output line for each line that is not blank, in order. A bad line is answered in its place and the rest goes on. */
async function assessLines(file: string, compute: (request: unknown) => Outcome<unknown>): Promise<void> {
  const output = new LineWriter();
  for await (const { bytes } of linesOf(await openInput(file))) {
    if (bytes && isBlank(bytes)) continue;
    const result = answer(bytes, compute);
    if (!result.ok) process.exitCode = EXIT.refused;
    await output.write(JSON.stringify(result.ok ? result.value : result.error));
  }
  await output.flush();
}

function assessed(policy: CompiledPolicy, request: unknown, withAdvice: boolean): Outcome<unknown> {
  const outcome = assess(policy, request);
  if (!outcome.ok || !withAdvice) return outcome;
  // The request has passed every check of `assess`.
  const advice = advise(policy, request as Parameters<typeof advise>[1]);
  return { ok: true, value: { ...outcome.value, advice } };
}
