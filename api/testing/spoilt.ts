import fc from 'fast-check';

/** Where something stands in an input: the names and positions that lead to it. */
export type Place = readonly (string | number)[];

/** All places of a value that are not the value itself. */
export function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((member, index) => [index, member] as const)
    : Object.entries(value);
  return members.flatMap(([name, member]) => [[...at, name], ...placesOf(member, [...at, name])]);
}

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '𠮷'.repeat(300),
  '运河'.repeat(3000),
  "'; drop table x; --",
  '%_\\',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '2026-06-01T00:00:00.000Z',
  '9999-12-31T23:59:59Z',
  'bm90IGEgY3Vyc29y',
  'WyIyMDI2LTA2LTAxIiwieCJd',
  '1e309',
  'NaN',
  '__proto__',
  'constructor',
];
const NUMBERS = [0, -1, -0, 1, 1.5, 201, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 63), 1e300, 5e-324];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(...NUMBERS),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: 1 }),
  fc.string({ maxLength: 20, unit: 'binary' }),
);

/** A value in place of another, of its own kind more often than not: that gets past the form and further in. */
function instead(of: unknown): fc.Arbitrary<unknown> {
  if (typeof of === 'string') return fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>(...TEXTS) }, leaf);
  if (typeof of === 'number') return fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>(...NUMBERS) }, leaf);
  if (Array.isArray(of)) return fc.oneof(fc.array(leaf, { maxLength: 3 }), leaf);
  return leaf;
}

/** Names that many lists and acts know, for inputs of which no sample is known. */
const NAMES = [
  'limit',
  'cursor',
  'q',
  'id',
  'kind',
  'state',
  'reason',
  'name',
  'code',
  'email',
  'password',
  'day',
  'due',
];

/** Inputs like the sample with one or two places spoilt, inputs with members too many, and any JSON. */
export function spoilt(sample: object, places: readonly Place[]): fc.Arbitrary<unknown> {
  const extra = fc
    .tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), leaf)
    .map(([name, value]) => ({ ...sample, [name]: value }));
  const any = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.constantFrom(...NAMES), leaf, { maxKeys: 4 }));
  if (places.length === 0) return fc.oneof(extra, any);
  const once = fc.nat(places.length - 1).chain((at) => {
    const place = places[at] ?? [];
    return instead(valueAt(sample, place)).map((value) => withValue(sample, place, value));
  });
  return fc.oneof({ weight: 5, arbitrary: once }, { weight: 2, arbitrary: extra }, any);
}

function valueAt(value: unknown, [name, ...rest]: Place): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return valueAt(Object.entries(value).find(([one]) => one === String(name))?.[1], rest);
}

function withValue(value: unknown, [name, ...rest]: Place, instead: unknown): unknown {
  if (name === undefined) return instead;
  if (Array.isArray(value)) return value.map((member, at) => (at === name ? withValue(member, rest, instead) : member));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([one, member]) => [
    one,
    one === name ? withValue(member, rest, instead) : member,
  ]);
  return Object.fromEntries(members);
}
