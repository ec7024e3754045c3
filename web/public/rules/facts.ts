import type { Dictionary } from '../../../engine/format/manifest.ts';
import { yuanFigure } from '../amounts.ts';
import { say } from '../say.ts';

/** One answer in the words of the dictionary: 已在主流平台上线播出：是. A fact it does not know is shown by name. */
export function sayFact(dictionary: Dictionary, name: string, value: unknown): string {
  const fact = dictionary.facts[name];
  if (!fact) return say('fact.line', { label: name, value: String(value) });
  return say('fact.line', { label: fact.label, value: valueWords(fact, value) });
}

type Fact = Dictionary['facts'][string];

function valueWords(fact: Fact, value: unknown): string {
  switch (fact.type) {
    case 'boolean':
      return say(value === true ? 'fact.yes' : 'fact.no');
    case 'choice':
      return fact.values[String(value)] ?? String(value);
    case 'money':
      return say('example.yuan', { amount: yuanFigure(Number(value)) });
    case 'integer':
      return withUnit(fact, String(value));
    case 'counts': {
      const given = value as Readonly<Record<string, number>>;
      const members = Object.entries(fact.members).map(([name, member]) => {
        return `${member.label} ${withUnit(fact, String(given[name] ?? say('state.unknown')))}`;
      });
      return members.join('，');
    }
    case 'money-by-year': {
      const given = value as Readonly<Record<string, number>>;
      return Object.entries(given)
        .map(([year, amount]) => say('example.year-amount', { year, amount: yuanFigure(amount) }))
        .join('，');
    }
  }
}

function withUnit(fact: Fact, text: string): string {
  return fact.unit === undefined ? text : `${text} ${fact.unit}`;
}
