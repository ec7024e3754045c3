import type { Amount, Base } from '../format/terms.ts';
import { allKnown, type Missing, maskOfInputs, NOTHING_MISSING, union } from './bits.ts';
import { countedCategories, type Input } from './inputs.ts';
import { amountSlotOf } from './layout.ts';
import { comparisonOf, fenOf, type Quantity, quantityOf, type Scope } from './quantity.ts';

/** Code for what the rate is taken of, in whole fen, and the answers that it needs. An amount that is not known counts 0. */
export interface BaseCode {
  readonly baseFen: string;
  readonly missing: Missing;
}

export const NO_BASE: BaseCode = { baseFen: '0', missing: NOTHING_MISSING };

export function baseCode(base: Base, scope: Scope): BaseCode {
  switch (base.kind) {
    case 'costs':
      return costsCode(base, scope);
    case 'flat':
      return { baseFen: String(base.amountFen), missing: NOTHING_MISSING };
    case 'increment':
      return incrementCode(base, scope);
    case 'amount':
      return amountCode(quantityOf(base.amount, scope), scope);
    case 'units': {
      const parts = base.units.map(({ quantity, priceFen }) => {
        const price: Amount = { kind: 'constant', value: priceFen, unit: 'fen' };
        return amountCode(quantityOf({ kind: 'product', of: [quantity, price] }, scope), scope);
      });
      const sum = parts.map(({ baseFen }) => baseFen).join(' + ');
      return {
        baseFen: `Math.min(${sum}, ${Number.MAX_SAFE_INTEGER})`,
        missing: always(union(...parts.map(({ missing }) => missing.always))),
      };
    }
    case 'tiers':
      return tiersCode(base, scope);
  }
}

function costsCode(base: Extract<Base, { kind: 'costs' }>, { layout }: Scope): BaseCode {
  const slots = countedCategories(base).map((category) => `a${amountSlotOf(layout, { kind: 'costs', category })}`);
  const asked = base.count.flatMap((filter): Input[] => {
    if (filter.kind === 'attribute') return [{ kind: 'attribute', attribute: filter.attribute }];
    const recognised = filter.kind === 'category' ? filter.recognised : undefined;
    return recognised ? [{ kind: 'attribute', attribute: recognised.by }] : [];
  });
  return {
    baseFen: slots.length === 0 ? '0' : `(${slots.join(' + ')})`,
    missing: always(maskOfInputs([{ kind: 'costs' }, ...asked], layout)),
  };
}

/** Later − earlier, not below 0, without a branch: half of the difference and its absolute value. 0 where a year is not known. */
function incrementCode({ fact, year, against }: Extract<Base, { kind: 'increment' }>, { layout }: Scope): BaseCode {
  const years = [year, against].map((offset) => ({ kind: 'series', fact, year: offset }) as const);
  const [later, earlier] = years.map((slot) => `a${amountSlotOf(layout, slot)}`);
  const missing = maskOfInputs(years, layout);
  return {
    baseFen: `((${later} - ${earlier} + Math.abs(${later} - ${earlier})) / 2 * ${allKnown(missing)})`,
    missing: always(missing),
  };
}

function amountCode(quantity: Quantity, { layout }: Scope): BaseCode {
  const missing = maskOfInputs(quantity.inputs, layout);
  return { baseFen: `(${fenOf(quantity)} * ${allKnown(missing)})`, missing: always(missing) };
}

/** The highest step reached and not reached before; of steps alike the first. Steps may depend on facts themselves. */
function tiersCode({ metric, above, steps }: Extract<Base, { kind: 'tiers' }>, scope: Scope): BaseCode {
  const value = quantityOf(metric, scope);
  const before = above && quantityOf(above, scope);
  const froms = steps.map(({ from }) => quantityOf(from, scope));
  const reached = froms.map((from) => {
    const is = `${knownCode([value, from], scope)} & ${comparisonOf(value, 'atLeast', from)}`;
    if (!before) return `(${is})`;
    return `(${is} & ${knownCode([before, from], scope)} & (${comparisonOf(before, 'atLeast', from)} ^ 1))`;
  });
  const amounts = steps.map(({ amountFen }, step) => {
    const higher = froms.flatMap((other, at) => {
      if (at === step) return [];
      const relation = at < step ? 'atLeast' : 'moreThan';
      return [`(${reached[at]} & ${comparisonOf(other, relation, froms[step] as Quantity)})`];
    });
    const chosen = higher.length === 0 ? reached[step] : `(${reached[step]} & ((${higher.join(' | ')}) ^ 1))`;
    return `${chosen} * ${amountFen}`;
  });
  const inputs = [value, ...froms].flatMap((quantity) => quantity.inputs);
  const missing = maskOfInputs(inputs, scope.layout);
  // What was reached before is only asked for a step that is reached, or not known to be out of reach.
  const asked = froms.map((from) => {
    return `((${knownCode([value, from], scope)} & (${comparisonOf(value, 'atLeast', from)} ^ 1)) ^ 1)`;
  });
  const further = maskOfInputs(before?.inputs ?? [], scope.layout).map((bits, word) => {
    return { word, code: `(-(${asked.join(' | ')}) & ~k${word} & ${bits})` };
  });
  return { baseFen: `(${amounts.join(' + ')})`, missing: { always: missing, further } };
}

function always(mask: Missing['always']): Missing {
  return { always: mask, further: [] };
}

function knownCode(quantities: readonly Quantity[], { layout }: Scope): string {
  return allKnown(
    maskOfInputs(
      quantities.flatMap(({ inputs }) => inputs),
      layout,
    ),
  );
}
