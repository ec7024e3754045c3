import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { toDataURL } from 'qrcode';
import { compose, fill, printable } from './compose.ts';
import type { OfficialDocument } from './document.ts';
import { CHARACTER_PITCH, MARK_TOP_MM, PAGE, PAGE_NUMBER_GAP_MM, points, VERMILION } from './layout.ts';
import { fontFamilies, loadFonts, type PdfFonts } from './pdf-fonts.ts';
import { type Pen, penOf, SIZE } from './pdf-pen.ts';
import { pdfPiece } from './pdf-pieces.ts';
import standard from './standard.json' with { type: 'json' };

/** A document must neither fetch nor read anything: its fonts are in memory and its pictures inside the definition. */
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/**
 * The document as PDF in the layout of GB/T 9704: A4, 22 lines of 28 characters. Set in Noto Sans SC, or in the fonts
 * an office owns; a character these lack is drawn by Noto Sans SC. The same document gives the same bytes.
 */
export async function toPdf(document: OfficialDocument, fonts: PdfFonts = {}): Promise<Uint8Array> {
  const set = await loadFonts(fonts);
  const definition = await pdfDefinition(document, penOf(set));
  pdfmake.setFonts(fontFamilies(set));
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

async function pdfDefinition(document: OfficialDocument, pen: Pen): Promise<TDocumentDefinitions> {
  const { top, right, bottom, left } = PAGE.marginMm;
  const { qr, mark, issuingMark, createdAt } = document;
  const qrImage = qr === undefined ? '' : await toDataURL(qr.text, { margin: 0, scale: 8, errorCorrectionLevel: 'M' });
  return {
    pageSize: { width: points(PAGE.widthMm), height: points(PAGE.heightMm) },
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: printable(document.title).replaceAll('\n', ''),
      creationDate: createdAt,
      ...(issuingMark === undefined ? {} : { author: printable(issuingMark) }),
    },
    header: () => (mark === undefined ? null : markLine(pen, mark)),
    footer: (page) => pageNumber(pen, page),
    content: compose(document).map((piece) => pdfPiece(pen, piece, qrImage)),
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && node.headlineLevel <= 2 && getFollowingNodesOnPage().length === 0,
  };
}

function markLine(pen: Pen, mark: string): Content {
  const { left, right } = PAGE.marginMm;
  const margin: [number, number, number, number] = [points(left), points(MARK_TOP_MM), points(right), 0];
  return pen.text(mark, { role: 'firstHeading', size: SIZE.small, alignment: 'center', color: VERMILION, margin });
}

/** One character in from the outer edge: right on odd pages, left on even ones. */
function pageNumber(pen: Pen, page: number): Content {
  const { left, right } = PAGE.marginMm;
  const margin: [number, number, number, number] = [
    points(left) + CHARACTER_PITCH,
    points(PAGE_NUMBER_GAP_MM),
    points(right) + CHARACTER_PITCH,
    0,
  ];
  const alignment = page % 2 === 1 ? 'right' : 'left';
  return pen.text(fill(standard.words.pageNumber, { page: String(page) }), { size: SIZE.small, alignment, margin });
}
