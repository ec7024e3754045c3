import { similarPictures, type VoucherRow } from '../../modules/evidence/index.ts';
import type { Elsewhere } from '../../modules/verification/index.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { type LineElsewhere, linesElsewhere } from '../../views/vouchers-elsewhere.ts';

/** Most near-identical pictures that are looked at of one voucher. */
const MOST_PICTURES = 20;

/**
 * Other submitted applications in which vouchers, or some that look like them, stand, by voucher. For staff only. One
 * statement for all vouchers, and one more for each that has a picture.
 */
export async function elsewhereOf(
  reader: Reader,
  applicationId: string,
  vouchers: readonly VoucherRow[],
): Promise<ReadonlyMap<string, readonly Elsewhere[]>> {
  const alike: (readonly [string, string])[] = [];
  for (const { id, pictureHash } of vouchers) {
    const similar = pictureHash === null ? [] : await similarPictures(reader, pictureHash, MOST_PICTURES);
    alike.push(...similar.filter((other) => other !== id).map((other) => [id, other] as const));
  }
  const ids = vouchers.map(({ id }) => id);
  const found = new Map<string, Elsewhere[]>();
  for (const line of await linesElsewhere(reader, applicationId, ids, alike)) {
    found.set(line.voucherId, [...(found.get(line.voucherId) ?? []), inWords(line)]);
  }
  return found;
}

function inWords({ kind, number, organisationName, amountFen, countedFen }: LineElsewhere): Elsewhere {
  const place = { number, organisationName, amountFen: countedFen ?? amountFen };
  if (kind === 'similar-picture') return { kind: 'picture', ...place };
  if (kind === 'same-contract') return { kind: 'contract', ...place };
  return { kind: countedFen === null ? 'seen' : 'counted', ...place };
}
