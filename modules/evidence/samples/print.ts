import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake/interfaces.js';
import { fontFamilies, loadFonts } from '../../../platform/documents/pdf-fonts.ts';

/** A sample neither fetches nor reads anything: fonts are in memory, pictures inside the definition. */
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

const RED = '#b3261e';

export interface Print {
  readonly title: string;
  /** Stands at the head and the foot of every page. */
  readonly mark: string;
  readonly madeAt: Date;
  readonly landscape: boolean;
  readonly content: readonly Content[];
}

/** A page of a sample as PDF, set in Noto Sans SC. The same content gives the same bytes. */
export async function print({ title, mark, madeAt, landscape, content }: Print): Promise<Uint8Array> {
  const fonts = await loadFonts({});
  const marked = (margin: [number, number, number, number]): Content => ({
    text: mark,
    color: RED,
    fontSize: 14,
    alignment: 'center',
    margin,
  });
  pdfmake.setFonts(fontFamilies(fonts));
  const pdf = pdfmake.createPdf({
    pageSize: landscape ? { width: 600, height: 400 } : 'A4',
    pageMargins: [28, 44, 28, 40],
    version: '1.7',
    language: 'zh-CN',
    info: { title: `${title} ${mark}`, creationDate: madeAt },
    defaultStyle: { font: fonts.roles.body.family, fontSize: 9 },
    header: marked([0, 14, 0, 0]),
    footer: marked([0, 8, 0, 0]),
    content: [...content],
  });
  return new Uint8Array(await pdf.getBuffer());
}
