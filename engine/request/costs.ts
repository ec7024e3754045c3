import type { Dictionary } from '../format/manifest.ts';
import type { Clause } from '../format/terms.ts';
import type { Refusal } from '../result.ts';
import { type CostItem, GENERAL_CATEGORY, MAX_COST_ENTRIES } from './form.ts';
import {
  type Check,
  checkAmount,
  checkBoolean,
  checkChoice,
  checkId,
  checkList,
  checkObject,
  checkOptional,
  checkRequired,
  checkText,
  refuse,
} from './shape.ts';

/** What the cost entries of a whole request must agree on: how many there are, and one amount for one id. */
export interface CostLedger {
  entries: number;
  readonly amounts: Map<string, number>;
}

export function newCostLedger(): CostLedger {
  return { entries: 0, amounts: new Map() };
}

export type CostsCheck = (value: unknown, path: string, ledger: CostLedger) => Refusal | null;

/** The form of a clause's cost items: its categories where it tells any apart, the attributes of the whole package. */
export function compileCostsCheck(clause: Clause, dictionary: Dictionary): CostsCheck {
  const attributes = Object.entries(dictionary.costAttributes);
  const known = new Set(['id', 'category', 'amountFen', ...attributes.map(([name]) => name)]);
  const checkCategory = compileCategoryCheck(clause);
  return (value, path, ledger) => {
    const seen = new Set<string>();
    if (Array.isArray(value)) {
      ledger.entries += value.length;
      if (ledger.entries > MAX_COST_ENTRIES) return refuse(path, 'too-many-costs', { max: MAX_COST_ENTRIES });
    }
    return checkList(value, path, (item, at) => {
      const form = checkObject(item, at, known);
      if (form) return form;
      const cost = item as CostItem;
      const refusal =
        checkRequired(cost, 'id', at, checkId) ??
        (seen.has(cost.id) ? refuse(`${at}/id`, 'duplicate-cost', { id: cost.id }) : null) ??
        checkCategory(cost, at) ??
        checkRequired(cost, 'amountFen', at, checkAmount) ??
        checkSameAmount(cost, at, ledger);
      if (refusal) return refusal;
      seen.add(cost.id);
      for (const [name, { label }] of attributes) {
        const wrong = checkOptional(cost, name, at, checkBoolean);
        if (wrong) return { ...wrong, params: { label } };
      }
      return null;
    });
  };
}

function compileCategoryCheck({ base }: Clause): (cost: CostItem, path: string) => Refusal | null {
  const categories = base?.from.kind === 'costs' ? base.from.categories : [];
  if (categories.length > 0) {
    const check = checkChoice(categories);
    return (cost, path) => checkRequired(cost, 'category', path, check);
  }
  const check: Check = (value, path) => {
    if (value === GENERAL_CATEGORY) return null;
    return checkText(value, path) ?? refuse(path, 'category-not-used', { general: GENERAL_CATEGORY });
  };
  return (cost, path) => checkOptional(cost, 'category', path, check);
}

/** A cost item is one voucher: under one id it cannot have two amounts. */
function checkSameAmount({ id, amountFen }: CostItem, path: string, { amounts }: CostLedger): Refusal | null {
  const before = amounts.get(id);
  if (before === undefined) amounts.set(id, amountFen);
  return before === undefined || before === amountFen ? null : refuse(`${path}/amountFen`, 'different-amounts', { id });
}
