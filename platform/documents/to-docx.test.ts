import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { textOf } from './compose.ts';
import type { OfficialDocument } from './document.ts';
import { notice } from './testing/sample.ts';
import { toDocx } from './to-docx.ts';

async function parts(document: OfficialDocument): Promise<(name: string) => string> {
  const files = unzipSync(await toDocx(document));
  return (name) => {
    const file = files[name];
    if (file === undefined) throw new Error(`no part ${name}`);
    return strFromU8(file);
  };
}

test('text that looks like markup stays text', async () => {
  const text = '甲 < 乙 & "丙" </w:t><w:br/>';
  const part = await parts({ ...notice, blocks: [{ kind: 'paragraph', text }] });
  expect(part('word/document.xml')).toContain('甲 &lt; 乙 &amp; ');
  expect(part('word/document.xml')).not.toContain('</w:t><w:br/></w:t>');
});

test('characters that no XML may hold are left out', async () => {
  const bad = '\u0000\u0007\u001b\ud800\uffff';
  const dirty = {
    ...notice,
    title: `甲${bad}乙`,
    issuingMark: `某${bad}局`,
    blocks: [],
    qr: { text: 'a', caption: bad },
  };
  const part = await parts(dirty);
  for (const name of ['word/document.xml', 'docProps/core.xml']) {
    expect(part(name)).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  }
  expect(part('docProps/core.xml')).toContain('甲乙');
});

test('a document with a title only has no red head, no signature and no mark', async () => {
  const part = await parts({ title: '回执', blocks: [], createdAt: notice.createdAt });
  expect(part('word/document.xml')).not.toContain('E60012'.toLowerCase());
  expect(part('word/document.xml')).not.toContain('w:framePr');
  expect(part('word/header1.xml')).not.toContain('示例');
});

test('page, margins and lines have the measures of the standard', async () => {
  const part = await parts(notice);
  const body = part('word/document.xml');
  expect(attributes(body, 'w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
  expect(attributes(body, 'w:pgMar')).toMatchObject({
    'w:top': '2098',
    'w:left': '1587',
    'w:right': '1474',
    'w:bottom': '1984',
  });
  expect(attributes(part('word/styles.xml'), 'w:spacing', 'w:line')).toMatchObject({
    'w:line': '579',
    'w:lineRule': 'exact',
  });
  expect(22 * 579).toBeLessThanOrEqual(16838 - 2098 - 1984);
  expect(23 * 579).toBeGreaterThan(16838 - 2098 - 1984);
});

test('title, body and headings are in the named fonts and sizes', async () => {
  const part = await parts(notice);
  expect(part('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"');
  expect(runOf(part('word/document.xml'), '申报材料一次性告知')).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/);
  expect(runOf(part('word/document.xml'), '一、需要补正的材料')).toMatch(/黑体.*<w:sz w:val="32"\/>/);
  expect(runOf(part('word/document.xml'), '（一）取景补贴')).toContain('楷体_GB2312');
  expect(runOf(part('word/document.xml'), '登录运河微剧通')).toMatch(/仿宋_GB2312.*<w:sz w:val="32"\/>/);
});

test('the head is red above a red line', async () => {
  const part = await parts(notice);
  expect(runOf(part('word/document.xml'), '北京市通州区文化和旅游局文件')).toContain('<w:color w:val="e60012"/>');
  expect(part('word/document.xml')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="e60012"/);
});

test('the mark stands in the header of odd and even pages, in vermilion', async () => {
  const part = await parts(notice);
  for (const name of ['word/header1.xml', 'word/header2.xml']) {
    expect(runOf(part(name), '示例·不具效力')).toContain('<w:color w:val="b93418"/>');
  }
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
  const sections = part('word/document.xml');
  expect(sections).toMatch(/<w:headerReference [^>]*w:type="default"/);
  expect(sections).toMatch(/<w:headerReference [^>]*w:type="even"/);
  expect(sections).not.toContain('<w:titlePg');
});

test('page numbers stand outside, one character in', async () => {
  const part = await parts(notice);
  expect(part('word/footer1.xml')).toMatch(/<w:ind w:right="316"\/><w:jc w:val="right"\/>/);
  expect(part('word/footer2.xml')).toMatch(/<w:ind w:left="316"\/><w:jc w:val="left"\/>/);
});

test('the date ends four characters before the edge and the copies are pinned to the foot', async () => {
  const body = (await parts(notice))('word/document.xml');
  const date = body.slice(0, body.indexOf('2026年11月3日')).lastIndexOf('<w:p>');
  expect(body.slice(date, date + 120)).toContain('<w:ind w:right="1263"/><w:jc w:val="right"/>');
  expect(body).toMatch(/<w:framePr [^>]*w:vAnchor="margin"[^>]*w:yAlign="bottom"/);
});

test('all text of the document is in the file, in its order', async () => {
  const body = (await parts(notice))('word/document.xml');
  const text = [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, run]) => run).join('');
  expect(text).toBe(textOf(notice).join(''));
});

test('the QR code reads as its text', async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const files = unzipSync(await toDocx(notice));
  const picture = Object.entries(files).find(([name]) => name.startsWith('word/media/'))?.[1];
  const [code] = await readBarcodes(new Uint8Array(picture ?? []));
  expect(code?.text).toBe(notice.qr?.text);
});

function attributes(xml: string, tag: string, holding = ''): Record<string, string> {
  const element = [...xml.matchAll(new RegExp(`<${tag} [^>]*>`, 'g'))].find(([found]) => found.includes(holding))?.[0];
  return Object.fromEntries(
    [...(element ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}

/** The run that holds a text. */
function runOf(xml: string, text: string): string {
  const run = xml.split('<w:r>').find((part) => part.includes(text));
  if (run === undefined) throw new Error(`no run with ${text}`);
  return run;
}
