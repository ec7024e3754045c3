import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { expect, test } from 'vitest';
import { textOf } from './compose.ts';
import type { OfficialDocument } from './document.ts';
import { longNotice, notice } from './testing/sample.ts';
import { toPdf } from './to-pdf.ts';

const { mark = '' } = notice;

async function pagesOf(document: OfficialDocument): Promise<string[]> {
  const pdf = await getDocumentProxy(await toPdf(document));
  const { text } = await extractText(pdf);
  return text.map((page) => page.replace(/\s/g, ''));
}

/** The text without what every page carries: the mark and the page number. */
function bodyOf(pages: readonly string[], printed: string): string {
  return pages.map((page, index) => page.replace(printed, '').replace(`—${index + 1}—`, '')).join('');
}

test('a font that is not there, or is no font, is a fault that names it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
  try {
    const missing = join(folder, 'missing.ttf');
    await expect(toPdf(notice, { body: missing })).rejects.toMatchObject({
      code: 'font-unreadable',
      params: { path: missing, reason: 'ENOENT' },
    });
    const broken = join(folder, 'broken.ttf');
    await writeFile(broken, 'no font at all, only some words of text');
    await expect(toPdf(notice, { title: broken })).rejects.toMatchObject({
      code: 'font-unreadable',
      params: { path: broken },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what a font of the office lacks is drawn all the same', async () => {
  const roboto = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf');
  const bytes = await toPdf(notice, { body: roboto, firstHeading: roboto });
  const pages = await extractText(await getDocumentProxy(bytes));
  expect(pages.text.join('')).toContain('李䶮');
  expect(
    bodyOf(
      pages.text.map((page) => page.replace(/\s/g, '')),
      mark,
    ),
  ).toBe(textOf(notice).join('').replace(/\s/g, ''));
});

test('the text of the PDF is the text of the document, in its order', async () => {
  const pages = await pagesOf(notice);
  expect(bodyOf(pages, mark)).toBe(textOf(notice).join('').replace(/\s/g, ''));
});

test('a document of three pages carries the mark and its number on each', async () => {
  const pages = await pagesOf({ ...longNotice(5), copies: [] });
  expect(pages).toHaveLength(3);
  pages.forEach((page, index) => {
    expect(page).toContain(mark);
    expect(page).toContain(`—${index + 1}—`);
  });
});

test('a table over several pages repeats its titles', async () => {
  const columns = [
    { title: '序号', share: 1, align: 'center' },
    { title: '材料', share: 4, align: 'left' },
  ] as const;
  const rows = Array.from({ length: 70 }, (_, index) => [String(index + 1), `第${index + 1}份材料`]);
  const pages = await pagesOf({
    title: '清单',
    blocks: [{ kind: 'table', columns, rows }],
    createdAt: notice.createdAt,
  });
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page).toContain('序号材料');
  for (const [, name] of rows) expect(pages.join('')).toContain(name);
});

test('no line begins with a closing mark or ends with an opening one, and none leaves the page', async () => {
  const pdf = await getDocumentProxy(await toPdf(longNotice(4)));
  const rightEdge = 595.3 - 73.7;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      expect(item.transform[4] + item.width, item.str).toBeLessThanOrEqual(rightEdge + 0.5);
      const y = Math.round(item.transform[5]);
      lines.set(y, (lines.get(y) ?? '') + item.str);
    }
    for (const line of lines.values()) expect(line).not.toMatch(/^[，。；：、）》”！？]|[（《“]$/u);
  }
});

test('language, title and issuing body stand in the properties, and the title in the window', async () => {
  const bytes = await toPdf(notice);
  const { info } = await getMeta(await getDocumentProxy(bytes.slice()));
  expect(info).toMatchObject({ Title: notice.title, Author: notice.issuingMark, Language: 'zh-CN' });
  expect(Buffer.from(bytes).toString('latin1')).toContain('/DisplayDocTitle true');
});

test('the same document gives the same bytes', async () => {
  expect(await toPdf(notice)).toEqual(await toPdf(notice));
});

test('two documents made at the same time do not mix', async () => {
  const [first, second] = await Promise.all([pagesOf(notice), pagesOf({ ...notice, title: '另一件通知' })]);
  expect(first.join('')).toContain('一次性告知补正的通知');
  expect(second.join('')).toContain('另一件通知');
});
