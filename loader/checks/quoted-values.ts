import { parseMoney, parseRate } from '../../engine/format/literals.ts';
import type { Cap, Clause, Condition, Places } from '../../engine/format/terms.ts';
import { moneyWords, rateWords } from '../words.ts';
import type { TermsCheck } from './context.ts';

/**
 * A phrase that quotes an amount, a rate or a day usually quotes the one of its rule. Where it quotes another, somebody should
 * look: it is a warning, since an amendment may well change a value whose old wording still stands.
 */
export function checkQuotedValues(check: TermsCheck): void {
  for (const { owner, path, kind, phrase, content } of check.rules) {
    const value = phrase === undefined ? undefined : valueOfRule(kind, content);
    if (phrase === undefined || value === undefined) continue;
    const quoted = quotedIn(phrase, value.kind);
    if (quoted.length === 0 || quoted.includes(value.value)) continue;
    check.report(owner, [...path, 'phrase'], 'phrase.other-value', { phrase, value: value.words });
  }
}

interface Value {
  readonly kind: 'money' | 'rate' | 'day' | 'places';
  readonly value: string | number;
  readonly words: string;
}

function valueOfRule(kind: string, content: unknown): Value | undefined {
  if (kind === 'cap') {
    const { limitFen } = content as Cap;
    return limitFen === 'computed' ? undefined : money(limitFen);
  }
  if (kind === 'rate') {
    const { rateBp } = (content as NonNullable<Clause['rate']>).share;
    return { kind: 'rate', value: rateBp, words: rateWords(rateBp) };
  }
  if (kind === 'base') {
    const { from } = content as NonNullable<Clause['base']>;
    return from.kind === 'flat' ? money(from.amountFen) : undefined;
  }
  if (kind === 'places') {
    const { quota } = content as Places;
    return { kind: 'places', value: quota, words: String(quota) };
  }
  if (kind !== 'condition') return undefined;
  const { test } = content as Condition;
  const day = test.kind === 'applicationDay' ? (test.notAfter ?? test.notBefore) : undefined;
  return day === undefined ? undefined : { kind: 'day', value: day, words: day };
}

function money(amountFen: number): Value {
  return { kind: 'money', value: amountFen, words: moneyWords(amountFen) };
}

/** The values of one kind that a phrase quotes in figures. */
function quotedIn(phrase: string, kind: Value['kind']): (string | number)[] {
  switch (kind) {
    case 'money':
      return (phrase.match(/\d[\d,.]*[万亿]?元/g) ?? []).flatMap((text) => parseMoney(text) ?? []);
    case 'rate':
      return (phrase.match(/\d[\d.]*%/g) ?? []).flatMap((text) => parseRate(text) ?? []);
    case 'day':
      return [...phrase.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(([, year, month = '', day = '']) => {
        return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      });
    case 'places':
      return [...phrase.matchAll(/(\d+)个/g)].map(([, count]) => Number(count));
  }
}
