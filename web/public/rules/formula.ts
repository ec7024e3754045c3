import type { Dictionary } from '../../../engine/format/manifest.ts';
import type { Amount, Relation, Test } from '../../../engine/format/terms.ts';
import { shareText } from '../../../engine/index.ts';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { chineseDay, chineseNumber, spokenMoney } from '../amounts.ts';
import { say } from '../say.ts';

/** Writes amounts and tests of any package as a person would: with the names of the shared dictionary. */

const RELATION_SIGNS: Readonly<Record<Relation, string>> = {
  atLeast: '≥',
  moreThan: '>',
  atMost: '≤',
  lessThan: '<',
  equals: '=',
};

function factLabel(dictionary: Dictionary, name: string, member?: string): string {
  const fact = dictionary.facts[name];
  if (member === undefined) return fact?.label ?? name;
  const part = fact?.type === 'counts' ? fact.members[member]?.label : undefined;
  return part ?? `${name}.${member}`;
}

/** 0 → 当年, -1 → 上一年, -2 → 上上年, further back by number. */
export function yearWords(year: number): string {
  if (year === 0) return say('formula.this-year');
  if (year === -1) return say('formula.last-year');
  if (year === -2) return say('formula.year-before-last');
  return say('formula.years-before', { count: -year });
}

/** An amount as a term of a formula; sums and differences in brackets where they stand inside something else. */
export function amountWords(amount: Amount, dictionary: Dictionary, inside = false): string {
  const bracketed = (text: string) => (inside ? `（${text}）` : text);
  switch (amount.kind) {
    case 'constant':
      return amount.unit === 'fen' ? spokenMoney(amount.value) : String(amount.value);
    case 'fact':
      return factLabel(dictionary, amount.fact, amount.member);
    case 'series':
      return say('formula.series', { year: yearWords(amount.year), fact: factLabel(dictionary, amount.fact) });
    case 'share': {
      const of = amountWords(amount.of, dictionary, true);
      return `${of} × ${amount.share.numerator}/${amount.share.denominator}`;
    }
    case 'sum':
      return bracketed(amount.of.map((part) => amountWords(part, dictionary, true)).join(' + '));
    case 'difference': {
      const [from, less] = [amount.from, amount.less].map((part) => amountWords(part, dictionary, true));
      return bracketed(`${from} − ${less}`);
    }
    case 'product':
      return amount.of.map((part) => amountWords(part, dictionary, true)).join(' × ');
  }
}

/** What a condition asks, as a formula or a short phrase. */
export function testWords(test: Test, dictionary: Dictionary): string {
  switch (test.kind) {
    case 'fact':
      return factLabel(dictionary, test.fact);
    case 'review':
      return say('formula.review');
    case 'oneOf':
      return oneOfWords(test, dictionary);
    case 'compare': {
      const [left, right] = [test.left, test.right].map((side) => amountWords(side, dictionary));
      return `${left} ${RELATION_SIGNS[test.relation]} ${right}`;
    }
    case 'applicationDay':
      return dayWords(test);
    case 'notDebarred':
      return say('formula.not-debarred', { years: chineseNumber(test.years) });
    case 'noOtherSupport':
      return say('formula.no-other-support', {
        levels: test.levels.map((level) => dictionary.supportLevels[level] ?? level).join('、'),
      });
    case 'noPriorAward':
      return say(test.within === 'life' ? 'formula.no-prior-award-life' : 'formula.no-prior-award-year');
    case 'all':
      return test.of.map((part) => testWords(part, dictionary)).join(say('formula.and'));
    case 'any':
      return test.of.map((part) => testWords(part, dictionary)).join(say('formula.or'));
    case 'not':
      return say('formula.not', { test: testWords(test.of, dictionary) });
  }
}

function oneOfWords(test: Extract<Test, { kind: 'oneOf' }>, dictionary: Dictionary): string {
  const fact = dictionary.facts[test.fact];
  const label = (value: string) => (fact?.type === 'choice' ? (fact.values[value] ?? value) : value);
  const listed = test.values.map(label).join('、');
  const { recognised } = test;
  if (!recognised) return listed;
  return say('formula.one-of-recognised', { values: listed, other: label(recognised.value) });
}

function dayWords({ notBefore, notAfter }: Extract<Test, { kind: 'applicationDay' }>): string {
  if (notBefore !== undefined && notAfter !== undefined) {
    return say('formula.between-days', { from: chineseDay(notBefore), to: chineseDay(notAfter) });
  }
  if (notAfter !== undefined) return say('formula.until-day', { day: chineseDay(notAfter) });
  return say('formula.from-day', { day: chineseDay(notBefore ?? '') });
}

/** What {placeholders} a note of a package may carry, for the test it explains. */
export function noteParams(test: Test): Record<string, string | number> {
  switch (test.kind) {
    case 'applicationDay': {
      const day = test.notAfter ?? test.notBefore;
      return day === undefined ? {} : { day: chineseDay(day) };
    }
    case 'notDebarred':
      return { years: test.years };
    case 'compare':
      return { ...amountParams(test.left), ...amountParams(test.right) };
    case 'all':
    case 'any':
      return Object.assign({}, ...test.of.map(noteParams));
    case 'not':
      return noteParams(test.of);
    default:
      return {};
  }
}

function amountParams(amount: Amount): Record<string, string | number> {
  if (amount.kind === 'share') return { share: shareText(amount.share, enginePhrases), ...amountParams(amount.of) };
  if (amount.kind === 'constant') return { required: amount.unit === 'fen' ? spokenMoney(amount.value) : amount.value };
  return {};
}
