/** Reads the HTML that the pages render, strictly: what is not balanced or not quoted is a defect. For tests only. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (OpenElement | string)[];
}

const VOID = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'col', 'source', 'wbr']);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`attribute ${name} stands twice: ${text}`);
    attributes[name] = decoded(value);
  }
  return attributes;
}

/** The root element of a document. Throws where a tag is not closed, is closed twice or is not well formed. */
export function parseHtml(html: string): Element {
  const body = html.replace(/^<!doctype html>/, '');
  const root: OpenElement = { name: '#document', attributes: {}, children: [] };
  const open = [root];
  let from = 0;
  while (from < body.length) {
    const current = open[open.length - 1] as OpenElement;
    const next = body.indexOf('<', from);
    if (next !== from) {
      current.children.push(decoded(body.slice(from, next < 0 ? body.length : next)));
      from = next < 0 ? body.length : next;
      continue;
    }
    TAG.lastIndex = from;
    const match = TAG.exec(body);
    if (!match) throw new Error(`not a tag: ${body.slice(from, from + 60)}`);
    from = TAG.lastIndex;
    const [, closing, name = '', attributes = '', selfClosing] = match;
    if (closing) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      open.pop();
      continue;
    }
    const element: OpenElement = { name, attributes: attributesOf(attributes), children: [] };
    current.children.push(element);
    if (!selfClosing && !VOID.has(name)) open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1]?.name}> is not closed`);
  const [html0] = root.children;
  if (html0 === undefined || typeof html0 === 'string') throw new Error('the document is empty');
  return html0;
}

/** All elements of a tree, in document order, the root included. */
export function elementsOf(root: Element): readonly Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function byId(root: Element, id: string): Element | undefined {
  return elementsOf(root).find((element) => element.attributes.id === id);
}

export function byClass(root: Element, name: string): readonly Element[] {
  return elementsOf(root).filter(({ attributes }) => (attributes.class ?? '').split(' ').includes(name));
}
