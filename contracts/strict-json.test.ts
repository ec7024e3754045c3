import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson, pointerTo } from './strict-json.ts';

const parse = (text: string) => parseStrictJson(text, { maxDepth: 4 });
const refusal = (text: string) => {
  const outcome = parse(text);
  if (outcome.ok) throw new Error(`${text} was taken`);
  return outcome.refusal;
};

describe('a text that is not JSON', () => {
  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a":1,}', 1, 8],
    ['[1 2]', 1, 4],
    ['{"a":1} // x', 1, 9],
    ['{\n  "a": NaN\n}', 2, 8],
    ['nul', 1, 1],
    ['\ufeff{}', 1, 1],
  ])('is refused with the place of the error: %j', (text, line, column) => {
    expect(refusal(text)).toEqual({ path: '', code: 'json.syntax', params: { line, column } });
  });

  it('is refused without exhausting the stack, however deep it is', () => {
    expect(refusal('['.repeat(1_000_000)).code).toBe('json.syntax');
    expect(refusal('{"a":'.repeat(200_000)).code).toBe('json.syntax');
  });
});

describe('JSON that a contract cannot take', () => {
  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":1,"\\u0061":1}', '/a'],
    ['{"x":[{},{"y":1,"y":1}]}', '/x/1/y'],
    ['{"a/b":{"c~d":0,"c~d":0}}', '/a~1b/c~0d'],
    ['{"__proto__":1,"__proto__":1}', '/__proto__'],
  ])('is refused where a member stands twice: %s', (text, path) => {
    expect(refusal(text)).toMatchObject({ code: 'json.duplicate', path });
  });

  it.each([
    ['[[[[[]]]]]', '/0/0/0/0'],
    ['{"a":{"b":{"c":{"d":{}}}}}', '/a/b/c/d'],
  ])('is refused where it is nested too deep: %s', (text, path) => {
    expect(refusal(text)).toEqual({ path, code: 'json.depth', params: { maxDepth: 4 } });
  });

  it('is refused where it is nested a million times, without exhausting the stack', () => {
    const depth = 1_000_000;
    expect(refusal('['.repeat(depth) + ']'.repeat(depth)).code).toBe('json.depth');
  });
});

describe('every other JSON', () => {
  it('is what JSON.parse makes of it, with any spaces', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('is refused as soon as one of its members is written again', () => {
    const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 1 }), { minKeys: 1 });
    fc.assert(
      fc.property(objects, fc.nat(), (object, index) => {
        const names = Object.keys(object);
        const name = names[index % names.length] as string;
        const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:0}`;
        expect(refusal(text)).toMatchObject({ code: 'json.duplicate', path: pointerTo([name]) });
      }),
    );
  });

  it('may have colons, braces and quotes inside its texts, and members named as the prototype has them', () => {
    const text = '{"a":"{\\"b\\":[:]}","__proto__":{"c":"\\\\"},"constructor":null}';
    expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });
});
