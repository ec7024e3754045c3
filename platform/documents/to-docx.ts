import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type ISectionPropertiesOptionsBase,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { toBuffer } from 'qrcode';
import { compose, printable } from './compose.ts';
import type { OfficialDocument } from './document.ts';
import { characters, DOCX_SIZE, docxFont, docxLine, docxLook, docxRuns } from './docx-pen.ts';
import { docxPiece } from './docx-pieces.ts';
import { CHARACTER_PITCH, LINE_PITCH, MARK_TOP_MM, PAGE, PAGE_NUMBER_GAP_MM, twips, VERMILION } from './layout.ts';
import standard from './standard.json' with { type: 'json' };

/**
 * The document as a Word file in the layout of GB/T 9704: A4, 22 lines of 28 characters, fonts by name only, so that the
 * office edits, numbers and seals it with the fonts it owns.
 */
export async function toDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { qr, mark, issuingMark } = document;
  const qrImage = qr === undefined ? undefined : await toBuffer(qr.text, { margin: 0, scale: 8 });
  const header = () => new Header({ children: [markLine(mark ?? '')] });
  const file = new Document({
    title: printable(document.title).replaceAll('\n', ''),
    ...(issuingMark === undefined ? {} : { creator: printable(issuingMark) }),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: docxFont('body'), size: DOCX_SIZE.body, language: LANGUAGE, characterSpacing: SQUEEZE },
          paragraph: docxLine(),
        },
      },
    },
    sections: [
      {
        properties: SECTION,
        headers: { default: header(), even: header() },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: compose(document).flatMap((piece) => docxPiece(piece, qrImage)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/**
 * In twips: Word's third size (16 pt) is a little wider than the standard's, 28 of which fill a line. A character grid
 * would do the same in Word, but other programs space letters wrongly on it.
 */
const SQUEEZE = Math.floor((CHARACTER_PITCH - DOCX_SIZE.body / 2) * 20);

/** Latin letters are divided as English, or programs cut words and numbers anywhere. */
const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' };

const SECTION: ISectionPropertiesOptionsBase = {
  page: {
    size: { width: twips(PAGE.widthMm), height: twips(PAGE.heightMm) },
    margin: {
      top: twips(PAGE.marginMm.top),
      right: twips(PAGE.marginMm.right),
      bottom: twips(PAGE.marginMm.bottom),
      left: twips(PAGE.marginMm.left),
      header: twips(MARK_TOP_MM),
      footer: twips(PAGE.marginMm.bottom - PAGE_NUMBER_GAP_MM - 5),
    },
  },
  grid: {
    type: DocumentGridType.DEFAULT,
    linePitch: Math.floor(LINE_PITCH * 20),
  },
};

function markLine(mark: string): Paragraph {
  const look = { role: 'firstHeading', size: DOCX_SIZE.small, color: VERMILION } as const;
  return new Paragraph({ alignment: AlignmentType.CENTER, children: docxRuns(mark, look) });
}

/** One character in from the outer edge: right on odd pages, left on even ones. */
function pageNumber(pages: 'odd' | 'even'): Footer {
  const [before = '', after = ''] = standard.words.pageNumber.split('{page}');
  const look = { role: 'page', size: DOCX_SIZE.small } as const;
  const inward = characters(1);
  const line = new Paragraph({
    alignment: pages === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: pages === 'odd' ? { right: inward } : { left: inward },
    children: [new TextRun({ ...docxLook(look), children: [before, PageNumber.CURRENT, after] })],
  });
  return new Footer({ children: [line] });
}
