import { expect, test } from 'vitest';
import { compareVoucher, type TypedVoucher } from './compare.ts';
import { type RawVoucher, voucherOf } from './voucher.ts';

const READ: RawVoucher['fields'] = {
  number: '26117000000012345678',
  issuedOn: '2026-03-30',
  buyerName: '运河（北京）影视',
  buyerTaxId: '91110112MA00000003',
  sellerName: '光影后期',
  withoutTax: '1200.00',
  tax: '72.00',
  total: '1272.00',
};

function compared(typed: TypedVoucher, fields: RawVoucher['fields'] = READ) {
  const read = voucherOf({ source: 'pdf-text', fields, lines: [], checks: [] });
  return Object.fromEntries(compareVoucher(read, typed).map((one) => [one.field, one]));
}

test('what differs, and what is in one place only, is named with both sides', () => {
  const found = compared({
    invoiceNumber: '26117000000012345679',
    totalFen: 127_201,
    sellerTaxId: '91350100M000100Y43',
  });
  expect(found).toMatchObject({
    invoiceNumber: { outcome: 'differs', read: '26117000000012345678', typed: '26117000000012345679' },
    totalFen: { outcome: 'differs', read: 127_200, typed: 127_201 },
    sellerTaxId: { outcome: 'only-typed', read: undefined },
    taxFen: { outcome: 'only-read', typed: undefined },
  });
});

test('names are equal whatever the width of brackets, spaces and capitals', () => {
  const found = compared({ buyerName: ' 运河(北京) 影视', buyerTaxId: '91110112ma00000003', sellerName: '' });
  expect(found).toMatchObject({
    buyerName: { outcome: 'equal' },
    buyerTaxId: { outcome: 'equal' },
    sellerName: { outcome: 'only-read', typed: undefined },
  });
});

test('an older number is compared with its code where the code was typed', () => {
  const fields = { code: '050001700111', number: '12235358' };
  expect(compared({ invoiceNumber: '12235358' }, fields)).toMatchObject({ invoiceNumber: { outcome: 'equal' } });
  expect(compared({ invoiceCode: '050001700111', invoiceNumber: '12235358' }, fields)).toMatchObject({
    invoiceNumber: { outcome: 'equal' },
  });
  expect(compared({ invoiceCode: '050001700112', invoiceNumber: '12235358' }, fields)).toMatchObject({
    invoiceNumber: { outcome: 'differs' },
  });
});

test('the amount of a QR code may be either amount, and unequal to both it is only a hint', () => {
  const fields = { number: '26117000000012345678', either: '1200.00' };
  expect(compared({ totalFen: 127_200, withoutTaxFen: 120_000 }, fields)).toMatchObject({
    withoutTaxFen: { outcome: 'equal', hint: undefined },
    totalFen: { outcome: 'only-typed' },
  });
  expect(compared({ totalFen: 120_000 }, fields)).toMatchObject({ totalFen: { outcome: 'equal' } });
  expect(compared({ totalFen: 127_200 }, fields)).toMatchObject({
    totalFen: { outcome: 'differs', read: 120_000, typed: 127_200, hint: 'hint-either' },
  });
  expect(compared({}, fields)).toMatchObject({ totalFen: { outcome: 'only-read', read: 120_000 } });
});

test('a field that is in neither place is left out', () => {
  expect(Object.keys(compared({}, { number: '26117000000012345678' }))).toEqual(['invoiceNumber']);
});
