import { compileAmount } from '../assess/amounts.ts';
import { type Circumstances, placeOfSeries } from '../assess/circumstances.ts';
import { fourDigits } from '../calendar.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Amount, Fraction } from '../format/terms.ts';
import { fill, type Phrases } from '../phrases.ts';
import { factOf } from '../request/facts.ts';
import { phrase, type Teller } from './template.ts';
import { countText, listText, moneyText, shareText } from './values.ts';

/** How an amount is told: what it is called, and what it comes to. */
export interface AmountWording {
  /** 本区拍摄天数, 总拍摄天数的一半; empty for a constant, which is its value. */
  readonly name: Teller<Circumstances>;
  /** `8 天`, `250 万元`; undefined where it is not known. */
  readonly value: (circumstances: Circumstances) => string | undefined;
}

export function compileAmountWording(amount: Amount, dictionary: Dictionary, phrases: Phrases): AmountWording {
  const compiled = compileAmount(amount, dictionary);
  const { isMoney, unit } = unitOf(amount, dictionary);
  return {
    name: compileName(amount, dictionary, phrases),
    value: (circumstances) => {
      const numerator = compiled.exact(circumstances);
      if (numerator === null) return undefined;
      if (!isMoney) return countText(numerator, compiled.denominator, unit, phrases);
      return moneyText(Number(numerator / compiled.denominator), phrases);
    },
  };
}

/** Money, or a count with its unit. At most one factor of a product is money. */
export function unitOf(
  amount: Amount,
  dictionary: Dictionary,
): { readonly isMoney: boolean; readonly unit?: string | undefined } {
  switch (amount.kind) {
    case 'constant':
      return { isMoney: amount.unit === 'fen' };
    case 'fact': {
      const fact = factOf(dictionary, amount.fact);
      return { isMoney: fact.type === 'money', unit: fact.unit };
    }
    case 'series':
      return { isMoney: true };
    case 'share':
      return unitOf(amount.of, dictionary);
    case 'difference':
      return unitOf(amount.from, dictionary);
    case 'sum':
    case 'product': {
      const units = amount.of.map((part) => unitOf(part, dictionary));
      return units.find(({ isMoney }) => isMoney) ?? units.find(({ unit }) => unit !== undefined) ?? { isMoney: false };
    }
  }
}

/** The first share that an amount takes, for sentences that name it. */
export function shareOfAmount(amount: Amount): Fraction | undefined {
  switch (amount.kind) {
    case 'share':
      return amount.share;
    case 'difference':
      return shareOfAmount(amount.from) ?? shareOfAmount(amount.less);
    case 'sum':
    case 'product':
      return amount.of.map(shareOfAmount).find((share) => share !== undefined);
    default:
      return undefined;
  }
}

function compileName(amount: Amount, dictionary: Dictionary, phrases: Phrases): Teller<Circumstances> {
  switch (amount.kind) {
    case 'constant':
      return () => '';
    case 'fact': {
      const name = labelOf(amount.fact, amount.member, dictionary);
      return () => name;
    }
    case 'series': {
      const { label } = placeOfSeries(amount.fact, amount.year, dictionary).fact;
      const template = phrase(phrases, 'amount.series');
      return ({ programYear }) => fill(template, { year: fourDigits(programYear + amount.year), label });
    }
    case 'share': {
      const of = compileName(amount.of, dictionary, phrases);
      const share = shareText(amount.share, phrases);
      return (circumstances) => fill(phrase(phrases, 'amount.share'), { of: of(circumstances), share });
    }
    case 'difference': {
      const [from, less] = [
        compileTold(amount.from, dictionary, phrases),
        compileTold(amount.less, dictionary, phrases),
      ];
      return (circumstances) => {
        return fill(phrase(phrases, 'amount.difference'), { from: from(circumstances), less: less(circumstances) });
      };
    }
    case 'sum':
    case 'product': {
      const parts = amount.of.map((part) => compileTold(part, dictionary, phrases));
      const template = phrase(phrases, `amount.${amount.kind}`);
      return (circumstances) => {
        return fill(template, {
          parts: listText(
            parts.map((tell) => tell(circumstances)),
            phrases,
          ),
        });
      };
    }
  }
}

/** The name of a part, or its value where it is a constant. */
function compileTold(amount: Amount, dictionary: Dictionary, phrases: Phrases): Teller<Circumstances> {
  if (amount.kind !== 'constant') return compileName(amount, dictionary, phrases);
  const { value } = compileAmountWording(amount, dictionary, phrases);
  return (circumstances) => value(circumstances) ?? '';
}

/** What a fact, or one member of it, is called in the dictionary. */
export function labelOf(name: string, member: string | undefined, dictionary: Dictionary): string {
  const fact = factOf(dictionary, name);
  if (member === undefined || fact.type !== 'counts') return fact.label;
  return fact.members[member]?.label ?? fact.label;
}
