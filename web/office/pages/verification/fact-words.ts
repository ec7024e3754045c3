import type { VerifiedFactView } from '../../../../contracts/verification.ts';
import { yuanFigure } from '../../../public/amounts.ts';
import { say } from './say.ts';

/** A value of a fact in words. */
export function factWords({ type, unit, options }: VerifiedFactView, value: unknown): string {
  const labelOf = (one: string) => options.find((option) => option.value === one)?.label ?? one;
  if (typeof value === 'boolean') return say(value ? 'facts.yes' : 'facts.no');
  if (typeof value === 'string') return labelOf(value);
  if (typeof value === 'number') return figure(value, type === 'money', unit);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([part, one]) => {
      const words = typeof one === 'number' ? figure(one, type === 'money-by-year', unit) : String(one);
      return say('facts.part', { label: labelOf(part), value: words });
    })
    .join(say('facts.separator'));
}

function figure(value: number, isMoney: boolean, unit: string): string {
  if (isMoney) return say('facts.yuan', { amount: yuanFigure(value) });
  return unit === '' ? String(value) : say('facts.with-unit', { value, unit });
}
