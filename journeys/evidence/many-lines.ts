import {
  costSheetReading,
  linesFromVouchers as fromVouchersInput,
  type ImportedLine,
  importedCostLines,
  importCostLines as importInput,
  readCostSheet as readInput,
} from '../../contracts/cost-lines.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { applicationResource } from '../../modules/application/index.ts';
import {
  columnsOf,
  figuresOf,
  insertLines,
  linesOfSheet,
  mayWithEvidence,
  misfit,
  type NewLine,
  refuseEvidence,
  totalOf,
  type VoucherReader,
  voucherLineOf,
  vouchersOf,
} from '../../modules/evidence/index.ts';
import { type CommandContext, defineCommand, defineQuery, done } from '../../platform/command/command.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import type { ContentStore } from '../../platform/files/content-store.ts';
import { findFile, quarantineOf } from '../../platform/files/file.ts';
import type { StoredFile } from '../../platform/files/tables.ts';
import { askedOf, editableDraft, heldDraft } from './claim-in-application.ts';

/** Many cost lines at once: from an Excel sheet, from vouchers. All of them, or none. */

export interface SheetOptions {
  readonly policies: PolicyShelf;
  readonly contents: Pick<ContentStore, 'read'>;
  readonly reader: VoucherReader;
}

/**
 * Reads an uploaded sheet as lines of a claim, or names what is wrong by cell. Nothing is written: the person sees number
 * and sum before the lines are taken over. No transaction waits while the sheet is read.
 */
export const readCostSheet = ({ policies, ...readers }: SheetOptions) =>
  defineQuery({
    name: 'evidence.readCostSheet',
    input: readInput,
    output: costSheetReading,
    permission: mayWithEvidence.readCostSheet,
    resource: applicationResource,
    async run(context, { id, claimId, fileId }) {
      const draft = await editableDraft(context, id);
      if (!draft.ok) return draft;
      const asked = await askedOf(policies, context, draft.application, claimId);
      if (!asked.ok) return asked;
      const { tx, actor } = context;
      const file = await findFile(tx, fileId);
      const isOwn = file?.ownerId === draft.application.organisationId || file?.uploadedBy === actor.accountId;
      if (!file || !isOwn) return refuseEvidence('SHEET_UNKNOWN', { path: '/fileId', kind: 'invalid' });
      const sheet = await sheetIn(readers, file, asked.questions);
      if (!sheet.ok) return sheet;
      const { organisationId } = draft.application;
      return { ok: true, value: await linesOfSheet(tx, organisationId, asked.questions, sheet.value) };
    },
  });

async function sheetIn(
  { contents, reader }: Omit<SheetOptions, 'policies'>,
  file: StoredFile,
  questions: Parameters<typeof columnsOf>[0],
) {
  const held = quarantineOf(file);
  if (held) return held;
  const content = await contents.read(file.sha256);
  if (!content) throw new Error(`the content ${file.sha256} is gone`);
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(Buffer.from(piece));
  return reader.readCostSheet(Buffer.concat(pieces), columnsOf(questions));
}

/** Takes over the lines of a sheet: all or nothing. */
export const importCostLines = (policies: PolicyShelf) =>
  defineCommand({
    name: 'evidence.importCostLines',
    input: importInput,
    output: importedCostLines,
    permission: mayWithEvidence.importCostLines,
    resource: applicationResource,
    async run(context, { id, claimId, lines }) {
      const held = await heldDraft(context, id);
      if (!held.ok) return held;
      const asked = await askedOf(policies, context, held.application, claimId);
      if (!asked.ok) return asked;
      const wrong = firstOf(lines, (line, at) => misfit(asked.questions, line, `/lines/${at}`));
      if (wrong) return wrong;
      return addMany(context, { applicationId: id, organisationId: held.application.organisationId, claimId }, lines);
    },
  });

function firstOf(
  lines: readonly ImportedLine[],
  test: (line: ImportedLine, at: number) => Refused | undefined,
): Refused | undefined {
  for (const [at, line] of lines.entries()) {
    const wrong = test(line, at);
    if (wrong) return wrong;
  }
  return undefined;
}

/** One line for each invoice, with its total, its day and its first words. */
export const addLinesFromVouchers = (policies: PolicyShelf) =>
  defineCommand({
    name: 'evidence.addLinesFromVouchers',
    input: fromVouchersInput,
    output: importedCostLines,
    permission: mayWithEvidence.addLinesFromVouchers,
    resource: applicationResource,
    async run(context, { id, claimId, voucherIds }) {
      const held = await heldDraft(context, id);
      if (!held.ok) return held;
      const asked = await askedOf(policies, context, held.application, claimId);
      if (!asked.ok) return asked;
      const { organisationId } = held.application;
      const lines = await linesOf(context, organisationId, voucherIds);
      if ('refusal' in lines) return lines;
      return addMany(context, { applicationId: id, organisationId, claimId }, lines);
    },
  });

async function linesOf(
  { tx }: CommandContext,
  organisationId: string,
  voucherIds: readonly string[],
): Promise<readonly NewLine[] | Refused> {
  const wanted = [...new Set(voucherIds)];
  const found = new Map((await vouchersOf(tx, wanted)).map((one) => [one.voucher.id, one]));
  const lines: NewLine[] = [];
  for (const id of wanted) {
    const one = found.get(id);
    if (one?.voucher.organisationId !== organisationId || one.voucher.withdrawnAt !== null) {
      return refuseEvidence('VOUCHER_UNKNOWN', { path: '/voucherIds', kind: 'invalid' });
    }
    const { label, issuedOn } = voucherLineOf(one);
    const { totalFen } = figuresOf(one.voucher);
    if (totalFen === undefined || totalFen < 0) {
      return refuseEvidence('NO_TOTAL_YET', { params: { label }, path: '/voucherIds' });
    }
    const description = (one.voucher.reading?.lines[0]?.name ?? label).slice(0, 500);
    const said = { category: '', attributes: {}, description, amountFen: totalFen, incurredOn: issuedOn };
    lines.push({ ...said, invoiceVoucherId: id });
  }
  return lines;
}

async function addMany(
  context: CommandContext,
  claim: { readonly applicationId: string; readonly organisationId: string; readonly claimId: string },
  lines: readonly NewLine[],
) {
  const added = await insertLines(context, claim, lines);
  if (!added.ok) return added;
  const { applicationId, organisationId, claimId } = claim;
  const { totalFen } = await totalOf(context.tx, applicationId, claimId);
  const sumFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const after = { claimId, costLines: added.rows.map(({ id }) => id), sumFen };
  return done(
    { added: added.rows.length, totalFen },
    { on: { type: 'application', id: applicationId }, organisationId, after },
  );
}
