import { yuanText } from '../reading/money.ts';
import { inWords } from './invoice-pdf.ts';
import { type SampleVoucher, say, taxed } from './sample.ts';

/** A sample of a fully digital invoice as XML, in the structure that public readers address. */
export function sampleInvoiceXml(sample: SampleVoucher): Uint8Array {
  const sums = taxed(sample);
  const lines = sums.lines.map((line) =>
    element('IssuItemInformation', [
      element('ItemName', line.name),
      element('Quantity', '1'),
      element('Amount', yuanText(line.amountFen)),
      element('TaxRate', String(line.taxRateBp / 10_000)),
      element('ComTaxAm', yuanText(line.taxFen)),
    ]),
  );
  const label = element('GeneralOrSpecialVAT', [element('LabelCode', '02'), element('LabelName', say('kind'))]);
  const root = element('EInvoice', [
    element('Header', [element('EIid', sample.number), element('InherentLabel', [label])]),
    element('EInvoiceData', [
      element('SellerInformation', [
        element('SellerIdNum', sample.seller.taxId),
        element('SellerName', sample.seller.name),
      ]),
      element('BuyerInformation', [element('BuyerIdNum', sample.buyer.taxId), element('BuyerName', sample.buyer.name)]),
      element('BasicInformation', [
        element('TotalAmWithoutTax', yuanText(sums.withoutTaxFen)),
        element('TotalTaxAm', yuanText(sums.taxFen)),
        element('TotalTax-includedAmount', yuanText(sums.totalFen)),
        element('TotalTax-includedAmountInChinese', inWords(sums.totalFen)),
        element('Drawer', say('clerk-name')),
        element('RequestTime', `${sample.issuedOn} 10:00:00`),
      ]),
      ...lines,
      element('AdditionalInformation', [element('Remark', `${say('mark')} ${sample.remark ?? ''}`)]),
    ]),
    element('TaxSupervisionInfo', [element('InvoiceNumber', sample.number), element('IssueTime', sample.issuedOn)]),
  ]);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${say('mark')} -->\n${root}\n`);
}

/** An element with text, which is escaped, or with elements, which are such texts already. */
export function element(name: string, inside: string | readonly string[], attributes = ''): string {
  const content = typeof inside === 'string' ? escaped(inside) : inside.join('');
  return `<${name}${attributes}>${content}</${name.split(' ')[0]}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
