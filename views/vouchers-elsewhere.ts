import { sql } from 'drizzle-orm';
import { applicationTable } from '../modules/application/tables.ts';
import { costLineTable, countedTable, voucherTable } from '../modules/evidence/tables.ts';
import { organisationTable } from '../modules/party/tables.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { fileTable } from '../platform/files/tables.ts';

/** In which way a voucher of another application is like one of this application. */
export type Likeness = 'same-voucher' | 'same-invoice' | 'same-file' | 'similar-picture' | 'same-contract';

/** A line of another submitted application that stands on a voucher like one's own. For staff only. */
export interface LineElsewhere {
  /** The voucher of this application. */
  readonly voucherId: string;
  readonly kind: Likeness;
  readonly number: string;
  readonly organisationName: string;
  readonly amountFen: number;
  /** null = it is not counted now. */
  readonly countedFen: number | null;
}

/** Most that are looked at of each likeness of a voucher. */
const MOST = 50;

interface Row extends Record<string, unknown> {
  readonly voucher_id: string;
  readonly kind: Likeness;
  readonly number: string;
  readonly organisation: string;
  readonly amount: string;
  readonly counted: string | null;
}

/**
 * Where else vouchers stand, in one statement for all of them; every look-up goes by an index. `alike` adds pairs that a
 * comparison of pictures found. Lines of the application itself and of drafts are left out.
 */
export async function linesElsewhere(
  reader: Reader,
  applicationId: string,
  voucherIds: readonly string[],
  alike: readonly (readonly [own: string, other: string])[] = [],
): Promise<readonly LineElsewhere[]> {
  if (voucherIds.length === 0) return [];
  const { rows } = await reader.execute<Row>(sql`
    with own as (
      select v.id, v.invoice_key, v.contract_number, v.file_id, f.sha256
      from ${voucherTable} v join ${fileTable} f on f.id = v.file_id
      where v.id in ${idsOf(voucherIds)}
    ), likeness as (
      ${likenesses()}
      ${alike.length === 0 ? sql`` : sql`union all ${pairsOf(alike)}`}
    )
    select distinct on (likeness.own_id, line.id)
      likeness.own_id as voucher_id, likeness.kind, a.number, o.name as organisation, line.amount_fen as amount,
      c.amount_fen as counted
    from likeness
    cross join lateral (
      select id, application_id, amount_fen from ${costLineTable} where invoice_voucher_id = likeness.other_id
      union select id, application_id, amount_fen from ${costLineTable} where slip_voucher_id = likeness.other_id
      union select id, application_id, amount_fen from ${costLineTable} where contract_voucher_id = likeness.other_id
    ) line
    join ${applicationTable} a on a.id = line.application_id and a.number is not null and a.id <> ${applicationId}
    join ${organisationTable} o on o.id = a.organisation_id
    left join ${countedTable} c on c.cost_line_id = line.id and c.released_at is null
    order by likeness.own_id, line.id, likeness.rank`);
  return rows.map(({ voucher_id, kind, number, organisation, amount, counted }) => ({
    voucherId: voucher_id,
    kind,
    number,
    organisationName: organisation,
    amountFen: Number(amount),
    countedFen: counted === null ? null : Number(counted),
  }));
}

function likenesses() {
  return sql`
    select id as own_id, id as other_id, 'same-voucher' as kind, 1 as rank from own
    union all
    select own.id, other.id, 'same-invoice', 2 from own cross join lateral (
      select v.id from ${voucherTable} v
      where v.invoice_key = own.invoice_key and v.id <> own.id and v.withdrawn_at is null limit ${MOST}
    ) other
    union all
    select own.id, other.id, 'same-file', 3 from own cross join lateral (
      select v.id from ${fileTable} f join ${voucherTable} v on v.file_id = f.id
      where f.sha256 = own.sha256 and v.id <> own.id and v.withdrawn_at is null limit ${MOST}
    ) other
    union all
    select own.id, other.id, 'same-contract', 5 from own cross join lateral (
      select v.id from ${voucherTable} v
      where v.contract_number = own.contract_number and v.id <> own.id and v.withdrawn_at is null limit ${MOST}
    ) other`;
}

function idsOf(ids: readonly string[]) {
  return sql`(${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
}

function pairsOf(pairs: readonly (readonly [string, string])[]) {
  const values = pairs.map(([own, other]) => sql`(${own}::uuid, ${other}::uuid, 'similar-picture', 4)`);
  return sql`(values ${sql.join(values, sql`, `)})`;
}
