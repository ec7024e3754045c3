import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  EXCEL_MAIN,
  invoiceXml,
  officeFile,
  oleFile,
  patched,
  pdfFile,
  textFile,
  WORD_MAIN,
  zipFile,
} from '../testing/files.ts';
import { fileKindOf } from './file-type.ts';

async function outcomeOf(bytes: Uint8Array, name: string): Promise<string> {
  const outcome = await fileKindOf(bytes, name);
  return outcome.ok ? outcome.value : outcome.refusal.code;
}

const picture = (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff') =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#3355aa' } })
    .toFormat(format)
    .toBuffer();

describe('a file is refused', () => {
  test('when it is empty, too large, or nothing that is known', async () => {
    expect(await outcomeOf(new Uint8Array(), 'a.pdf')).toBe('file-empty');
    const tooLarge = await fileKindOf(new Uint8Array(2_000_000), 'a.pdf', 1024 * 1024);
    expect(tooLarge).toMatchObject({ ok: false, refusal: { code: 'file-too-large', message: '文件超过 1 MB。' } });
    expect(await outcomeOf(new Uint8Array(500), 'a.pdf')).toBe('file-unknown');
    expect(await outcomeOf(textFile('just words'), 'a.txt')).toBe('file-unknown');
  });

  test('when its extension says something else, and it says which is right', async () => {
    const outcome = await fileKindOf(await picture('png'), '发票.pdf');
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'file-mislabelled' } });
    expect(outcome).toHaveProperty('refusal.message', '文件名后缀是“pdf”，内容却是“PNG 图片”。');
    expect(outcome).toHaveProperty('refusal.cure', '请把后缀改成“png”，或换成正确的文件后上传。');
    expect(await outcomeOf(pdfFile(), 'a.exe')).toBe('file-mislabelled');
  });

  test('when it is a page or a picture that runs in a browser', async () => {
    for (const page of ['<html><p>', '<!-- x -->\n<!DOCTYPE html>', ' <svg onload="x()"/>', '<script>1</script>']) {
      expect(await outcomeOf(textFile(page), 'a.xml'), page).toBe('file-scripted');
    }
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g/></svg>';
    expect(await outcomeOf(textFile(svg), 'a.xml')).toBe('file-scripted');
    const hidden = invoiceXml({ remark: '<x:script xmlns:x="urn:x">1</x:script>' });
    expect(await outcomeOf(textFile(hidden), 'a.xml')).toBe('file-scripted');
    const styled = invoiceXml().replace('?>', '?><?xml-stylesheet href="x.xsl"?>');
    expect(await outcomeOf(textFile(styled), 'a.xml')).toBe('file-scripted');
  });

  test('when an office file holds macros, by part, by type, or inside an embedded file', async () => {
    expect(await outcomeOf(officeFile(WORD_MAIN, { 'word/vbaProject.bin': 'x' }), 'a.docx')).toBe('file-scripted');
    const macroType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    expect(await outcomeOf(officeFile(macroType), 'a.xlsm')).toBe('file-scripted');
    const inner = officeFile(EXCEL_MAIN, { 'xl/vbaProject.bin': 'x' });
    expect(await outcomeOf(officeFile(WORD_MAIN, { 'word/embeddings/a.xlsx': inner }), 'a.docx')).toBe('file-scripted');
    expect(await outcomeOf(oleFile(['WordDocument', 'Macros', '_VBA_PROJECT']), 'a.doc')).toBe('file-scripted');
  });

  test('when a PDF runs something: openly, with an escaped name, or packed away', async () => {
    const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
    expect(await outcomeOf(pdfFile([script], '/OpenAction 4 0 R'), 'a.pdf')).toBe('file-scripted');
    expect(await outcomeOf(pdfFile([script.replaceAll('Java', 'J#61va').replace('/JS', '/#4aS')]), 'a.pdf')).toBe(
      'file-scripted',
    );
    expect(await outcomeOf(pdfFile(['<< /S /Launch /F (cmd.exe) >>']), 'a.pdf')).toBe('file-scripted');
    const packed = deflateSync(`9 0 ${script}`).toString('latin1');
    const stream = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
    const file = new Uint8Array(
      Buffer.from(
        Buffer.from(pdfFile()).toString('latin1').replace('xref', `4 0 obj\n${stream}\nendobj\nxref`),
        'latin1',
      ),
    );
    expect(await outcomeOf(file, 'a.pdf')).toBe('file-scripted');
  });

  test('when it has a password', async () => {
    const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
    const trailer = `/Encrypt 4 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`;
    expect(await outcomeOf(pdfFile([encrypt], '', trailer), 'a.pdf')).toBe('file-encrypted');
    expect(await outcomeOf(oleFile(['EncryptedPackage', 'EncryptionInfo']), 'a.docx')).toBe('file-encrypted');
    const zip = officeFile(WORD_MAIN);
    const directory = Buffer.from(zip).indexOf('PK\u0001\u0002');
    const locked = new Uint8Array(zip);
    locked[directory + 8] = (locked[directory + 8] ?? 0) | 1;
    expect(await outcomeOf(locked, 'a.docx')).toBe('file-encrypted');
  });

  test('when it unpacks to too much, to too many, or to archives in archives', async () => {
    const bomb = officeFile(WORD_MAIN, { 'word/document.xml': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await outcomeOf(bomb, 'a.docx')).toBe('archive-bomb');
    const many = Object.fromEntries(Array.from({ length: 4_100 }, (_, index) => [`${index}`, '']));
    expect(await outcomeOf(officeFile(WORD_MAIN, many), 'a.docx')).toBe('archive-bomb');
    const nested = zipFile({ a: zipFile({ b: zipFile({ c: 'x' }) }) });
    expect(await outcomeOf(officeFile(WORD_MAIN, { 'word/a.bin': nested }), 'a.docx')).toBe('archive-nested');
  });

  test('when a bomb lies about its size', async () => {
    const bomb = new Uint8Array(officeFile(WORD_MAIN, { 'z.xml': new Uint8Array(64 * 1024 * 1024) }));
    const view = new DataView(bomb.buffer);
    const directory = Buffer.from(bomb).lastIndexOf('PK\u0001\u0002');
    view.setUint32(directory + 24, 1_000, true);
    expect(await outcomeOf(bomb, 'a.docx')).toBe('file-damaged');
  });

  test('when names inside climb out or occur twice, or the two directories differ', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'a/../../b', 'C:\\x', '..\\x']) {
      expect(await outcomeOf(officeFile(WORD_MAIN, { [name]: 'x' }), 'a.docx'), name).toBe('archive-unsafe');
    }
    const twice = patched(officeFile(WORD_MAIN, { 'part-one': 'x', 'part-two': 'y' }), 'part-two', 'part-one');
    expect(await outcomeOf(twice, 'a.docx')).toBe('archive-unsafe');
    const differs = officeFile(WORD_MAIN, { 'part-one': 'x' });
    differs[Buffer.from(differs).indexOf('part-one')] = 0x71;
    expect(await outcomeOf(differs, 'a.docx')).toBe('file-damaged');
  });

  test('when XML declares entities or refers outside', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "${'&l;'.repeat(1_000)}">]>`;
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const declaration of [laughs, outside, '<!doctype a SYSTEM "http://example.com/a.dtd">']) {
      const xml = invoiceXml({ remark: '&x;' }).replace('<EInvoice ', `${declaration}<EInvoice `);
      expect(await outcomeOf(textFile(xml), 'a.xml')).toBe('xml-entities');
    }
    const wide = Buffer.from(`\ufeff<?xml version="1.0"?>${outside}<a>&x;</a>`, 'utf16le');
    expect(await outcomeOf(wide, 'a.xml')).toBe('xml-entities');
  });

  test('when XML is nested without end', async () => {
    expect(await outcomeOf(textFile('<a>'.repeat(200_000)), 'a.xml')).toBe('file-damaged');
  });

  test('when it is of a kind that the system does not take', async () => {
    expect(await outcomeOf(zipFile({ 'a.txt': 'x' }), 'a.zip')).toBe('file-not-taken');
    expect(await outcomeOf(await picture('gif'), 'a.gif')).toBe('file-not-taken');
    expect(await outcomeOf(await picture('tiff'), 'a.tiff')).toBe('file-not-taken');
    expect(
      await outcomeOf(Uint8Array.from([...'MZ'].map((one) => one.charCodeAt(0)).concat(Array(200).fill(0))), 'a.pdf'),
    ).toBe('file-not-taken');
    const heic = textFile('\0\0\0\u0018ftypheic\0\0\0\0mif1heic');
    expect(await fileKindOf(heic, 'a.heic')).toHaveProperty('refusal.message', '系统不收这类文件（HEIC 图片）。');
  });
});

describe('a file is taken', () => {
  test('by its content, with or without an extension', async () => {
    expect(await outcomeOf(pdfFile(), '合同.PDF')).toBe('pdf');
    expect(await outcomeOf(pdfFile(), 'contract')).toBe('pdf');
    expect(await outcomeOf(readFileSync(new URL('../testing/e-invoice-2020.ofd', import.meta.url)), 'a.ofd')).toBe(
      'ofd',
    );
    expect(await outcomeOf(textFile(invoiceXml()), 'a.xml')).toBe('xml');
    expect(await outcomeOf(await picture('jpeg'), 'a.jpg')).toBe('jpeg');
    expect(await outcomeOf(await picture('png'), 'a.png')).toBe('png');
    expect(await outcomeOf(await picture('webp'), 'a.webp')).toBe('webp');
    expect(await outcomeOf(officeFile(WORD_MAIN), 'a.docx')).toBe('docx');
    expect(await outcomeOf(officeFile(EXCEL_MAIN), 'a.xlsx')).toBe('xlsx');
    expect(await outcomeOf(oleFile(['WordDocument']), 'a.doc')).toBe('doc');
    expect(await outcomeOf(oleFile(['Workbook']), 'a.xls')).toBe('xls');
    expect(await outcomeOf(textFile('名称,金额\r\n租赁,12\r\n'), 'a.csv')).toBe('csv');
  });

  test('when an office file embeds another one, as a chart does', async () => {
    const chart = officeFile(WORD_MAIN, { 'word/embeddings/a.xlsx': officeFile(EXCEL_MAIN) });
    expect(await outcomeOf(chart, 'a.docx')).toBe('docx');
  });
});
