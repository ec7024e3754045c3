import { type Zippable, zipSync } from 'fflate';
import type { SampleVoucher } from '../samples/index.ts';

/** Small files made for tests, good and bad. */

const bytesOf = (text: string) => new TextEncoder().encode(text);

export function textFile(text: string): Uint8Array {
  return bytesOf(text);
}

export function zipFile(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? bytesOf(content) : content;
  }
  return zipSync(files, { mtime: '2026-01-01T12:00:00' });
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}"/></Types>`;
export const WORD_MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
export const EXCEL_MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** An office file of that main part, with further parts. */
export function officeFile(main: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipFile({ '[Content_Types].xml': contentTypes(main), 'main.xml': '<main/>', ...parts });
}

/** A PDF of one empty page with further objects; `trailer` goes into the trailer. */
export function pdfFile(objects: readonly string[] = [], catalog = '', trailer = ''): Uint8Array {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    ...objects,
  ];
  let file = '%PDF-1.7\n';
  const offsets = all.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = all.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.indexOf('xref')}\n%%EOF\n`;
  return bytesOf(file);
}

/** An OLE file whose directory holds these names. */
export function oleFile(names: readonly string[]): Uint8Array {
  const file = new Uint8Array(512 + names.length * 128 + 512);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, name] of names.entries()) {
    const at = 512 + index * 128;
    for (const [place, character] of [...name].entries()) file[at + place * 2] = character.charCodeAt(0);
    file[at + 64] = (name.length + 1) * 2;
    file[at + 66] = 2;
  }
  return file;
}

/** The same bytes with the first occurrence of one text replaced by another of the same length. */
export function patched(file: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(file).toString('latin1');
  return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'latin1'));
}

/** An invoice in XML of the fully digital structure, each text replaceable. */
export function invoiceXml(changes: Readonly<Record<string, string>> = {}): string {
  const texts: Record<string, string> = {
    number: '26117000000012345678',
    day: '2026-03-30',
    withoutTax: '1200.00',
    tax: '72.00',
    total: '1272.00',
    buyerId: '91110112MA00000003',
    sellerId: '91350100M000100Y43',
    remark: '',
    ...changes,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice xmlns="urn:test"><Header><EIid>${texts.number}</EIid></Header><EInvoiceData>
<SellerInformation><SellerIdNum>${texts.sellerId}</SellerIdNum><SellerName>光影 &amp; 后期</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>${texts.buyerId}</BuyerIdNum><BuyerName>运河影视</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>${texts.withoutTax}</TotalAmWithoutTax><TotalTaxAm>${texts.tax}</TotalTaxAm>
<TotalTax-includedAmount>${texts.total}</TotalTax-includedAmount></BasicInformation>
<IssuItemInformation><ItemName>*信息技术服务*维护费</ItemName><Amount>1000.00</Amount><TaxRate>0.06</TaxRate><ComTaxAm>60.00</ComTaxAm></IssuItemInformation>
<IssuItemInformation><ItemName>*现代服务*咨询费</ItemName><Amount>200.00</Amount><TaxRate>6%</TaxRate><ComTaxAm>12.00</ComTaxAm></IssuItemInformation>
<AdditionalInformation><Remark>${texts.remark}</Remark></AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${texts.number}</InvoiceNumber><IssueTime>${texts.day}</IssueTime></TaxSupervisionInfo></EInvoice>`;
}

/** A purchase with all its papers; parties and numbers are invented, the check characters are right. */
export const SAMPLE: SampleVoucher = {
  number: '26117000000012345678',
  issuedOn: '2026-03-30',
  buyer: {
    name: '北京运河影视文化有限公司',
    taxId: '91110112MA00000003',
    bank: '运河银行通州支行',
    account: '6200001',
  },
  seller: { name: '通州（光影）后期制作有限公司', taxId: '91350100M000100Y43', bank: '样例银行', account: '6200002' },
  lines: [
    { name: '*影视制作服务*后期制作费', amountFen: 12_345_600, taxRateBp: 600 },
    { name: '*租赁*摄影器材租赁', amountFen: 807, taxRateBp: 1300 },
  ],
  contract: { number: 'HT-2026-001', title: '后期制作服务合同', signedOn: '2026-03-01' },
  payment: { serial: '2026040100001', paidOn: '2026-04-01' },
};
