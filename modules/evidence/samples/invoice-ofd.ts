import { type Zippable, zipSync } from 'fflate';
import words from '../reading/invoice-words.json' with { type: 'json' };
import { yuanText } from '../reading/money.ts';
import { inWords } from './invoice-pdf.ts';
import { element } from './invoice-xml.ts';
import { dayInWords, percentOf, type SampleVoucher, say, taxed } from './sample.ts';

const OFD = ' xmlns:ofd="http://www.ofdspec.org/2016"';
const TAGS = ' xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019"';
const FONT = '2';
const PAGE = '4';
const FIRST_TEXT = 10;
/** Millimetres. */
const SIZE = 3.2;

/** A text on the page, its place in millimetres from the upper left corner, and the tag that names it. */
interface PageText {
  readonly tag: string | undefined;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A sample of a fully digital invoice as OFD: data of the document, a tree of tags, and the texts it refers to. */
export function sampleInvoiceOfd(sample: SampleVoucher): Uint8Array {
  const texts = textsOf(sample);
  const file = (xml: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`);
  const parts: Zippable = {
    'OFD.xml': file(mainPart(sample)),
    'Doc_0/Document.xml': file(documentPart(texts.length)),
    'Doc_0/PublicRes.xml': file(
      element(
        'ofd:Res',
        [element('ofd:Fonts', [element('ofd:Font', '', ` ID="${FONT}" FontName="SimSun"`)])],
        `${OFD} BaseLoc="Res"`,
      ),
    ),
    'Doc_0/Pages/Page_0/Content.xml': file(pagePart(texts)),
    'Doc_0/Tags/CustomTags.xml': file(
      element(
        'ofd:CustomTags',
        [element('ofd:CustomTag', [element('ofd:FileLoc', 'CustomTag.xml')], ' TypeID="0"')],
        OFD,
      ),
    ),
    'Doc_0/Tags/CustomTag.xml': file(tagPart(texts)),
  };
  // The earliest time a zip file can hold: the same sample is the same bytes.
  return zipSync(parts, { mtime: '1980-01-01T12:00:00' });
}

function mainPart(sample: SampleVoucher): string {
  const sums = taxed(sample);
  const names = words.customData;
  const data = [
    [names.number, sample.number],
    [names.sellerTaxId, sample.seller.taxId],
    [names.buyerTaxId, sample.buyer.taxId],
    [names.withoutTax, yuanText(sums.withoutTaxFen)],
    [names.tax, yuanText(sums.taxFen)],
    [names.issuedOn, dayInWords(sample.issuedOn)],
  ];
  const custom = data.map(([name, value]) => element('ofd:CustomData', value ?? '', ` Name="${name}"`));
  const info = [
    element('ofd:DocID', sample.number),
    element('ofd:Title', say('mark')),
    element('ofd:CreationDate', sample.issuedOn),
    element('ofd:CustomDatas', custom),
  ];
  const body = [element('ofd:DocInfo', info), element('ofd:DocRoot', 'Doc_0/Document.xml')];
  return element('ofd:OFD', [element('ofd:DocBody', body)], `${OFD} DocType="OFD" Version="1.0"`);
}

function documentPart(count: number): string {
  const common = element('ofd:CommonData', [
    element('ofd:MaxUnitID', String(FIRST_TEXT + count)),
    element('ofd:PageArea', [element('ofd:PhysicalBox', '0 0 210 140')]),
    element('ofd:PublicRes', 'PublicRes.xml'),
  ]);
  const page = element('ofd:Page', '', ` ID="${PAGE}" BaseLoc="Pages/Page_0/Content.xml"`);
  const tags = element('ofd:CustomTags', 'Tags/CustomTags.xml');
  return element('ofd:Document', [common, element('ofd:Pages', [page]), tags], OFD);
}

function pagePart(texts: readonly PageText[]): string {
  const objects = texts.map(({ text, x, y }, index) => {
    const width = Math.max(SIZE, (text.length + 1) * SIZE);
    const place = ` ID="${FIRST_TEXT + index}" Boundary="${x} ${y} ${width} 5" Font="${FONT}" Size="${SIZE}"`;
    const steps = [...text].slice(0, -1).map((character) => (character < '\u0080' ? SIZE / 2 : SIZE));
    const delta = steps.length > 0 ? ` DeltaX="${steps.join(' ')}"` : '';
    return element('ofd:TextObject', [element('ofd:TextCode', text, ` X="0" Y="4"${delta}`)], place);
  });
  return element('ofd:Page', [element('ofd:Content', [element('ofd:Layer', objects, ' ID="5"')])], OFD);
}

/** The tags by path: `Buyer/BuyerName` stands inside `Buyer`. */
function tagPart(texts: readonly PageText[]): string {
  const reference = (index: number) => element('fp:ObjectRef', String(FIRST_TEXT + index), ` PageRef="${PAGE}"`);
  const byParent = new Map<string, string[]>();
  for (const [index, { tag }] of texts.entries()) {
    if (tag === undefined) continue;
    const [name = '', parent = ''] = tag.split('/').toReversed();
    byParent.set(parent, [...(byParent.get(parent) ?? []), element(`fp:${name}`, [reference(index)])]);
  }
  const inside = [...byParent].flatMap(([parent, tags]) => (parent === '' ? tags : element(`fp:${parent}`, tags)));
  return element('fp:eInvoice', inside, TAGS);
}

function textsOf(sample: SampleVoucher): readonly PageText[] {
  const sums = taxed(sample);
  const row = 64 + sums.lines.length * 5;
  const money = (fen: number) => say('money', { amount: yuanText(fen) });
  const label = (text: string, x: number, y: number): PageText => ({ tag: undefined, text, x, y });
  const tagged = (tag: string, text: string, x: number, y: number): PageText => ({ tag, text, x, y });
  return [
    label(say('mark'), 88, 4),
    label(say('title'), 84, 12),
    label(say('number'), 140, 20),
    tagged('InvoiceNo', sample.number, 158, 20),
    label(say('issued-on'), 140, 26),
    tagged('IssueDate', dayInWords(sample.issuedOn), 158, 26),
    label(say('buyer'), 8, 36),
    tagged('Buyer/BuyerName', sample.buyer.name, 30, 36),
    tagged('Buyer/BuyerTaxID', sample.buyer.taxId, 30, 42),
    label(say('seller'), 108, 36),
    tagged('Seller/SellerName', sample.seller.name, 130, 36),
    tagged('Seller/SellerTaxID', sample.seller.taxId, 130, 42),
    ...sums.lines.flatMap((line, index) => [
      tagged('Item', line.name, 8, 60 + index * 5),
      tagged('Amount', yuanText(line.amountFen), 120, 60 + index * 5),
      tagged('TaxScheme', percentOf(line), 150, 60 + index * 5),
      tagged('TaxAmount', yuanText(line.taxFen), 170, 60 + index * 5),
    ]),
    label(say('sum'), 8, row),
    tagged('TaxExclusiveTotalAmount', money(sums.withoutTaxFen), 120, row),
    tagged('TaxTotalAmount', money(sums.taxFen), 170, row),
    label(`${say('total')} ${inWords(sums.totalFen)}`, 8, row + 8),
    tagged('TaxInclusiveTotalAmount', money(sums.totalFen), 150, row + 8),
    tagged('Note', `${say('mark')} ${sample.remark ?? ''}`.trim(), 8, row + 16),
  ];
}
