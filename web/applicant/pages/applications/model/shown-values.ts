import type { Fact } from '../../../../../engine/format/manifest.ts';
import { typedYuan } from '../../../../kit/fields/typed-amount.ts';
import { say } from '../say.ts';

/** An answer in words; '' where there is none. Text that is no value of the fact is shown as it was typed. */
export function factText(fact: Fact | undefined, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return say(value ? 'answer.yes' : 'answer.no');
  if (typeof value === 'object') return partsText(fact, value);
  if (typeof value === 'string') return fact?.type === 'choice' ? (fact.values[value] ?? value) : value;
  if (typeof value !== 'number') return String(value);
  if (fact?.type === 'money') return yuan(value);
  return fact?.unit === undefined ? String(value) : say('value.with-unit', { value, unit: fact.unit });
}

function partsText(fact: Fact | undefined, value: object): string {
  return Object.entries(value)
    .map(([part, one]) => {
      const label = fact?.type === 'counts' ? (fact.members[part]?.label ?? part) : part;
      const text =
        fact?.type === 'money-by-year' && typeof one === 'number' ? yuan(one) : factText(unitOnly(fact), one);
      return say('value.part', { label, value: text });
    })
    .join(say('list.separator'));
}

/** The parts of several numbers have the unit of the whole. */
function unitOnly(fact: Fact | undefined): Fact | undefined {
  if (fact?.type !== 'counts') return undefined;
  const { type: _type, members: _members, ...rest } = fact;
  return { ...rest, type: 'integer', min: 0, max: 1e9 };
}

export function yuan(fen: number): string {
  return say('value.yuan', { amount: typedYuan(fen) });
}
