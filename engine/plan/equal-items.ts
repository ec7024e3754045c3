import { WHOLE_BP } from '../money.ts';
import type { BundleClaim } from './bundle.ts';
import { valueFromBase } from './rates.ts';
import type { Search } from './subset-search.ts';

/**
 * By item of the bundle: the smaller items that may stand in for it, as a subset. Two items are equal if exchanging
 * them between claims never changes the sum of the awards: all claims list them with the same amounts, or no cap and no
 * limit can bind and they differ by an amount that earns the same whole number of fen everywhere. In the second case
 * the claim that is served last ends up with the larger ones.
 */
export function equalItems(search: Search): number[] {
  const { amountFen } = search.tables;
  const isUncut = nothingBinds(search);
  return search.bundle.items.map((_, item) => {
    let equals = 0;
    for (let other = 0; other < item; other++) {
      const alike = amountFen.every((amounts) => amounts[item] === amounts[other]);
      if (alike || (isUncut && earnSameMore(search, item, other))) equals |= 1 << other;
    }
    return equals;
  });
}

function nothingBinds({ bundle, tables, demand }: Search): boolean {
  const all = tables.size - 1;
  return (
    bundle.roomFen.length === 0 &&
    bundle.claims.every((_, position) => {
      const isCut = (tables.lossRest[position]?.[all] as number) >= WHOLE_BP;
      return !isCut && (demand.capFen[position] as number) >= (tables.valueFen[position]?.[all] as number);
    })
  );
}

/** Whether an item earns the same whole number of fen more than a smaller one, in whichever claim. */
function earnSameMore({ bundle, tables }: Search, item: number, other: number): boolean {
  let more = -1;
  return bundle.claims.every(({ rateBp }: BundleClaim, position) => {
    const amounts = tables.amountFen[position] as Float64Array;
    const difference = (amounts[item] as number) - (amounts[other] as number);
    if (difference < 0 || ((difference % WHOLE_BP) * rateBp) % WHOLE_BP !== 0) return false;
    const earned = valueFromBase(difference, rateBp);
    if (more < 0) more = earned;
    return earned === more;
  });
}
