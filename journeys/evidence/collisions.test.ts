import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { OfficeVoucherView, VoucherCollision } from '../../contracts/evidence.ts';
import { countLine } from '../../modules/evidence/index.ts';
import { sampleInvoicePhoto } from '../../modules/evidence/samples/index.ts';
import { inCommand } from '../../modules/evidence/testing/counted.ts';
import { invoiceXml, textFile } from '../../modules/evidence/testing/files.ts';
import { accountantAssignmentTable } from '../../modules/verification/tables.ts';
import { costLinePlaces } from '../../views/cost-line-places.ts';
import { demonstrate, ok, openRound, publishersOf } from '../testing/round.ts';
import {
  asSubmitted,
  type Company,
  draftOf,
  invoiceNumber,
  lineOf,
  sampleOf,
  typedVoucher,
  uploaded,
} from './testing/evidence.ts';

let office: TestOffice;
let officer: Person;
let clerk: Person;
let roundId: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  const publishers = await publishersOf(office);
  officer = publishers.officer;
  clerk = await office.staff('clerk');
  roundId = (await openRound(office, publishers)).id;
});
afterAll(() => office.close());

/** A company with a submitted application of one cost line on a voucher. */
async function submitted(voucherOf: (company: Company) => Promise<string>, invoiceLine: number | null = null) {
  const company = await office.company();
  const voucherId = await voucherOf(company);
  const id = await draftOf(company, roundId);
  const costLineId = await lineOf(company, id, { invoice: voucherId, invoiceLine });
  return { company, voucherId, id, costLineId, number: await asSubmitted(office, id) };
}
const typed = (invoice: object) => (company: Company) => typedVoucher(office, company, invoice);
const shown = async (person: Person, id: string) => ok(await person.get<OfficeVoucherView>(`/office/vouchers/${id}`));
const kindsOf = (items: readonly VoucherCollision[]) => items.map(({ kind, place }) => [kind, place.number]);
const count = (costLineId: string, amountFen: number) =>
  inCommand(office.database, (context) => countLine(context, { costLineId, amountFen }, costLinePlaces));

describe('staff sees', () => {
  test('where else an invoice number, a content and a contract number stand, and drafts of others nowhere', async () => {
    const number = invoiceNumber();
    const first = await submitted(typed({ invoiceNumber: number, totalFen: 100_00 }));
    const second = await submitted(typed({ invoiceNumber: number, totalFen: 100_00 }));
    const third = await office.company();
    await lineOf(third, await draftOf(third, roundId), {
      invoice: await typedVoucher(office, third, { invoiceNumber: number }),
    });
    const seen = await shown(officer, first.voucherId);
    expect(seen.places.map((place) => place.number)).toEqual([first.number]);
    expect(kindsOf(seen.collisions)).toEqual([['same-invoice', second.number]]);
    expect(seen).toMatchObject({ invoiceKey: number, invoice: null, mayEstablish: true, mayCancel: true });
    const bytes = textFile(`x,y\n${number},1\n`);
    const list = (company: Company) => typedVoucher(office, company, {}, { kind: 'other', bytes });
    const [one, two] = [await submitted(list), await submitted(list)];
    expect(kindsOf((await shown(clerk, two.voucherId)).collisions)).toEqual([['same-file', one.number]]);
    const contract = (contractNumber: string) => (company: Company) =>
      typedVoucher(office, company, { contractNumber }, { kind: 'contract' });
    const [old, fresh] = [await submitted(contract(`ht－${number}`)), await submitted(contract(` HT-${number} `))];
    expect(kindsOf((await shown(officer, fresh.voucherId)).collisions)).toEqual([['same-contract', old.number]]);
  });

  test('a picture that was only scaled and saved again', async () => {
    const photo = await sampleInvoicePhoto(sampleOf());
    const again = await sharp(photo).resize({ width: 800 }).jpeg({ quality: 70 }).toBuffer();
    const register = (bytes: Uint8Array, kind: string) => async (company: Company) => {
      const fileId = await uploaded(office, company, bytes, { name: `照片.${kind}`, kind });
      const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'proof' }));
      await office.deliver();
      return id;
    };
    const first = await submitted(register(photo, 'png'));
    const second = await submitted(register(again, 'jpeg'));
    const kinds = kindsOf((await shown(officer, second.voucherId)).collisions);
    // The same QR code may be read on both: then it is the same invoice, which says more.
    expect([['similar-picture'], ['same-invoice']].map(([kind]) => [kind, first.number])).toContainEqual(kinds[0]);
  });

  test('what is counted first, by voucher and by cost line, with the sum of the invoice', async () => {
    const number = invoiceNumber();
    const invoice = { invoiceNumber: number, totalFen: 150_00 };
    const [one, two, three] = [
      await submitted(typed(invoice), 1),
      await submitted(typed(invoice), 1),
      await submitted(typed(invoice), 2),
    ];
    await count(two.costLineId, 100_00);
    const seen = await shown(officer, one.voucherId);
    expect(seen.invoice).toEqual({ totalFen: 150_00, countedFen: 100_00, cancelledAt: null });
    expect(seen.collisions[0]?.place).toMatchObject({
      number: two.number,
      countedFen: 100_00,
      invoiceLine: 1,
      year: 2026,
    });
    const byLine = ok(
      await officer.get<{ items: VoucherCollision[] }>(`/office/cost-lines/${three.costLineId}/collisions`),
    );
    expect(byLine.items.map(({ place }) => place.number)).toEqual([two.number, one.number]);
    const twice = await count(one.costLineId, 100_00);
    expect(twice.ok ? '' : twice.refusal.message).toContain(
      `${two.number}（${seen.collisions[0]?.place.organisationName}，2026 年）`,
    );
  });

  test('vouchers of everybody by exact number', async () => {
    const number = invoiceNumber();
    const { voucherId } = await submitted(typed({ invoiceNumber: number }));
    const find = async (q: string) => {
      const { items } = ok(await clerk.get<{ items: { id: string }[] }>(`/office/vouchers?q=${encodeURIComponent(q)}`));
      return items.map(({ id }) => id);
    };
    expect(await find(number)).toEqual([voucherId]);
    expect(await find(number.slice(0, 12))).toEqual([]);
  });
});

describe('an accountant', () => {
  test('sees the vouchers of the application that was entrusted, and nothing of others', async () => {
    const number = invoiceNumber();
    const mine = await submitted(typed({ invoiceNumber: number, totalFen: 1 }));
    const foreign = await submitted(typed({ invoiceNumber: number, totalFen: 1 }));
    const accountant = await office.staff('accountant');
    await office.database.orm.insert(accountantAssignmentTable).values({
      applicationId: mine.id,
      accountId: accountant.accountId,
      dueDay: '2026-06-30',
      assignedBy: officer.accountId,
      assignedAt: office.clock.now(),
    });
    const seen = await shown(accountant, mine.voucherId);
    expect(seen).toMatchObject({ collisions: [], places: [], invoice: null, mayEstablish: false });
    expect((await accountant.get(`/office/vouchers/${foreign.voucherId}`)).status).toBe(403);
    expect((await accountant.get(`/office/cost-lines/${mine.costLineId}/collisions`)).status).toBe(403);
    expect((await accountant.get('/office/vouchers')).status).toBe(403);
  });
});

describe('an officer', () => {
  test('establishes number and total against the picture; not below what is counted, and nobody else does', async () => {
    const [wrong, right] = [invoiceNumber(), invoiceNumber()];
    const one = await submitted(typed({ invoiceNumber: wrong, totalFen: 100_00 }));
    const body = { revision: 1, invoiceKey: right, totalFen: 200_00, reason: '票面号码末位看错' };
    const path = `/office/vouchers/${one.voucherId}/establish`;
    expect((await one.company.post(path, body)).status).toBe(403);
    expect((await clerk.post(path, body)).status).toBe(403);
    ok(await officer.post(path, body));
    await count(one.costLineId, 100_00);
    expect(await shown(officer, one.voucherId)).toMatchObject({
      invoiceKey: right,
      invoice: { totalFen: 200_00, countedFen: 100_00 },
    });
    const less = await officer.post(path, { ...body, revision: 2, totalFen: 99_99 });
    expect(less.body.error?.code).toBe('COUNTED_ABOVE_TOTAL');
  });

  test('cancels an invoice that a red-letter one names: what is counted is released and nothing more is', async () => {
    const cancelled = invoiceNumber();
    const one = await submitted(typed({ invoiceNumber: cancelled, totalFen: 100_00 }));
    await count(one.costLineId, 100_00);
    const red = textFile(
      invoiceXml({
        number: invoiceNumber(),
        withoutTax: '-1200.00',
        tax: '-72.00',
        total: '-1272.00',
        remark: `被红冲蓝字数电票号码：${cancelled}`,
      }),
    );
    const company = await office.company();
    const fileId = await uploaded(office, company, red, { name: '红票.xml', kind: 'xml' });
    const { id } = ok(await company.post<{ id: string }>('/vouchers', { fileId, kind: 'invoice' }));
    await office.deliver();
    const open = async () =>
      ok(await officer.get<{ items: { voucherId: string }[] }>('/office/invoice-cancellations')).items;
    expect(await open()).toMatchObject([{ voucherId: id, invoiceKey: cancelled, countedFen: 100_00 }]);
    const path = `/office/invoices/${cancelled}/cancel`;
    expect((await clerk.post(path, { reason: '已红冲' })).status).toBe(403);
    expect((await officer.post(path, {})).status).toBe(422);
    expect(ok(await officer.post(path, { reason: '已红冲' }))).toEqual({ key: cancelled, released: 1 });
    expect((await officer.post(path, { reason: '已红冲' })).body.error?.code).toBe('ALREADY_CANCELLED');
    expect(await open()).toEqual([]);
    const again = await count(one.costLineId, 100_00);
    expect(again.ok ? '' : again.refusal.code).toBe('INVOICE_CANCELLED');
  });
});

describe('an application that ends', () => {
  test('gives back what was counted of it, through the event of its step', async () => {
    const number = invoiceNumber();
    const one = await submitted(typed({ invoiceNumber: number, totalFen: 100_00 }));
    await count(one.costLineId, 100_00);
    ok(await one.company.post(`/applications/${one.id}/withdraw`, { reason: '重新准备' }));
    await office.deliver();
    expect((await shown(officer, one.voucherId)).invoice).toMatchObject({ countedFen: 0 });
  });
});
