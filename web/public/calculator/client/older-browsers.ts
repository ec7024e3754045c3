/**
 * What Chromium 87 and Safari 14 lack and the engine or the calculator uses. Only where it is missing; the rest of the
 * language is brought down by the build. Imported first.
 */

function add(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

// Taken out of the prototype first: a tool that writes `Object.hasOwn` here would make it call itself.
const { hasOwnProperty: has } = Object.prototype;
add(Object, 'hasOwn', (object: object, name: PropertyKey) => has.call(object, name));

for (const kind of [Array.prototype, String.prototype]) {
  add(kind, 'at', function at(this: { readonly length: number; readonly [index: number]: unknown }, index: number) {
    const from = Math.trunc(index) || 0;
    return this[from < 0 ? from + this.length : from];
  });
}

type Test = (value: unknown, index: number, array: readonly unknown[]) => unknown;

function lastIndex(array: readonly unknown[], test: Test): number {
  for (let index = array.length - 1; index >= 0; index -= 1) if (test(array[index], index, array)) return index;
  return -1;
}

add(Array.prototype, 'findLast', function findLast(this: readonly unknown[], test: Test) {
  return this[lastIndex(this, test)];
});
add(Array.prototype, 'findLastIndex', function findLastIndex(this: readonly unknown[], test: Test) {
  return lastIndex(this, test);
});
add(
  Array.prototype,
  'toSorted',
  function toSorted(this: readonly unknown[], order?: (one: unknown, other: unknown) => number) {
    return [...this].sort(order);
  },
);
add(Array.prototype, 'toReversed', function toReversed(this: readonly unknown[]) {
  return [...this].reverse();
});
add(Array.prototype, 'with', function replaced(this: readonly unknown[], index: number, value: unknown) {
  const copy = [...this];
  copy[index < 0 ? index + copy.length : index] = value;
  return copy;
});
