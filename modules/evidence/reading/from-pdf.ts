import { extractImages } from 'unpdf';
import { type GreyPicture, voucherInPixels } from './from-qr.ts';
import { cancelledIn } from './from-xml.ts';
import { linesIn } from './invoice-lines.ts';
import words from './invoice-words.json' with { type: 'json' };
import { openPdf, type Pdf } from './pdf.ts';
import { type PlacedText, type Row, rowsOf, textOfRow } from './pdf-rows.ts';
import { given, type Outcome, refuse } from './refusals.ts';
import type { RawField, RawVoucher } from './voucher.ts';

const MOST_PAGES = 20;
const PAGES_WITH_CODES = 2;
const LONGEST_SIDE = 3_000;

/** An e-invoice in a PDF: its text, and the QR code among its pictures; a scan has only the code. */
export async function voucherInPdf(bytes: Uint8Array): Promise<Outcome<RawVoucher>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const pdf = opened.value;
  try {
    const face = faceOf(await rowsIn(pdf));
    const code = await codeIn(pdf);
    if (!face) return code ? given(code) : refuse('not-an-invoice');
    if (!code) return given(face);
    const params = { face: face.fields.number ?? '', qr: code.fields.number ?? '' };
    return given({ ...face, checks: [{ code: 'qr-agrees', holds: params.face === params.qr, params }] });
  } catch {
    return refuse('file-damaged');
  } finally {
    await pdf.destroy();
  }
}

/** Rows of the first pages; text that stands askew is a stamp or a watermark and no part of the face. */
async function rowsIn(pdf: Pdf): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    rows.push(...rowsOf(items.flatMap((item) => ('str' in item ? placed(item.str, item.width, item.transform) : []))));
    page.cleanup();
  }
  return rows;
}

function placed(str: string, width: number, transform: readonly unknown[]): readonly PlacedText[] {
  const [across, up, , height, x, y] = transform.map(Number);
  if (up !== 0 || across === undefined || height === undefined || x === undefined || y === undefined) return [];
  return [{ str, x, y, width, fontSize: Math.abs(height) }];
}

async function codeIn(pdf: Pdf): Promise<RawVoucher | undefined> {
  for (let page = 1; page <= Math.min(pdf.numPages, PAGES_WITH_CODES); page += 1) {
    // A page with pictures that cannot be decoded still has its text.
    const images = await extractImages(pdf, page).catch(() => []);
    for (const { data, width, height, channels } of images) {
      if (data.length < width * height * channels) continue;
      const found = await voucherInPixels(smaller(data, width, height, channels));
      if (found) return found;
    }
  }
  return undefined;
}

/** The first channel of a picture, every so manieth pixel of a large one. */
function smaller(data: Uint8ClampedArray, width: number, height: number, channels: number): GreyPicture {
  const step = Math.ceil(Math.max(width, height) / LONGEST_SIDE);
  const across = Math.floor(width / step);
  const down = Math.floor(height / step);
  const grey = new Uint8Array(across * down);
  for (let index = 0; index < grey.length; index += 1) {
    const row = Math.floor(index / across) * step;
    grey[index] = data[(row * width + (index % across) * step) * channels] ?? 255;
  }
  return { data: grey, width: across, height: down };
}

const label = (word: string) => [...word].join('\\s*');
const COLON = '\\s*[:：]\\s*';
const NUMBER = new RegExp(`${label(words.number)}${COLON}(\\d{20}|\\d{8})(?!\\d)`);
const CODE = new RegExp(`${label(words.code)}${COLON}(\\d{12}|\\d{10})(?!\\d)`);
const DATE = new RegExp(`${label(words.issuedOn)}${COLON}(\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)`);
const ANY_DATE = /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/;
const NAME = new RegExp(`(?<!${label(words.item.slice(0, 2))}\\s*)${label(words.name)}${COLON}`, 'g');
const TAX_ID = new RegExp(`(?:${label(words.creditCode)}\\s*/\\s*)?${label(words.taxId)}${COLON}`, 'g');
const MONEY = /[-−]?[¥￥]?\s*[-−]?\d[\d,]*\.\d{2}(?!\d)/g;

/** What the text says, where it is the face of an invoice. */
function faceOf(rows: readonly Row[]): RawVoucher | undefined {
  const texts = rows.map(textOfRow);
  const whole = texts.join('\n');
  if (!whole.replace(/\s/g, '').includes(words.invoice)) return undefined;
  // Contracts and bank slips mention invoices too: an invoice says its own number and day, or has a total with tax.
  const hasTotal = new RegExp(label(words.total)).test(whole);
  const hasDay = new RegExp(label(words.issuedOn)).test(whole);
  const number = NUMBER.exec(whole)?.[1] ?? onlyOne(whole, /(?<!\d)\d{20}(?!\d)/g);
  if (number === undefined || !(hasTotal || (hasDay && NUMBER.test(whole)))) return undefined;
  const [buyerName, sellerName] = labelled(texts, NAME);
  const [buyerTaxId, sellerTaxId] = labelled(texts, TAX_ID);
  const [withoutTax, tax] = moneyIn(sumRow(texts));
  const totalRow = texts.find((text) => new RegExp(label(words.inFigures)).test(text));
  const found: Readonly<Partial<Record<RawField, string | undefined>>> = {
    number,
    code: CODE.exec(whole)?.[1],
    issuedOn: DATE.exec(whole)?.[1] ?? ANY_DATE.exec(whole)?.[0],
    buyerName,
    buyerTaxId,
    sellerName,
    sellerTaxId,
    withoutTax,
    tax,
    total: moneyIn(totalRow).at(-1),
    ...cancelledIn(whole),
  };
  const fields = Object.fromEntries(Object.entries(found).filter(([, text]) => text));
  return { source: 'pdf-text', fields, lines: linesIn(rows), checks: [] };
}

/** What follows each label, from the top down and from the left: of names and numbers the buyer comes first. */
function labelled(texts: readonly string[], pattern: RegExp): readonly string[] {
  return texts.flatMap((text) => {
    const hits = [...text.matchAll(pattern)];
    return hits.map((hit, index) => {
      const rest = text.slice(hit.index + hit[0].length, hits[index + 1]?.index);
      return rest.trimStart().split('\t')[0]?.trim() ?? '';
    });
  });
}

function sumRow(texts: readonly string[]): string | undefined {
  return texts.find((text) => text.replace(/\s/g, '').startsWith(words.sum) && moneyIn(text).length > 0);
}

function moneyIn(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(MONEY)].map(([money]) => money);
}

function onlyOne(text: string, pattern: RegExp): string | undefined {
  const found = new Set(text.match(pattern));
  return found.size === 1 ? [...found][0] : undefined;
}
