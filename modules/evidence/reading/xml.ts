import { XMLParser } from 'fast-xml-parser';
import { given, type Outcome, refuse, say } from './refusals.ts';
import { isPlainText, textIn } from './text.ts';

/** One element by its local name: prefixes vary by producer. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const MOST_CHARACTERS = 16 * 1024 * 1024;
const DEEPEST = 64;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
});

/** The root element. Declarations of types and entities are refused before anything is parsed, and so are scripts. */
export function parseXml(bytes: Uint8Array): Outcome<XmlElement> {
  const text = bytes.length > MOST_CHARACTERS ? undefined : textIn(bytes);
  if (text === undefined || !isPlainText(text)) return refuse('file-damaged');
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) return refuse('xml-entities');
  if (/<\?xml-stylesheet|www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL)|<(?:[\w.-]+:)?script[\s>/]/i.test(text)) {
    return refuse('file-scripted', { what: say('script.xml') });
  }
  const root = rootOf(text);
  return root ? given(root) : refuse('file-damaged');
}

function rootOf(text: string): XmlElement | undefined {
  try {
    const nodes: unknown = parser.parse(text);
    const elements = Array.isArray(nodes) ? nodes.flatMap(elementOf) : [];
    return elements.length === 1 ? elements[0] : undefined;
  } catch {
    return undefined;
  }
}

/** A node of the parser: `{ name: [children], ':@': attributes }`, or `{ '#text': text }`. */
function elementOf(node: unknown): XmlElement[] {
  if (!isRecord(node)) return [];
  const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
  const inside = name === undefined ? undefined : node[name];
  if (name === undefined || !Array.isArray(inside)) return [];
  const texts = inside.filter(isRecord).map((child) => child['#text']);
  const attributes = isRecord(node[':@']) ? Object.entries(node[':@']) : [];
  return [
    {
      name,
      attributes: Object.fromEntries(attributes.map(([key, value]) => [key, unescaped(String(value))])),
      text: unescaped(texts.filter((text) => typeof text === 'string').join('')).trim(),
      children: inside.flatMap(elementOf),
    },
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unescaped(text: string): string {
  return text.replace(/&(?:(\w{2,4})|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The first element of that name below, breadth first; the element itself counts. */
export function find(element: XmlElement | undefined, name: string): XmlElement | undefined {
  let level = element ? [element] : [];
  while (level.length > 0) {
    const found = level.find((candidate) => candidate.name === name);
    if (found) return found;
    level = level.flatMap((candidate) => candidate.children);
  }
  return undefined;
}

/** Every element of that name below, in document order. */
export function findAll(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  if (!element) return [];
  const below = element.children.flatMap((child) => findAll(child, name));
  return element.name === name ? [element, ...below] : below;
}
