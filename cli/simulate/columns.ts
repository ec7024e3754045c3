import { parseMoney } from '../../engine/format/literals.ts';
import type { Dictionary } from '../../engine/format/manifest.ts';
import { UsageError } from '../exit.ts';
import { type Answer, requestError } from '../request.ts';
import { say } from '../say.ts';

/** Turns CSV rows into a request. Every column is a dotted path of the contract; an empty cell is a member left out. */
export interface RowReader {
  /** Number of columns. */
  readonly width: number;
  /** The cell of the column `request`, empty where there is none. */
  requestOf(cells: readonly string[]): string;
  /** The rows of one request. A cell that is not what its column takes is an error with a JSON Pointer. */
  read(rows: readonly (readonly string[])[]): Answer<unknown>;
}

type Kind = 'text' | 'number' | 'money' | 'boolean';

interface Column {
  readonly position: number;
  readonly name: string;
  readonly kind: Kind;
  /** Steps below the claim, or below the request; numbers are positions in lists, from 0. */
  readonly path: readonly (string | number)[];
  readonly ofClaim: boolean;
}

const REQUEST_COLUMNS: Readonly<Record<string, Kind>> = {
  policy: 'text',
  version: 'text',
  asOf: 'text',
  programYear: 'number',
  'applicant.uscc': 'text',
  'applicant.name': 'text',
};
const CLAIM_COLUMNS: Readonly<Record<string, Kind>> = {
  id: 'text',
  clause: 'text',
  subject: 'text',
  outcome: 'text',
  review: 'text',
  rateBp: 'number',
};
const LIST_COLUMNS: readonly [RegExp, Kind][] = [
  [/^applicant\.debarments\.[1-9]\d?\.decidedOn$/, 'text'],
  [/^applicant\.priorAwards\.[1-9]\d?\.(clause|subject|outcome)$/, 'text'],
  [/^applicant\.priorAwards\.[1-9]\d?\.year$/, 'number'],
  [/^applicant\.priorAwards\.[1-9]\d?\.amountFen$/, 'money'],
  [/^applicant\.usedCosts\.[1-9]\d?$/, 'text'],
  [/^applicant\.otherSupport\.[1-9]\d?\.(id|policy|level|status)$/, 'text'],
  [/^applicant\.otherSupport\.[1-9]\d?\.amountFen$/, 'money'],
  [/^costs\.[1-9]\d?\.(id|category)$/, 'text'],
  [/^costs\.[1-9]\d?\.amountFen$/, 'money'],
  [/^otherSupport\.[1-9]\d?$/, 'text'],
];

/** Reads the names of the columns. Unknown and repeated names are wrong usage: every row would be wrong. */
export function compileColumns(names: readonly string[] | undefined, dictionaries: readonly Dictionary[]): RowReader {
  const columns = new Map<string, Column>();
  for (const [position, cell] of names?.entries() ?? []) {
    const name = cell.trim();
    const kind = name === 'request' ? 'text' : kindOf(name, dictionaries);
    if (kind === undefined) throw new UsageError(say('simulate.unknown-column', { name, number: position + 1 }));
    if (columns.has(name)) throw new UsageError(say('simulate.repeated-column', { name }));
    const ofClaim = !name.startsWith('applicant.') && !Object.hasOwn(REQUEST_COLUMNS, name);
    columns.set(name, { position, name, kind, path: stepsOf(name), ofClaim });
  }
  for (const needed of ['asOf', 'clause']) {
    if (!columns.has(needed)) throw new UsageError(say('simulate.missing-column', { name: needed }));
  }
  const request = columns.get('request')?.position;
  const read = [...columns.values()].filter(({ name }) => name !== 'request');
  return {
    width: columns.size,
    requestOf: (cells) => (request === undefined ? '' : (cells[request]?.trim() ?? '')),
    read: (rows) => readRows(rows, read),
  };
}

function kindOf(name: string, dictionaries: readonly Dictionary[]): Kind | undefined {
  const plain =
    REQUEST_COLUMNS[name] ?? CLAIM_COLUMNS[name] ?? LIST_COLUMNS.find(([pattern]) => pattern.test(name))?.[1];
  if (plain) return plain;
  const attribute = /^costs\.[1-9]\d?\.(\w+)$/.exec(name)?.[1];
  if (attribute)
    return dictionaries.some(({ costAttributes }) => Object.hasOwn(costAttributes, attribute)) ? 'boolean' : undefined;
  const [owner, factName = '', member, ...rest] = name.split('.');
  if ((owner !== 'facts' && owner !== 'applicant') || rest.length > 0) return undefined;
  const fact = dictionaries
    .map(({ facts }) => (Object.hasOwn(facts, factName) ? facts[factName] : undefined))
    .find((one) => one !== undefined);
  if (!fact || (fact.scope === 'applicant') !== (owner === 'applicant')) return undefined;
  if (fact.type === 'money-by-year') return /^\d{4}$/.test(member ?? '') ? 'money' : undefined;
  if (fact.type === 'counts') return member !== undefined && Object.hasOwn(fact.members, member) ? 'number' : undefined;
  if (member !== undefined) return undefined;
  return { boolean: 'boolean', integer: 'number', money: 'money', choice: 'text' }[fact.type] as Kind;
}

type Members = Record<string, unknown>;

function readRows(rows: readonly (readonly string[])[], columns: readonly Column[]): Answer<unknown> {
  const request: Members = {};
  const claims: Members[] = [];
  for (const [index, cells] of rows.entries()) {
    const claim: Members = { id: `c${index + 1}` };
    for (const column of columns) {
      const cell = cells[column.position]?.trim() ?? '';
      if (cell === '') continue;
      if (!column.ofClaim && index > 0) {
        // Said again for the other claims of one applicant: it has to be the same.
        if (cell === (rows[0]?.[column.position]?.trim() ?? '')) continue;
        return refused(column, index, say('simulate.differs', { name: column.name }));
      }
      const value = parseCell(cell, column.kind);
      if (value === undefined) {
        const expected = say(`simulate.kind.${column.kind}`);
        return refused(column, index, say('simulate.cell', { name: column.name, found: cell, expected }));
      }
      write(column.ofClaim ? claim : request, column.path, value);
    }
    closeLists(claim);
    nameCosts(claim, index);
    claims.push(claim);
  }
  closeLists(request.applicant as Members | undefined);
  request.claims = claims;
  return { ok: true, value: request };
}

function refused({ ofClaim, path }: Column, index: number, message: string): Answer<unknown> {
  return { ok: false, error: requestError(message, [ofClaim ? `/claims/${index}` : '', ...path].join('/')) };
}

/** In names of columns, positions in lists count from 1. */
function stepsOf(name: string): (string | number)[] {
  return name.split('.').map((step) => (/^[1-9]\d?$/.test(step) ? Number(step) - 1 : step));
}

function parseCell(cell: string, kind: Kind): unknown {
  if (kind === 'text') return cell;
  if (kind === 'boolean') return BOOLEANS.get(cell.toLowerCase());
  if (/^-?\d{1,15}$/.test(cell)) return Number(cell);
  return kind === 'money' ? parseMoney(cell) : undefined;
}

const BOOLEANS = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ['是', true],
  ['否', false],
]);

/** Writes at a path; a step that is a number from 1 is a position in a list. */
function write(target: Members, path: readonly (string | number)[], value: unknown): void {
  let here = target as Record<string | number, unknown>;
  const last = path.length - 1;
  for (let index = 0; index < last; index += 1) {
    const step = path[index] as string | number;
    here[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    here = here[step] as typeof here;
  }
  here[path[last] as string | number] = value;
}

/** Leaves out the positions of lists that a row has no cells for. */
function closeLists(members: Members | undefined): void {
  for (const name in members) {
    const list = members[name];
    if (Array.isArray(list)) members[name] = list.filter((item) => item !== undefined);
  }
}

/** A cost without an id is a voucher of its own. */
function nameCosts(claim: Members, index: number): void {
  for (const [position, cost] of ((claim.costs as Members[] | undefined) ?? []).entries()) {
    cost.id ??= `${index + 1}-${position + 1}`;
  }
}
