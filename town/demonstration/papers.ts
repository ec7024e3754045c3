import {
  type SampleVoucher,
  sampleBankSlipPdf,
  sampleContractPdf,
  sampleInvoiceOfd,
  sampleInvoicePdf,
  sampleInvoicePhoto,
  sampleInvoiceXml,
} from '../../modules/evidence/samples/index.ts';
import type { OfficialDocument } from '../../platform/documents/document.ts';
import { toPdf } from '../../platform/documents/to-pdf.ts';
import story from './story.json' with { type: 'json' };
import { usccOf } from './uscc.ts';

/** The papers of the story: real files, each marked as a sample. */

export type Cost = (typeof story.companies)[number]['costs'][number];
export type Company = (typeof story.companies)[number];

/** A plain paper with one title, marked on every page. */
export function paperNamed(title: string, of: string, createdAt: Date): Promise<Uint8Array> {
  const document: OfficialDocument = {
    title,
    blocks: [{ kind: 'paragraph', text: of }],
    mark: story.mark,
    createdAt,
  };
  return toPdf(document);
}

/** What a cost was bought with: invoice, contract and payment of the same amount. */
export function voucherOf(company: Company, cost: Cost, at: number, day: string): SampleVoucher {
  const seller = story.sellers[cost.seller as keyof typeof story.sellers];
  return {
    number: `2611${String(company.uscc).padStart(6, '0')}${String(at + 1).padStart(10, '0')}`,
    issuedOn: day,
    buyer: { name: company.name, taxId: usccOf(company.uscc), bank: story.bank, account: company.account },
    seller: { name: seller.name, taxId: usccOf(seller.uscc), bank: story.bank, account: `62220000000${seller.uscc}` },
    lines: [{ name: cost.goods, amountFen: cost.withoutTaxFen, taxRateBp: cost.taxBp }],
    remark: `${story.remark}${cost.text}`,
    contract: { number: `SL-2026-${company.uscc}-${at + 1}`, title: cost.text, signedOn: day },
    payment: { serial: `20260${company.uscc}${at + 1}`, paidOn: day },
  };
}

/** The invoice in the form that the story names, with the name of its file. */
export async function invoiceFile(sample: SampleVoucher, form: string): Promise<{ name: string; content: Uint8Array }> {
  const named = (extension: string) => `${story.invoice}${sample.number}.${extension}`;
  switch (form) {
    case 'ofd':
      return { name: named('ofd'), content: sampleInvoiceOfd(sample) };
    case 'xml':
      return { name: named('xml'), content: sampleInvoiceXml(sample) };
    case 'photo':
      return { name: named('png'), content: await sampleInvoicePhoto(sample) };
    default:
      return { name: named('pdf'), content: await sampleInvoicePdf(sample) };
  }
}

export { sampleBankSlipPdf, sampleContractPdf };
