/** Sample vouchers for the demonstration town and for tests; each says on its face that it is a sample. */

export { sampleInvoiceOfd } from './invoice-ofd.ts';
export { sampleInvoicePdf } from './invoice-pdf.ts';
export { sampleInvoicePhoto } from './invoice-photo.ts';
export { sampleInvoiceXml } from './invoice-xml.ts';
export { sampleBankSlipPdf, sampleContractPdf } from './papers.ts';
export type { SampleVoucher } from './sample.ts';
