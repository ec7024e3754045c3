import { randomInt, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Person, TestOffice } from '../../../api/testing/office.ts';
import type { VoucherView } from '../../../contracts/evidence.ts';
import { applicationTable } from '../../../modules/application/tables.ts';
import { type SampleVoucher, sampleInvoicePdf } from '../../../modules/evidence/samples/index.ts';
import { SAMPLE } from '../../../modules/evidence/testing/files.ts';
import { fileTable } from '../../../platform/files/tables.ts';
import { ok } from '../../testing/round.ts';

export type Company = Person & { readonly organisationId: string };

/** Twenty digits that no other test uses. */
export function invoiceNumber(): string {
  return `26${Array.from({ length: 18 }, () => randomInt(10)).join('')}`;
}

/** The sample invoice under a number of its own. */
export function sampleOf(more: Partial<SampleVoucher> = {}): SampleVoucher {
  return { ...SAMPLE, number: invoiceNumber(), ...more };
}

interface Upload {
  readonly name?: string;
  readonly kind?: string;
  readonly scan?: 'clean' | 'unscanned' | 'waiting';
}

/** Content in the store and its row, as an upload leaves them behind. */
export async function uploaded(
  { database, clock, office }: TestOffice,
  of: { readonly accountId: string; readonly organisationId: string | undefined },
  bytes: Uint8Array,
  { name = '发票.pdf', kind = 'pdf', scan = 'clean' }: Upload = {},
): Promise<string> {
  async function* pieces() {
    yield bytes;
  }
  const taken = await office.contents.take(pieces());
  if (!taken.ok) throw new Error(taken.refusal.code);
  await taken.incoming.keep();
  const id = randomUUID();
  await database.orm.insert(fileTable).values({
    id,
    ...taken.incoming.content,
    name,
    kind,
    ownerId: of.organisationId ?? null,
    uploadedBy: of.accountId,
    scan,
    createdAt: clock.now(),
  });
  return id;
}

/** A small file whose content is its words. */
export function wordsFile(words: string = randomUUID()): Uint8Array {
  return new TextEncoder().encode(words);
}

/** A voucher of words that nobody reads, with what was typed. */
export async function typedVoucher(
  office: TestOffice,
  company: Company,
  typed: object,
  { kind = 'invoice', bytes = wordsFile() }: { readonly kind?: string; readonly bytes?: Uint8Array } = {},
): Promise<string> {
  const fileId = await uploaded(office, company, bytes, { name: '凭据.csv', kind: 'csv' });
  return ok(await company.post<{ id: string }>('/vouchers', { fileId, kind, typed })).id;
}

/** An invoice in PDF, read by the real reader. */
export async function readVoucher(office: TestOffice, company: Company, sample: SampleVoucher): Promise<VoucherView> {
  const fileId = await uploaded(office, company, await sampleInvoicePdf(sample));
  const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'invoice' }));
  await office.deliver();
  return ok(await company.get<VoucherView>(`/vouchers/${id}`));
}

/** A draft that claims the costs of filming; its claim is `c1`. */
export async function draftOf(company: Company, roundId: string): Promise<string> {
  const from = { kind: 'clauses', clauses: ['location-filming'] };
  return ok(await company.post<{ id: string }>(`/rounds/${roundId}/applications`, { from })).id;
}

/** A cost line of the draft, bound to an invoice where one is given. */
export async function lineOf(
  company: Company,
  applicationId: string,
  {
    amountFen = 100_00,
    invoice,
    invoiceLine = null,
  }: { amountFen?: number; invoice?: string; invoiceLine?: number | null } = {},
): Promise<string> {
  const path = `/applications/${applicationId}/cost-lines`;
  const line = { claimId: 'c1', category: 'venue', amountFen, description: '场地费' };
  const { id, revision } = ok(await company.post<{ id: string; revision: number }>(path, line));
  if (invoice === undefined) return id;
  const bound = { revision, as: 'invoice', voucherId: invoice, invoiceLine };
  ok(await company.post(`${path}/${id}/bind`, bound));
  return id;
}

/** Puts an application into a state as if it had been submitted, without what submitting asks for. */
export async function asSubmitted(
  { database, clock }: TestOffice,
  applicationId: string,
  state: 'submitted' | 'correction-requested' | 'verifying' = 'submitted',
): Promise<string> {
  const number = `2026-${randomInt(1_000_000_000)}`;
  await database.orm
    .update(applicationTable)
    .set({ state, number, checkCode: number, submittedAt: clock.now(), snapshotSequence: 1 })
    .where(eq(applicationTable.id, applicationId));
  return number;
}
