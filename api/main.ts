import { fill } from '../engine/phrases.ts';
import sentences from '../messages/zh-CN/platform.json' with { type: 'json' };
import { readConfiguration, VARIABLES } from '../platform/configuration.ts';
import { Fault } from '../platform/fault.ts';
import { sentenceOfFault } from '../platform/fault-sentence.ts';
import { type Logger, openLog } from '../platform/log.ts';
import type { Service } from './service.ts';

/** The process: reads the environment, starts the service, ends it when asked to. Started by bin/start.js. */

const words: Readonly<Record<string, string>> = sentences;

/** Longest time that open requests and the database may take to finish, in milliseconds. */
const CLOSE_MILLISECONDS = 10_000;

/** One sentence where a person can mend it; where the program is at fault, that, and the rest in the log. */
function report(error: unknown, log: Logger | undefined): void {
  if (!(error instanceof Fault)) (log ?? openLog('error')).fatal({ err: error }, 'defect');
  process.stderr.write(`${error instanceof Fault ? sentenceOfFault(error) : words.defect}\n`);
}

function help(): string {
  const variables = VARIABLES.map((name) => `  ${name.padEnd(15)} ${words[`variable.${name}`] ?? ''}`).join('\n');
  return fill(sentences.help, { variables });
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${help()}\n`);
    return;
  }
  let log: Logger | undefined;
  let service: Promise<Service> | undefined;
  let ending = false;
  const end = async (status: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), CLOSE_MILLISECONDS).unref();
    await service?.then((started) => started.close()).catch((error) => report(error, log));
    process.exit(status);
  };
  const onFailure = (error: unknown) => {
    if (!ending) report(error, log);
    // The folder belongs to another process now: not even a clean end may write to it.
    if (error instanceof Fault && error.code === 'data-folder-lost') process.exit(1);
    void end(1);
  };
  process.on('SIGTERM', () => void end(0)).on('SIGINT', () => void end(0));
  process.on('uncaughtException', onFailure).on('unhandledRejection', onFailure);
  try {
    const configuration = readConfiguration(process.env);
    log = openLog(configuration.logLevel);
    // Loaded now: a wrong variable is told without waiting for everything else.
    const { startService } = await import('./service.ts');
    service = startService({ configuration, log, onFailure });
    const { address } = await service;
    process.stdout.write(`${fill(sentences.listening, { address })}\n`);
  } catch (error) {
    if (!ending) report(error, log);
    process.exit(1);
  }
}

await main();
