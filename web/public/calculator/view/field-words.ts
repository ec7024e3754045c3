import { type Answers, own } from '../model/answers.ts';
import type { Layout } from '../model/layout.ts';
import { tell } from './words.ts';

/** How people call a field that is spoken of from afar: 第 3 笔费用, 实际拍摄天数. '' where its own words say enough. */
export function fieldWords(field: string, answers: Answers, layout: Layout): string {
  const [list = '', key = '', member = '', name = ''] = field.split('.');
  const { facts } = layout.policy.definition.dictionary;
  switch (list) {
    case 'cost': {
      const line = answers.cost.find((cost) => cost.key === key);
      const beside = answers.cost.filter(({ work }) => work === line?.work);
      return tell('costs.row', { number: line ? beside.indexOf(line) + 1 : 0 });
    }
    case 'fact':
      return own(facts, key)?.label ?? '';
    case 'work':
    case 'claim':
      return member === 'fact' ? (own(facts, name)?.label ?? '') : tell('review.rate');
    case 'award':
    case 'support':
    case 'debarment':
      return tell(`${list}.row`, { number: answers[list].findIndex((row) => row.key === key) + 1 });
    case 'asOf':
      return tell('as-of');
    default:
      return '';
  }
}
