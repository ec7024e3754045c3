import type { ExampleFile } from './files.ts';
import { parseMoney } from './literals.ts';

export type Example = ExampleFile['examples'][number];

/** Why an example cannot be turned into a request; `code` is a key of the loader's messages. */
export interface ExampleFlaw {
  readonly code: 'example.path' | 'example.money' | 'example.empty';
  readonly place: string;
  readonly found: string;
}

/** Thrown by `exampleRequest`; `validatePackage` reports it as a problem of the example. */
export class ExampleDefect extends Error {
  readonly flaw: ExampleFlaw;

  constructor(flaw: ExampleFlaw) {
    super(`${flaw.code} ${flaw.place} ${flaw.found}`);
    this.name = 'ExampleDefect';
    this.flaw = flaw;
  }
}

/**
 * The request of an example: a copy of `start` with the changes made and amounts under …Fen members in fen. Throws
 * ExampleDefect where a path leads nowhere or an amount is not money.
 */
export function exampleRequest(file: ExampleFile, example: Example): unknown {
  const request = structuredClone(file.start);
  for (const [path, value] of Object.entries(example.change)) change(request, path, structuredClone(value));
  return inFen(request, '', false);
}

/** Amounts written as money become fen: every string at or below a member whose name ends in `Fen`. */
export function inFen(value: unknown, place: string, money: boolean): unknown {
  if (typeof value === 'string' && money) {
    const amountFen = parseMoney(value);
    if (amountFen === undefined) throw new ExampleDefect({ code: 'example.money', place, found: value });
    return amountFen;
  }
  if (Array.isArray(value)) return value.map((item, index) => inFen(item, `${place}.${index}`, money));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      return [key, inFen(item, place === '' ? key : `${place}.${key}`, money || key.endsWith('Fen'))];
    }),
  );
}

type Members = Record<string, unknown>;

/**
 * Writes one value at a dotted path. Items of a list are named by their `id` (or their position, from 0); an id that is
 * not there yet is added at the end. Null removes the member.
 */
function change(request: Members, path: string, value: unknown): void {
  const nowhere = () => new ExampleDefect({ code: 'example.path', place: path, found: '' });
  const steps = path.split('.');
  const last = steps.pop() as string;
  let here: unknown = request;
  for (const step of steps) {
    if (Array.isArray(here)) here = here[positionOf(here, step)];
    else if (typeof here === 'object' && here !== null) {
      const members = here as Members;
      if (members[step] === undefined) members[step] = {};
      here = members[step];
    }
    if (typeof here !== 'object' || here === null) throw nowhere();
  }
  if (Array.isArray(here)) {
    const position = positionOf(here, last);
    if (value === null && position >= 0) here.splice(position, 1);
    else if (position >= 0) here[position] = value;
    else if (typeof value === 'object' && value !== null) here.push({ id: last, ...value });
    else throw nowhere();
  } else if (value === null) delete (here as Members)[last];
  else (here as Members)[last] = value;
}

function positionOf(list: readonly unknown[], step: string): number {
  const byId = list.findIndex((item) => typeof item === 'object' && item !== null && (item as Members).id === step);
  if (byId >= 0) return byId;
  return /^\d+$/.test(step) && Number(step) < list.length ? Number(step) : -1;
}
