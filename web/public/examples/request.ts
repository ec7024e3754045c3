import type { ExampleFile } from '../../../engine/format/files.ts';
import { parseMoney } from '../../../engine/format/literals.ts';

/** Builds the request of a worked example: the file's start with the example's changes, amounts written as money → fen. */

type Json = unknown;
type JsonObject = { [name: string]: Json };

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy in which every text that is money (`620,000.00元`) has become whole fen. */
function withFen(value: Json): Json {
  if (typeof value === 'string') return parseMoney(value) ?? value;
  if (Array.isArray(value)) return value.map(withFen);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withFen(member)]));
}

/** A member by name; in a list the element with that id, or the one at that place. */
function stepInto(container: Json, name: string): Json {
  if (Array.isArray(container)) {
    return container.find((element) => isObject(element) && element.id === name) ?? container[Number(name)];
  }
  return isObject(container) ? container[name] : undefined;
}

function setMember(container: Json, name: string, value: Json): void {
  if (Array.isArray(container)) {
    const found = container.findIndex((element) => isObject(element) && element.id === name);
    const place = found >= 0 ? found : Number.isInteger(Number(name)) ? Number(name) : container.length;
    if (value === null) container.splice(place, 1);
    else container[place] = value;
  } else if (isObject(container)) {
    if (value === null) delete container[name];
    else container[name] = value;
  }
}

function change(root: Json, path: string, value: Json): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let container = root;
  for (const name of names) {
    if (stepInto(container, name) === undefined) setMember(container, name, {});
    container = stepInto(container, name);
  }
  setMember(container, last, value);
}

/** The request that an example stands for, as `assess` takes it (not yet checked). */
export function requestOf(file: ExampleFile, example: ExampleFile['examples'][number]): JsonObject {
  const request = withFen(structuredClone(file.start)) as JsonObject;
  for (const [path, value] of Object.entries(example.change)) change(request, path, withFen(value));
  return request;
}
