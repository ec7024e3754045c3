import { isRealDay, looksLikeDay } from '../calendar.ts';
import type { Refusal } from '../result.ts';
import { MAX_AMOUNT_FEN, ownMember } from './form.ts';

/**
 * The form of single values. A check answers with the first thing wrong or null, so that checks are joined by `??` in
 * the order in which the form is written.
 */
export type Check = (value: unknown, path: string) => Refusal | null;
export type JsonObject = Readonly<Record<string, unknown>>;

export function refuse(path: string, code: string, params: Refusal['params'] = {}): Refusal {
  return { path, code: `refusal.${code}`, params };
}

/** Appends a name that comes from the request to a JSON Pointer (RFC 6901). */
export function pointer(path: string, name: string | number): string {
  return `${path}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with no member beside the known ones and no null, in the order in which it is written. */
export function checkObject(value: unknown, path: string, known: ReadonlySet<string>): Refusal | null {
  if (!isObject(value)) return refuse(path, value === null ? 'null' : 'not-an-object');
  for (const name of Object.keys(value)) {
    if (!known.has(name)) return refuse(pointer(path, name), 'unknown-member', { name, known: [...known].join('、') });
    if (value[name] === null) return refuse(pointer(path, name), 'null');
  }
  return null;
}

export function checkRequired(object: object, name: string, path: string, check: Check): Refusal | null {
  const value = ownMember(object, name);
  return value === undefined ? refuse(`${path}/${name}`, 'missing-member') : check(value, `${path}/${name}`);
}

export function checkOptional(object: object, name: string, path: string, check: Check): Refusal | null {
  const value = ownMember(object, name);
  return value === undefined ? null : check(value, `${path}/${name}`);
}

/** A list, each element checked in order. */
export function checkList(value: unknown, path: string, check: Check): Refusal | null {
  if (!Array.isArray(value)) return refuse(path, value === null ? 'null' : 'not-a-list');
  for (let index = 0; index < value.length; index++) {
    const refusal = check(value[index], `${path}/${index}`);
    if (refusal) return refusal;
  }
  return null;
}

export const checkText: Check = (value, path) => {
  if (typeof value === 'string') return null;
  return refuse(path, value === null ? 'null' : 'not-text');
};

/** Ids are non-empty strings, compared exactly. */
export const checkId: Check = (value, path) =>
  checkText(value, path) ?? (value === '' ? refuse(path, 'empty-id') : null);

export const checkBoolean: Check = (value, path) => {
  if (typeof value === 'boolean') return null;
  return refuse(path, value === null ? 'null' : 'not-boolean');
};

export function checkChoice(values: readonly string[]): Check {
  const known = new Set<unknown>(values);
  const params = { values: values.join('、') };
  return (value, path) => {
    if (known.has(value)) return null;
    return checkText(value, path) ?? refuse(path, 'unknown-value', { value: String(value), ...params });
  };
}

export const checkDay: Check = (value, path) => {
  if (value === null) return refuse(path, 'null');
  if (typeof value !== 'string' || !looksLikeDay(value)) return refuse(path, 'not-a-day');
  return isRealDay(value) ? null : refuse(path, 'impossible-day', { value });
};

/** A whole number within bounds, both included. */
export function checkInteger(min: number, max: number): Check {
  return (value, path) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return refuse(path, value === null ? 'null' : 'not-a-number');
    if (value > max) return refuse(path, 'above', { max });
    if (value < min) return refuse(path, 'below', { min });
    return Number.isInteger(value) ? null : refuse(path, 'not-whole');
  };
}

/** Whole fen from 0 to the largest amount of the form. */
export const checkAmount: Check = (value, path) => {
  if (typeof value !== 'number' || Number.isNaN(value))
    return refuse(path, value === null ? 'null' : 'amount-not-a-number');
  if (value > MAX_AMOUNT_FEN) return refuse(path, 'amount-too-large', { max: MAX_AMOUNT_FEN });
  if (value < 0) return refuse(path, 'amount-negative');
  return Number.isInteger(value) ? null : refuse(path, 'amount-fraction');
};
