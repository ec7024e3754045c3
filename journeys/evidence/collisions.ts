import type { z } from 'zod';
import { collisions, type VoucherCollision, type VoucherPlace, voucherParams } from '../../contracts/evidence.ts';
import { type CollidingLine, collisionsOf, mayWithEvidence } from '../../modules/evidence/index.ts';
import { defineQuery } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { placesOf } from '../../views/voucher-places.ts';

/** Most collisions that are shown of one voucher. */
const MOST = 50;

/** Where a voucher itself stands in submitted applications, and where others that look like it do. */
export interface VoucherPlaces {
  readonly places: readonly VoucherPlace[];
  readonly collisions: readonly VoucherCollision[];
  readonly more: boolean;
}

/** Puts names to what the evidence knows by ids only. Drafts stay unseen: drafting never collides. */
export async function namedPlaces(
  reader: Reader,
  organisationId: string,
  found: readonly CollidingLine[],
): Promise<VoucherPlaces> {
  const known = await placesOf(
    reader,
    found.map(({ costLineId }) => costLineId),
  );
  const own: VoucherPlace[] = [];
  const others: VoucherCollision[] = [];
  for (const { kind, voucherId, costLineId, ...line } of found) {
    const place = known.get(costLineId);
    if (!place) continue;
    if (kind === 'same-voucher') own.push(place);
    const sameOrganisation = line.organisationId === organisationId;
    others.push({ kind, voucherId, sameOrganisation, place });
  }
  const heaviest = others.toSorted((one, other) => rank(one) - rank(other));
  return { places: own, collisions: heaviest.slice(0, MOST), more: heaviest.length > MOST };
}

/** What is counted elsewhere comes first, then what is surely the same. */
function rank({ kind, place }: VoucherCollision): number {
  return (place.countedFen === null ? 10 : 0) + ORDER.indexOf(kind);
}
const ORDER: readonly VoucherCollision['kind'][] = [
  'same-voucher',
  'same-invoice',
  'same-file',
  'similar-picture',
  'same-contract',
];

/** Everything that collides with the vouchers of a cost line. For findings of the machine and for staff. */
export async function collisionsOfLine(reader: Reader, costLineId: string): Promise<VoucherPlaces> {
  const own = (await placesOf(reader, [costLineId])).get(costLineId);
  return namedPlaces(reader, own?.organisationId ?? '', await collisionsOf(reader, { costLineId }));
}

/** Everything that collides with a voucher; the places of the voucher itself apart. */
export async function collisionsOfVoucher(
  reader: Reader,
  organisationId: string,
  voucherId: string,
): Promise<VoucherPlaces> {
  const found = await namedPlaces(reader, organisationId, await collisionsOf(reader, { voucherId }));
  return { ...found, collisions: found.collisions.filter(({ kind }) => kind !== 'same-voucher') };
}

/** Staff looks at what collides with a cost line. */
export const listCollisions = defineQuery({
  name: 'evidence.listCollisions',
  input: voucherParams,
  output: collisions,
  permission: mayWithEvidence.listCollisions,
  async run({ tx }, { id }) {
    const { collisions: items, more } = await collisionsOfLine(tx, id);
    const value: z.output<typeof collisions> = { items: [...items], more };
    return { ok: true, value };
  },
});
