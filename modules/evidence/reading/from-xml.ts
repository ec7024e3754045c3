import words from './invoice-words.json' with { type: 'json' };
import type { RawField, RawVoucher } from './voucher.ts';
import { find, findAll, type XmlElement } from './xml.ts';

/** What one part of a file says about the invoice; parts are laid over one another by whoever reads the file. */
export interface RawPart {
  readonly fields: RawVoucher['fields'];
  readonly lines: RawVoucher['lines'];
}

type Names = Readonly<Partial<Record<RawField, readonly string[]>>>;
type LineNames = Readonly<Record<'name' | 'amount' | 'tax' | 'rate', string>>;

/** Fully digital invoices: `EInvoice` as public readers address it. */
const DIGITAL: Names = {
  number: ['InvoiceNumber', 'EIid'],
  issuedOn: ['IssueTime', 'RequestTime'],
  buyerName: ['BuyerName'],
  buyerTaxId: ['BuyerIdNum'],
  sellerName: ['SellerName'],
  sellerTaxId: ['SellerIdNum'],
  withoutTax: ['TotalAmWithoutTax'],
  tax: ['TotalTaxAm'],
  total: ['TotalTax-includedAmount'],
};
const DIGITAL_LINE: LineNames = { name: 'ItemName', amount: 'Amount', tax: 'ComTaxAm', rate: 'TaxRate' };

/** Names of the older attachment `original_invoice.xml` and of the tags of every OFD. */
const OLDER: Names = {
  code: ['InvoiceCode'],
  number: ['InvoiceNo'],
  issuedOn: ['IssueDate'],
  buyerName: ['BuyerName'],
  buyerTaxId: ['BuyerTaxID'],
  sellerName: ['SellerName'],
  sellerTaxId: ['SellerTaxID'],
  withoutTax: ['TaxExclusiveTotalAmount'],
  tax: ['TaxTotalAmount'],
  total: ['TaxInclusiveTotalAmount'],
};
const OLDER_LINE: LineNames = { name: 'Item', amount: 'Amount', tax: 'TaxAmount', rate: 'TaxScheme' };

/** How the text of an element is had: its own, or (for tags) that of the objects on the page it refers to. */
type TextOf = (element: XmlElement) => string;

/** The invoice in an XML file of either structure; undefined where the root is no invoice. */
export function partOfXml(root: XmlElement, textOf: TextOf = (element) => element.text): RawPart | undefined {
  if (root.name.toLowerCase() !== 'einvoice') return undefined;
  if (find(root, 'EInvoiceData')) {
    const part = partBy(root, DIGITAL, textOf);
    const lines = findAll(root, 'IssuItemInformation').map((element) => lineBy(element, DIGITAL_LINE, textOf));
    return { fields: { ...part, ...cancelled(textOf, find(root, 'Remark')) }, lines };
  }
  const groups = findAll(root, 'GoodsInfo');
  return {
    fields: { ...partBy(root, OLDER, textOf), ...cancelled(textOf, find(root, 'Note')) },
    lines:
      groups.length > 0 ? groups.map((element) => lineBy(element, OLDER_LINE, textOf)) : linesInColumns(root, textOf),
  };
}

/** Where a producer lists the cells by column instead of by line, cells of one place belong together. */
function linesInColumns(root: XmlElement, textOf: TextOf): RawPart['lines'] {
  const column = (name: string) =>
    findAll(root, name).flatMap((element) => {
      const references = element.children.filter((child) => child.name === 'ObjectRef');
      return references.length > 0
        ? references.map((child) => textOf({ ...element, children: [child] }))
        : textOf(element);
    });
  const names = column(OLDER_LINE.name);
  const amounts = column(OLDER_LINE.amount);
  const taxes = column(OLDER_LINE.tax);
  const rates = column(OLDER_LINE.rate);
  if (names.length !== amounts.length) return [];
  return names.map((name, index) => ({
    name,
    amount: amounts[index] ?? '',
    ...(taxes.length === names.length ? { tax: taxes[index] ?? '' } : {}),
    ...(rates.length === names.length ? { rate: rates[index] ?? '' } : {}),
  }));
}

function partBy(root: XmlElement, names: Names, textOf: TextOf): RawVoucher['fields'] {
  const found = Object.entries(names).flatMap(([field, elements]) => {
    const texts = elements.map((name) => find(root, name)).map((element) => (element ? textOf(element) : ''));
    const text = texts.find((candidate) => candidate !== '');
    return text === undefined ? [] : [[field, text] as const];
  });
  return Object.fromEntries(found);
}

function lineBy(line: XmlElement, names: LineNames, textOf: TextOf): RawPart['lines'][number] {
  const found = Object.entries(names).flatMap(([field, name]) => {
    const element = line.children.find((child) => child.name === name);
    return element ? [[field, textOf(element)] as const] : [];
  });
  return Object.fromEntries(found);
}

function cancelled(textOf: TextOf, note: XmlElement | undefined): RawVoucher['fields'] {
  return cancelledIn(note ? textOf(note) : '');
}

/** The invoice that a red-letter invoice says it cancels, in its remarks. */
export function cancelledIn(text: string): RawVoucher['fields'] {
  const number = new RegExp(`${words.cancelled}[^\\d]{0,24}(\\d{20}|\\d{8})(?!\\d)`).exec(text.replace(/\s/g, ''))?.[1];
  return number === undefined ? {} : { cancels: number };
}
