import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { VoucherPlaceOfLine } from '../../../contracts/cost-lines.ts';
import type { COLLISION_KINDS } from '../../../contracts/evidence.ts';
import type { Reader } from '../../../platform/database/transaction.ts';
import { fileTable } from '../../../platform/files/tables.ts';
import { costLineTable, countedTable, voucherTable } from '../tables.ts';
import { voucherOf } from '../vouchers/voucher-rows.ts';
import { similarPictures } from './picture-bands.ts';

/** Another voucher that is, or looks like, the same. Of whichever organisation: for staff only. */
export interface LikeVoucher {
  readonly kind: (typeof COLLISION_KINDS)[number];
  readonly voucherId: string;
}

/** A cost line that stands on a voucher. Ids only; whether its application was submitted, others know. */
export interface CollidingLine extends LikeVoucher {
  readonly costLineId: string;
  /** As what the voucher stands there. */
  readonly as: VoucherPlaceOfLine;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly description: string;
  readonly amountFen: number;
  readonly invoiceLine: number | null;
  /** null = it is not counted now. */
  readonly countedFen: number | null;
}

/** Most that are looked at of each kind. */
const MOST = 200;

/** Vouchers that are the same as this one or look like it, itself first. Each look-up goes by an index. */
export async function vouchersLike(reader: Reader, voucherId: string): Promise<readonly LikeVoucher[]> {
  const found = await voucherOf(reader, voucherId);
  if (!found) return [];
  const { voucher, file } = found;
  const { id } = voucherTable;
  const other = ne(id, voucherId);
  const newest = [desc(voucherTable.createdAt), desc(id)];
  const { invoiceKey, contractNumber } = voucher;
  const sameNumber = await reader
    .select({ voucherId: id, invoiceKey: voucherTable.invoiceKey })
    .from(voucherTable)
    .where(
      and(
        or(
          invoiceKey === null ? undefined : eq(voucherTable.invoiceKey, invoiceKey),
          contractNumber === null ? undefined : eq(voucherTable.contractNumber, contractNumber),
          // Neither number: nothing is the same.
          invoiceKey === null && contractNumber === null ? sql`false` : undefined,
        ),
        other,
        isNull(voucherTable.withdrawnAt),
      ),
    )
    .limit(MOST);
  const isSame = (row: { readonly invoiceKey: string | null }) => invoiceKey !== null && row.invoiceKey === invoiceKey;
  const sameFile = await reader
    .select({ voucherId: id })
    .from(fileTable)
    .innerJoin(voucherTable, eq(voucherTable.fileId, fileTable.id))
    .where(and(eq(fileTable.sha256, file.sha256), other, isNull(voucherTable.withdrawnAt)))
    .orderBy(...newest)
    .limit(MOST);
  const pictures = voucher.pictureHash === null ? [] : await similarPictures(reader, voucher.pictureHash, MOST);
  const all: readonly LikeVoucher[] = [
    { kind: 'same-voucher', voucherId },
    ...ofKind('same-invoice', sameNumber.filter(isSame)),
    ...ofKind('same-file', sameFile),
    ...ofKind(
      'similar-picture',
      pictures.filter((one) => one !== voucherId).map((one) => ({ voucherId: one })),
    ),
    ...ofKind(
      'same-contract',
      sameNumber.filter((row) => !isSame(row)),
    ),
  ];
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(one.voucherId) && seen.add(one.voucherId));
}

function ofKind(kind: LikeVoucher['kind'], rows: readonly { readonly voucherId: string }[]): readonly LikeVoucher[] {
  return rows.map(({ voucherId }) => ({ kind, voucherId }));
}

/**
 * Where else a voucher, or the vouchers of a cost line, stand: the same voucher, invoice number, content or contract
 * number, or a near-identical picture; of all organisations and years. For staff only: an applicant learns nothing of it.
 */
export async function collisionsOf(
  reader: Reader,
  of: { readonly voucherId: string } | { readonly costLineId: string },
): Promise<readonly CollidingLine[]> {
  if ('voucherId' in of) return linesOn(reader, await vouchersLike(reader, of.voucherId), '');
  const [line] = await reader.select().from(costLineTable).where(eq(costLineTable.id, of.costLineId));
  const own = [line?.invoiceVoucherId, line?.slipVoucherId, line?.contractVoucherId];
  const like: LikeVoucher[] = [];
  for (const voucherId of own) if (voucherId) like.push(...(await vouchersLike(reader, voucherId)));
  const found = await linesOn(reader, like, of.costLineId);
  // One contract and one payment for several lines of an application are usual; one invoice is not.
  return found.filter(({ applicationId, as }) => applicationId !== line?.applicationId || as === 'invoice');
}

async function linesOn(
  reader: Reader,
  like: readonly LikeVoucher[],
  except: string,
): Promise<readonly CollidingLine[]> {
  const kinds = new Map(like.map(({ voucherId, kind }) => [voucherId, kind]));
  const ids = [...kinds.keys()];
  if (ids.length === 0) return [];
  const { contractVoucherId, invoiceVoucherId, slipVoucherId } = costLineTable;
  const rows = await reader
    .select({ line: costLineTable, countedFen: countedTable.amountFen })
    .from(costLineTable)
    .leftJoin(countedTable, and(eq(countedTable.costLineId, costLineTable.id), isNull(countedTable.releasedAt)))
    .where(or(inArray(contractVoucherId, ids), inArray(invoiceVoucherId, ids), inArray(slipVoucherId, ids)))
    .orderBy(asc(costLineTable.applicationId), asc(costLineTable.id))
    .limit(MOST * 2);
  return rows.flatMap(({ line, countedFen }) => {
    if (line.id === except) return [];
    const bound = [
      ['invoice', line.invoiceVoucherId],
      ['slip', line.slipVoucherId],
      ['contract', line.contractVoucherId],
    ] as const;
    const hit = bound.find(([, id]) => id !== null && kinds.has(id));
    const kind = hit?.[1] ? kinds.get(hit[1]) : undefined;
    if (!hit?.[1] || !kind) return [];
    const { id: costLineId, applicationId, organisationId, claimId, description, amountFen, invoiceLine } = line;
    const place = { costLineId, applicationId, organisationId, claimId, description, amountFen, invoiceLine };
    return [{ kind, voucherId: hit[1], as: hit[0], ...place, countedFen }];
  });
}
