import type { ExampleFile } from '../../../engine/format/files.ts';
import { parseMoney } from '../../../engine/format/literals.ts';

/** Builds the request of a worked example: the file's start with the example's changes, amounts written as money → fen. */

type Json = unknown;
type JsonObject = { [name: string]: Json };

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy in which amounts written as money (`620,000.00元`) under members named …Fen have become whole fen. */
function withFen(value: Json, isMoney = false): Json {
  if (typeof value === 'string') return isMoney ? (parseMoney(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((element) => withFen(element, isMoney));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withFen(member, isMoney || name.endsWith('Fen'))]),
  );
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
    const place = found >= 0 || !/^\d+$/.test(name) ? found : Number(name);
    if (value === null && place >= 0) container.splice(place, 1);
    else if (place >= 0) container[place] = value;
    else if (isObject(value)) container.push({ id: name, ...value });
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
  const request = structuredClone(file.start);
  for (const [path, value] of Object.entries(example.change)) change(request, path, structuredClone(value));
  return withFen(request) as JsonObject;
}
