import type { TableCell } from 'pdfmake/interfaces.js';
import { amountInChinese } from '../../../platform/documents/amount-words.ts';
import { yuanText } from '../reading/money.ts';
import { print } from './print.ts';
import { dayInWords, madeOn, type SampleParty, type SampleVoucher, say, taxed } from './sample.ts';

/** A sample of the contract behind the invoice. */
export function sampleContractPdf(sample: SampleVoucher): Promise<Uint8Array> {
  const { totalFen, lines } = taxed(sample);
  const contract = sample.contract ?? { number: sample.number, title: say('kind'), signedOn: sample.issuedOn };
  const total = { amount: yuanText(totalFen), words: amountInChinese(totalFen) };
  const party = ({ name, taxId }: SampleParty) => ({ name, code: taxId });
  return print({
    title: contract.title,
    mark: say('mark-of-contract'),
    madeAt: madeOn(contract.signedOn),
    landscape: false,
    content: [
      { text: contract.title, fontSize: 18, alignment: 'center', margin: [0, 20, 0, 16] },
      { text: say('contract-number', { number: contract.number }), fontSize: 11, margin: [0, 0, 0, 12] },
      { text: say('contract-party-a', party(sample.buyer)), fontSize: 11 },
      { text: say('contract-party-b', party(sample.seller)), fontSize: 11, margin: [0, 0, 0, 12] },
      { text: say('contract-subject'), fontSize: 11, margin: [0, 0, 0, 6] },
      {
        table: {
          widths: ['*', 120],
          body: [[say('item'), say('amount')], ...lines.map((line) => [line.name, yuanText(line.amountFen)])],
        },
        margin: [0, 0, 0, 8],
      },
      { text: say('contract-total', total), fontSize: 11, margin: [0, 0, 0, 6] },
      { text: say('contract-signed', { day: dayInWords(contract.signedOn) }), fontSize: 11 },
    ],
  });
}

/** A sample of the bank's slip for the payment of the invoice. */
export function sampleBankSlipPdf(sample: SampleVoucher): Promise<Uint8Array> {
  const { totalFen } = taxed(sample);
  const payment = sample.payment ?? { serial: sample.number, paidOn: sample.issuedOn };
  const purpose = { contract: sample.contract?.number ?? '—', invoice: sample.number };
  const rows: readonly (readonly [string, string])[] = [
    [say('slip-serial'), payment.serial],
    [say('slip-day'), dayInWords(payment.paidOn)],
    [say('slip-payer'), sample.buyer.name],
    [say('slip-payer-account'), sample.buyer.account ?? '—'],
    [say('slip-payer-bank'), sample.buyer.bank ?? '—'],
    [say('slip-payee'), sample.seller.name],
    [say('slip-payee-account'), sample.seller.account ?? '—'],
    [say('slip-payee-bank'), sample.seller.bank ?? '—'],
    [say('slip-amount'), say('money', { amount: yuanText(totalFen) })],
    [say('slip-words'), amountInChinese(totalFen)],
    [say('slip-purpose'), say('slip-purpose-of', purpose)],
  ];
  const body: TableCell[][] = rows.map(([name, value]) => [name, value]);
  return print({
    title: say('slip-title'),
    mark: say('mark-of-slip'),
    madeAt: madeOn(payment.paidOn),
    landscape: true,
    content: [
      { text: say('slip-title'), fontSize: 16, alignment: 'center', margin: [0, 0, 0, 10] },
      { table: { widths: [120, '*'], body } },
    ],
  });
}
