import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { toDataURL } from 'qrcode';
import { amountInChinese } from '../../../platform/documents/amount-words.ts';
import { yuanText } from '../reading/money.ts';
import { print } from './print.ts';
import { dayInWords, madeOn, percentOf, qrTextOf, type SampleParty, type SampleVoucher, say, taxed } from './sample.ts';

/** A sample of a fully digital invoice as PDF: text, and the QR code as a picture. */
export async function sampleInvoicePdf(sample: SampleVoucher): Promise<Uint8Array> {
  const sums = taxed(sample);
  const code = await toDataURL(qrTextOf(sample, yuanText(sums.totalFen)), { margin: 1, scale: 4 });
  const items: TableCell[][] = sums.lines.map((line) => [
    line.name,
    right('1'),
    right(yuanText(line.amountFen)),
    right(percentOf(line)),
    right(yuanText(line.taxFen)),
  ]);
  const money = (fen: number) => say('money', { amount: yuanText(fen) });
  return print({
    title: say('title'),
    mark: say('mark'),
    madeAt: madeOn(sample.issuedOn),
    landscape: true,
    content: [
      head(sample, code),
      { table: { widths: ['*', '*'], body: [[party('buyer', sample.buyer), party('seller', sample.seller)]] } },
      {
        table: {
          widths: [250, 40, 80, 70, '*'],
          body: [
            [say('item'), right(say('quantity')), right(say('amount')), right(say('rate')), right(say('tax'))],
            ...items,
            [say('sum'), '', right(money(sums.withoutTaxFen)), '', right(money(sums.taxFen))],
          ],
        },
      },
      {
        table: {
          widths: [110, '*', 150],
          body: [[say('total'), inWords(sums.totalFen), say('total-in-figures', { amount: money(sums.totalFen) })]],
        },
      },
      { table: { widths: [110, '*'], body: [[say('remark'), sample.remark ?? say('mark')]] } },
      { text: say('clerk'), margin: [0, 6, 0, 0] },
    ],
  });
}

/** An amount in capitals as invoices print it, without the name of the currency. */
export function inWords(fen: number): string {
  return amountInChinese(fen).replace(/^人民币/, '');
}

function head(sample: SampleVoucher, code: string): Content {
  return {
    columns: [
      { image: code, width: 52 },
      { text: say('title'), fontSize: 16, alignment: 'center', width: '*', margin: [0, 8, 0, 0] },
      {
        width: 170,
        margin: [0, 8, 0, 0],
        stack: [`${say('number')}${sample.number}`, `${say('issued-on')}${dayInWords(sample.issuedOn)}`],
      },
    ],
    margin: [0, 0, 0, 4],
  };
}

function party(which: 'buyer' | 'seller', { name, taxId }: SampleParty): TableCell {
  return {
    stack: [{ text: say(which), color: '#6b4a2f', fontSize: 8 }, say('name', { name }), say('tax-id', { code: taxId })],
  };
}

function right(text: string): TableCell {
  return { text, alignment: 'right' };
}
