import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { SYSTEM } from '../../../platform/actor.ts';
import { type Command, defineCommand, done, event } from '../../../platform/command/command.ts';
import type { Refusal } from '../../../platform/command/refusal.ts';
import type { Runner } from '../../../platform/command/runner.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { ContentStore } from '../../../platform/files/content-store.ts';
import { quarantineOf } from '../../../platform/files/file.ts';
import type { StoredFile } from '../../../platform/files/tables.ts';
import type { Handler } from '../../../platform/outbox/deliver.ts';
import { keepBands } from '../collisions/picture-bands.ts';
import { proposeCancellation } from '../counting/propose-cancellation.ts';
import { may } from '../permissions.ts';
import type { FileReading, Outcome, Reader } from '../reading/index.ts';
import { refuse } from '../refusals.ts';
import { voucherTable } from '../tables.ts';
import { lookUpColumns } from './figures.ts';
import { vouchersOf } from './voucher-rows.ts';

export interface ReadingOptions {
  readonly database: Database;
  readonly contents: ContentStore;
  readonly runner: () => Runner;
  readonly reader: Reader;
}

const input = z.strictObject({ id: z.uuid() });
const payload = z.object({ voucherId: z.uuid().optional(), fileId: z.uuid() });

/** The reader is out of breath or going down: the delivery is tried again. */
const PASSING: readonly string[] = ['reader-busy', 'reader-closed'];

/** Reads each voucher once its file is out of quarantine. */
export function readVoucherHandler({ database, contents, runner, reader }: ReadingOptions): Handler {
  return {
    name: 'evidence.readVouchers',
    on: ['VoucherRegistered', 'FileScanned'],
    async reaches(given) {
      const { fileId, voucherId } = payload.parse(given);
      const waiting = await database.orm
        .select({ id: voucherTable.id })
        .from(voucherTable)
        .where(
          and(
            eq(voucherTable.fileId, fileId),
            eq(voucherTable.readingState, 'waiting'),
            isNull(voucherTable.withdrawnAt),
            voucherId === undefined ? undefined : eq(voucherTable.id, voucherId),
          ),
        )
        .orderBy(asc(voucherTable.id));
      for (const { voucher, file } of await vouchersOf(
        database.orm,
        waiting.map(({ id }) => id),
      )) {
        if (quarantineOf(file)) continue;
        const outcome = await reader.read(await contentOf(contents, file), file.name);
        if (!outcome.ok && PASSING.includes(outcome.refusal.code)) throw new Error(outcome.refusal.code);
        await runner().run(recordReading(outcome), { id: voucher.id }, { actor: SYSTEM });
      }
    },
  };
}

async function contentOf(contents: ContentStore, { sha256 }: StoredFile): Promise<Uint8Array> {
  const stream = await contents.read(sha256);
  if (!stream) throw new Error(`the content ${sha256} is gone`);
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Keeps what was read of a voucher. Read a second time it changes nothing. */
function recordReading(outcome: Outcome<FileReading>): Command<{ id: string }, { id: string }> {
  return defineCommand({
    name: 'evidence.recordReading',
    input,
    output: input,
    permission: may.recordReading,
    async run({ tx, now }, { id }) {
      const [row] = await tx.select().from(voucherTable).where(eq(voucherTable.id, id)).for('update');
      if (!row) return refuse('VOUCHER_UNKNOWN', { kind: 'not-found' });
      if (row.readingState !== 'waiting') return done({ id }, []);
      const { organisationId } = row;
      const found = outcome.ok ? outcome.value : undefined;
      const reading = found?.voucher ?? null;
      const problem = outcome.ok ? found?.stopped : outcome.refusal;
      const state = reading ? 'read' : problem ? 'failed' : 'none';
      await tx
        .update(voucherTable)
        .set({
          readingState: state,
          reading,
          checks: reading?.checks ?? null,
          readingProblem: problem ? problemOf(problem) : null,
          pictureHash: found?.pictureHash ?? null,
          ...lookUpColumns({ ...row, reading }),
        })
        .where(eq(voucherTable.id, id));
      if (found?.pictureHash) await keepBands(tx, id, found.pictureHash);
      if (reading?.cancels) await proposeCancellation(tx, id, reading, now);
      const after = { state, source: reading?.source, invoiceKey: reading?.invoiceKey };
      return done({ id }, { on: { type: 'voucher', id }, organisationId, after }, [
        event('VoucherRead', { voucherId: id, organisationId, state }),
      ]);
    },
  });
}

function problemOf({ code, message, cure }: Refusal): Pick<Refusal, 'code' | 'message' | 'cure'> {
  return { code, message, ...(cure === undefined ? {} : { cure }) };
}
