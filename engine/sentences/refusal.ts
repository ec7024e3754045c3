import { fill, type Phrases } from '../phrases.ts';
import type { Refusal } from '../result.ts';
import { phrase } from './template.ts';

const LONGEST_SHOWN = 600;

/**
 * The sentence of a refusal: which member is wrong, what is wrong with it, and what to do. Beside the refusal's own
 * values, {field} is the member in words with its name (第 1 个申请项的“申请日”（asOf）).
 */
export function refusalMessage(refusal: Refusal, phrases: Phrases): string {
  const { path, code, params } = refusal;
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shortened(value)]));
  return fill(phrase(phrases, code), { field: fieldText(path, phrases, params.label), ...shown });
}

/** What was sent may be of any length; a sentence shows its beginning. */
function shortened(value: string | number): string {
  const text = String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Puts a JSON Pointer into words: entries of lists by their position, then the member. */
function fieldText(path: string, phrases: Phrases, label: string | number | undefined): string {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps.length === 0) return phrase(phrases, 'field.request');
  let place = '';
  let names: string[] = [];
  for (const step of steps) {
    const entry = /^\d+$/.test(step) ? phrases[`field.${names.at(-1) ?? ''}.entry`] : undefined;
    if (entry === undefined) {
      names.push(step);
      continue;
    }
    place += fill(entry, { position: Number(step) + 1 });
    names = [];
  }
  if (names.length === 0) return place;
  const name = shortened(names.join('.'));
  const known = label ?? phrases[`field.${names.at(-1) ?? ''}`];
  const member = known === undefined ? { key: 'field.unnamed' } : { key: 'field.named', label: known };
  const of = place === '' ? '' : phrase(phrases, 'field.of');
  return `${place}${of}${fill(phrase(phrases, member.key), { name, label: member.label ?? '' })}`;
}
