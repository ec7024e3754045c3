import type { Fact } from '../../../../engine/format/manifest.ts';
import { own } from './answers.ts';
import type { FactPlace } from './layout.ts';
import type { FactUse } from './questions.ts';
import { type Reading, readMoney, readWhole, readYesNo, type TypedProblem } from './typed.ts';

/** One field that holds a fact or a part of one. */
export interface FactField {
  /** Name of the form field, also its id in the page. */
  readonly name: string;
  readonly typed: string;
  /** Member of a fact with several numbers, or the year. */
  readonly part: string | undefined;
}

export interface Problem {
  readonly field: string;
  readonly code: TypedProblem | 'above-whole' | 'refused';
  readonly params: Readonly<Record<string, string | number>>;
}

export type FactValue = boolean | number | string | Readonly<Record<string, number>>;

/** The fields of a fact, in the order of its form. */
export function fieldsOf(use: FactUse, fact: Fact, place: FactPlace): readonly FactField[] {
  const field = (part?: string): FactField => {
    const key = part === undefined ? use.fact : `${use.fact}.${part}`;
    return { name: `${place.prefix}.${key}`, typed: own(place.typed, key) ?? '', part };
  };
  if (fact.type === 'counts') return Object.keys(fact.members).map(field);
  if (fact.type === 'money-by-year') return use.years.map((year) => field(String(year)));
  return [field()];
}

/** The value that a request carries; undefined while it is not known. Parts typed wrongly are named, the rest is kept. */
export function readFact(
  use: FactUse,
  fact: Fact,
  place: FactPlace,
): { readonly value: FactValue | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fields = fieldsOf(use, fact, place);
  const take = <T>(field: FactField, reading: Reading<T>, params: Problem['params'] = {}): T | undefined => {
    if (reading.kind === 'wrong') problems.push({ field: field.name, code: reading.problem, params });
    return reading.kind === 'known' ? reading.value : undefined;
  };
  const single = fields[0];
  if (!single) return { value: undefined, problems };
  switch (fact.type) {
    case 'boolean':
      return { value: take(single, readYesNo(single.typed)), problems };
    case 'choice':
      return { value: own(fact.values, single.typed) === undefined ? undefined : single.typed, problems };
    case 'money':
      return { value: take(single, readMoney(single.typed)), problems };
    case 'integer': {
      const { min, max } = fact;
      return { value: take(single, readWhole(single.typed, min, max), { min, max }), problems };
    }
    case 'money-by-year': {
      const years: Record<string, number> = {};
      for (const field of fields) {
        const amount = take(field, readMoney(field.typed));
        if (amount !== undefined && field.part !== undefined) years[field.part] = amount;
      }
      return { value: Object.keys(years).length > 0 ? years : undefined, problems };
    }
    case 'counts':
      return { value: readCounts(fact, fields, take, problems), problems };
  }
}

/** Numbers that are only known together: one that is missing or above its whole leaves them all unknown. */
function readCounts(
  fact: Extract<Fact, { type: 'counts' }>,
  fields: readonly FactField[],
  take: (field: FactField, reading: Reading<number>, params: Problem['params']) => number | undefined,
  problems: Problem[],
): Readonly<Record<string, number>> | undefined {
  const counts: Record<string, number> = {};
  let complete = true;
  for (const field of fields) {
    const member = own(fact.members, field.part ?? '');
    if (!member || field.part === undefined) continue;
    const { min, max } = member;
    const count = take(field, readWhole(field.typed, min, max), { min, max });
    if (count === undefined) complete = false;
    else counts[field.part] = count;
  }
  for (const field of fields) {
    const member = own(fact.members, field.part ?? '');
    const whole = member?.atMost === undefined ? undefined : own(counts, member.atMost);
    const count = own(counts, field.part ?? '');
    if (whole === undefined || count === undefined || count <= whole || member?.atMost === undefined) continue;
    const params = { max: whole, whole: own(fact.members, member.atMost)?.label ?? member.atMost };
    problems.push({ field: field.name, code: 'above-whole', params });
    complete = false;
  }
  return complete ? counts : undefined;
}
