import { type Archive, openArchive } from './archive.ts';
import { partOfXml, type RawPart } from './from-xml.ts';
import words from './invoice-words.json' with { type: 'json' };
import { fenOf } from './money.ts';
import { given, type Outcome, refuse, say } from './refusals.ts';
import type { RawField, RawVoucher, VoucherCheck } from './voucher.ts';
import { find, findAll, parseXml, type XmlElement } from './xml.ts';

/**
 * An e-invoice in an OFD: the attached original (older kind), the tags that name texts on the page, the data of the
 * document. References are followed inside the package only. All three are read; where they differ a check says so.
 */
export function voucherInOfd(bytes: Uint8Array): Outcome<RawVoucher> {
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const main = elementAt(archive, 'OFD.xml');
  if (!main) return refuse('file-damaged');
  const documentPath = resolved('OFD.xml', find(main, 'DocRoot')?.text);
  const document = elementAt(archive, documentPath);
  const parts = [
    ...attachedParts(archive, documentPath, document),
    ...taggedParts(archive, documentPath, document),
    { fields: customFields(main), lines: [] },
  ];
  // What comes first wins; empty texts never do.
  const fields = Object.assign({}, ...parts.map((part) => filled(part.fields)).toReversed());
  if (fields.number === undefined) return refuse('not-an-invoice');
  const lines = parts.find((part) => part.lines.length > 0)?.lines ?? [];
  return given({ source: 'ofd', fields, lines, checks: agreement(parts) });
}

const filled = (fields: RawPart['fields']): RawPart['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));

function attachedParts(archive: Archive, documentPath: string, document: XmlElement | undefined): readonly RawPart[] {
  const listPath = resolved(documentPath, find(document, 'Attachments')?.text);
  const files = findAll(elementAt(archive, listPath), 'FileLoc').map((element) => resolved(listPath, element.text));
  return files.flatMap((path) => {
    const root = /\.xml$/i.test(path) ? elementAt(archive, path) : undefined;
    return (root && partOfXml(root)) ?? [];
  });
}

function taggedParts(archive: Archive, documentPath: string, document: XmlElement | undefined): readonly RawPart[] {
  const listPath = resolved(documentPath, find(document, 'CustomTags')?.text);
  const list = elementAt(archive, listPath);
  const files = findAll(list, 'FileLoc').map((element) => resolved(listPath, element.text));
  const trees = [...files.map((path) => elementAt(archive, path)), list].filter((root) => root !== undefined);
  if (trees.length === 0) return [];
  const texts = textsOnPages(archive, documentPath, document);
  const textOf = (element: XmlElement) => {
    const references = findAll(element, 'ObjectRef');
    return references.map((one) => texts.get(one.text) ?? '').join('');
  };
  return trees.flatMap((root) => partOfXml(root, textOf) ?? []);
}

/** Texts by object id; ids are unique in a document. */
function textsOnPages(archive: Archive, documentPath: string, document: XmlElement | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  for (const page of [...findAll(document, 'TemplatePage'), ...findAll(document, 'Page')]) {
    const content = elementAt(archive, resolved(documentPath, page.attributes.BaseLoc));
    for (const object of findAll(content, 'TextObject')) {
      const text = findAll(object, 'TextCode').map((code) => code.text);
      if (object.attributes.ID !== undefined) texts.set(object.attributes.ID, text.join(''));
    }
  }
  return texts;
}

function customFields(main: XmlElement): RawPart['fields'] {
  const data = new Map(findAll(main, 'CustomData').map((one) => [one.attributes.Name, one.text]));
  const found = Object.entries(words.customData).flatMap(([field, name]) => {
    const text = data.get(name);
    return text ? [[field, text] as const] : [];
  });
  return Object.fromEntries(found);
}

/** A forger changes the page and forgets the data, or the other way round. */
function agreement(parts: readonly RawPart[]): readonly VoucherCheck[] {
  const compared: readonly (readonly [RawField, string])[] = [
    ['number', say('field.number')],
    ['total', say('field.total')],
    ['withoutTax', say('field.without-tax')],
  ];
  return compared.flatMap(([field, name]) => {
    const texts = parts.flatMap((part) => part.fields[field] || []);
    const values = texts.map((text) => (field === 'number' ? text.trim() : (fenOf(text) ?? text.trim())));
    const other = values.findIndex((value) => value !== values[0]);
    if (values.length < 2) return [];
    const params = { field: name, one: texts[0] ?? '', other: texts[Math.max(other, 1)] ?? '' };
    return [{ code: 'parts-agree' as const, holds: other < 0, params }];
  });
}

function elementAt(archive: Archive, path: string): XmlElement | undefined {
  const bytes = path === '' ? undefined : archive.read(path);
  const root = bytes && parseXml(bytes);
  return root?.ok ? root.value : undefined;
}

/** A reference in a part of the package, from the part that holds it; '' where it leads out. */
function resolved(from: string, reference: string | undefined): string {
  if (!reference) return '';
  const start = reference.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const steps = [...start];
  for (const step of reference.replaceAll('\\', '/').split('/')) {
    if (step === '..' && steps.pop() === undefined) return '';
    if (step !== '' && step !== '.' && step !== '..') steps.push(step);
  }
  return steps.join('/');
}
