import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { assessUntraced, type CompiledPolicy } from '../../engine/index.ts';
import { moneyWords } from '../../loader/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { linesOf, openInput } from '../input.ts';
import { printJson } from '../output.ts';
import { openPolicies, type Policies, type PolicyOptions, withPolicyDirectories } from '../policies.ts';
import { refusalError } from '../request.ts';
import { say } from '../say.ts';
import { openProgress } from '../simulate/progress.ts';
import { atTheClaim, recordsOfCsv, recordsOfNdjson, type SimulationRecord } from '../simulate/records.ts';
import {
  type ClaimRow,
  CSV,
  compileReasons,
  type ErrorRow,
  NDJSON,
  type ReasonsOf,
  type RowFormat,
} from '../simulate/rows.ts';

interface Options extends PolicyOptions {
  readonly out: string;
  readonly format?: 'ndjson' | 'csv';
  readonly json?: true;
}

export function registerSimulate(program: Command): void {
  const format = new Option('--format <FORMAT>', say('simulate.format')).choices(['ndjson', 'csv']);
  const command = program
    .command('simulate')
    .summary(say('simulate.summary'))
    .description(say('simulate.description'))
    .argument('<FILE>', say('argument.claims-file'))
    .requiredOption('--out <FILE>', say('simulate.out'))
    .addOption(format)
    .option('--json', say('simulate.json'))
    .addHelpText('after', say('simulate.columns'))
    .action(runSimulate);
  withPolicyDirectories(command);
}

/** What a run comes to. */
interface Totals {
  claims: number;
  eligible: number;
  awarded: number;
  awardFen: number;
  /** Lines that could not be assessed. */
  refused: number;
}

async function runSimulate(file: string, options: Options): Promise<void> {
  if (file !== '-' && resolve(file) === resolve(options.out)) throw new UsageError(say('simulate.same-file'));
  const policies = await openPolicies(options);
  const started = performance.now();
  const input = await openInput(file);
  const size = file === '-' ? undefined : (await stat(file)).size;
  const isCsv = (options.format ?? (/\.csv$/i.test(file) ? 'csv' : 'ndjson')) === 'csv';
  const counted = countBytes(input);
  const dictionaries = policies.catalogue.packages.map(({ definition }) => definition.dictionary);
  const records = isCsv
    ? recordsOfCsv(linesOf(counted.chunks), dictionaries)
    : recordsOfNdjson(linesOf(counted.chunks));
  const progress = openProgress(size);
  // Only a finished run stands under the name that was asked for.
  const unfinished = `${options.out}.part`;
  const totals: Totals = { claims: 0, eligible: 0, awarded: 0, awardFen: 0, refused: 0 };
  try {
    const show = () => progress.show(counted.bytes(), totals.claims);
    await writeRows(unfinished, /\.csv$/i.test(options.out) ? CSV : NDJSON, records, policies, totals, show);
    await rename(unfinished, options.out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    progress.clear();
  }
  if (totals.refused > 0) process.exitCode = EXIT.refused;
  const seconds = (performance.now() - started) / 1000;
  if (options.json) await printJson({ ...totals, seconds });
  const { claims, eligible, awarded, awardFen, refused } = totals;
  const params = { claims, eligible, awarded, amount: moneyWords(awardFen), refused, seconds: seconds.toFixed(1) };
  process.stderr.write(`${say('simulate.done', params)}\n`);
}

const ROWS_AT_ONCE = 500;

async function writeRows(
  file: string,
  format: RowFormat,
  records: AsyncIterable<SimulationRecord>,
  policies: Policies,
  totals: Totals,
  show: () => void,
): Promise<void> {
  const output = createWriteStream('', { fd: await openOutput(file), highWaterMark: 1024 * 1024 });
  let failure: Error | undefined;
  output.on('error', (error) => {
    failure = error;
  });
  const write = async (text: string) => {
    if (failure) throw failure;
    if (!output.write(text)) await once(output, 'drain');
  };
  const reasons = new Map<CompiledPolicy, ReasonsOf>();
  let rows: (ClaimRow | ErrorRow)[] = [];
  await write(format.header);
  for await (const record of records) {
    rows.push(...rowsOf(record, policies, reasons, totals));
    if (rows.length < ROWS_AT_ONCE) continue;
    await write(format.write(rows));
    rows = [];
    show();
  }
  await write(format.write(rows));
  output.end();
  await once(output, 'close');
}

async function openOutput(file: string) {
  try {
    return await open(file, 'w');
  } catch (error) {
    throw new UsageError(say('output.unwritable', { file, reason: (error as NodeJS.ErrnoException).code ?? '' }));
  }
}

/** The rows of one record. No closures here: this runs a million times. */
function rowsOf(
  record: SimulationRecord,
  policies: Policies,
  reasons: Map<CompiledPolicy, ReasonsOf>,
  totals: Totals,
): (ClaimRow | ErrorRow)[] {
  if ('error' in record) return errorRows(record.lines, record.error.error, totals);
  const policy = policies.policyFor(record.request);
  const outcome = assessUntraced(policy, record.request);
  if (!outcome.ok) {
    const refusal = refusalError(outcome.refusal);
    return errorRows(record.lines, (record.single ? atTheClaim(refusal) : refusal).error, totals);
  }
  let known = reasons.get(policy);
  if (!known) {
    known = compileReasons(policy.definition);
    reasons.set(policy, known);
  }
  const { lines } = record;
  const rows: ClaimRow[] = [];
  for (const claim of outcome.value.claims) {
    const { id, clause, status, baseFen, rateBp, ceilingFen, awardFen, failed, missing, reducedBy } = claim;
    totals.claims += 1;
    if (status === 'eligible') totals.eligible += 1;
    if (awardFen > 0) totals.awarded += 1;
    totals.awardFen += awardFen;
    const line = lines[lines.length === 1 ? 0 : rows.length] as number;
    const told = known(claim);
    rows.push({
      line,
      id,
      clause,
      status,
      baseFen,
      rateBp,
      ceilingFen,
      awardFen,
      failed,
      missing,
      reducedBy,
      reasons: told,
    });
  }
  return rows;
}

function errorRows(lines: readonly number[], error: ErrorRow['error'], totals: Totals): ErrorRow[] {
  totals.refused += lines.length;
  return lines.map((line) => ({ line, error }));
}

/** Passes the chunks on and knows how much has been read. */
function countBytes(input: AsyncIterable<Uint8Array>): { readonly chunks: AsyncIterable<Uint8Array>; bytes(): number } {
  let read = 0;
  const pass = async function* () {
    for await (const chunk of input) {
      read += chunk.length;
      yield chunk;
    }
  };
  return { chunks: pass(), bytes: () => read };
}
