import type { Command } from 'commander';
import { type Head, type Verdict, verifyChain } from '../../platform/audit/verify.ts';
import { withDatabase } from '../database.ts';
import { EXIT, UsageError } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { say } from '../say.ts';

interface Options {
  readonly json?: true;
  readonly head: readonly string[];
}

export function registerAudit(program: Command): void {
  const audit = program
    .command('audit')
    .helpCommand(false)
    .summary(say('audit.summary'))
    .description(say('audit.description'));
  const collect = (head: string, before: readonly string[]) => [...before, head];
  audit
    .command('verify')
    .summary(say('audit.verify.summary'))
    .description(say('audit.verify.description'))
    .option('--head <SEQ:HASH>', say('option.head'), collect, [])
    .option('--json', say('option.json'))
    .action(verify);
}

/** Walks the whole chain; exit status 1 and the first broken link where it is not whole. */
async function verify(options: Options): Promise<void> {
  const kept = options.head.map(headOf);
  const verdict = await withDatabase(({ orm }) => verifyChain(orm, kept));
  if (!verdict.whole) process.exitCode = EXIT.refused;
  if (options.json) await printJson(plain(verdict));
  else await print(`${sentenceOf(verdict)}\n`);
}

/** A head as the public page prints it: `1024:9f…`. */
function headOf(text: string): Head {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-fA-F]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new UsageError(say('audit.wrong-head', { word: text }));
  return { seq: Number(seq), hash: Buffer.from(hash, 'hex') };
}

function plain(verdict: Verdict): object {
  if (!verdict.whole) return { ...verdict, entryId: verdict.entryId ?? null };
  const { head } = verdict;
  return { ...verdict, head: head ? { seq: head.seq, hash: head.hash.toString('hex') } : null };
}

function sentenceOf(verdict: Verdict): string {
  if (!verdict.whole) {
    const { broken, seq, entryId } = verdict;
    return say(`audit.broken.${broken}`, { seq, entry: entryId ?? '—' });
  }
  const { links, waiting, head } = verdict;
  if (!head) return say('audit.empty', { waiting });
  return say('audit.whole', { links, waiting, head: `${head.seq}:${head.hash.toString('hex')}` });
}
