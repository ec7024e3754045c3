import type { Dictionary } from '../engine/format/manifest.ts';
import { WHOLE_BP } from '../engine/money.ts';
import { say } from './problem.ts';

const FEN_PER_YUAN = 100;
const UNITS = [
  { unit: 'yi', yuan: 100_000_000 },
  { unit: 'wan', yuan: 10_000 },
] as const;

/** Fen as people write it: 50万元, 1.5亿元, 1,200.50元. Large units only where at most two decimals are left. */
export function moneyWords(valueFen: number): string {
  for (const { unit, yuan } of UNITS) {
    const hundredth = (yuan * FEN_PER_YUAN) / 100;
    if (valueFen < yuan * FEN_PER_YUAN || valueFen % hundredth !== 0) continue;
    const hundredths = valueFen / hundredth;
    return say(`money.${unit}`, { amount: decimal(hundredths) });
  }
  const whole = Math.floor(valueFen / FEN_PER_YUAN).toString();
  const rest = valueFen % FEN_PER_YUAN;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return say('money.yuan', { amount: rest === 0 ? grouped : `${grouped}.${String(rest).padStart(2, '0')}` });
}

/** Basis points as a percentage: 30%, 2.5%. */
export function rateWords(rateBp: number): string {
  return `${decimal((rateBp * 10_000) / WHOLE_BP)}%`;
}

/** A number of hundredths without needless zeros. */
function decimal(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = hundredths % 100;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
}

/**
 * Every value of a rule as a list of label and words: `上限` `50万元`. Members that only name, cite or explain are left
 * out. The labels are sentences of the messages; a member without one shows by its name.
 */
export function valuesOf(
  content: unknown,
  dictionary?: Dictionary,
): { readonly label: string; readonly words: string; readonly path: string }[] {
  const values: { label: string; words: string; path: string }[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === undefined) return;
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
      values.push({
        label: labelOf(path),
        words: value.map((item) => wordsOf(item, path, dictionary)).join('、'),
        path: path.join('.'),
      });
    } else if (typeof value === 'object' && value !== null) {
      if (isFraction(value)) {
        values.push({ label: labelOf(path), words: `${value.numerator}/${value.denominator}`, path: path.join('.') });
        return;
      }
      if (isConstant(value)) {
        const words = value.unit === 'fen' ? moneyWords(value.value) : String(value.value);
        values.push({ label: labelOf(path), words, path: path.join('.') });
        return;
      }
      for (const [key, item] of Object.entries(value)) {
        if (key === 'kind' && sayIfKnown(`word.kind.${item}`) === undefined) continue;
        if (path.length > 0 || !NAMING.has(key)) walk(item, [...path, key]);
      }
    } else values.push({ label: labelOf(path), words: wordsOf(value, path, dictionary), path: path.join('.') });
  };
  walk(content, []);
  return values;
}

/** Members of a rule that say what it is, not what it demands. */
const NAMING = new Set(['code', 'label', 'cite', 'phrase', 'note', 'judge', 'proof', 'text', 'class']);

function wordsOf(value: unknown, path: readonly string[], dictionary: Dictionary | undefined): string {
  const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  if (typeof value === 'number' && key.endsWith('Fen')) return moneyWords(value);
  if (typeof value === 'number' && key.endsWith('Bp')) return rateWords(value);
  if (typeof value !== 'string') return String(value);
  const meaning = dictionary && meaningOf(value, key, dictionary);
  if (meaning !== undefined) return say('word.named', { meaning, name: value });
  return sayIfKnown(key === 'kind' ? `word.kind.${value}` : `word.${value}`) ?? value;
}

/** What the dictionary calls a name that stands under this key. */
function meaningOf(name: string, key: string, dictionary: Dictionary): string | undefined {
  const { facts, costAttributes, costCategories, supportLevels, supportStatuses } = dictionary;
  const own = <T>(names: Readonly<Record<string, T>>) => (Object.hasOwn(names, name) ? names[name] : undefined);
  switch (key) {
    case 'fact':
    case 'by':
    case 'attribute':
      return (own(facts) ?? own(costAttributes))?.label;
    case 'categories':
    case 'category':
      return own(costCategories);
    case 'levels':
      return own(supportLevels);
    case 'statuses':
      return own(supportStatuses);
    default:
      return undefined;
  }
}

function labelOf(path: readonly string[]): string {
  const steps = path.filter((step) => step !== 'of' && step !== 'from');
  const named = steps.map((step) =>
    /^\d+$/.test(step) ? say('label.nth', { number: Number(step) + 1 }) : stepLabel(step),
  );
  return named.filter((label) => label !== '').join(say('label.join'));
}

function stepLabel(step: string): string {
  return sayIfKnown(`label.${step}`) ?? step;
}

function sayIfKnown(key: string): string | undefined {
  try {
    return say(key);
  } catch {
    return undefined;
  }
}

function isFraction(value: object): value is { numerator: number; denominator: number } {
  return 'numerator' in value && 'denominator' in value;
}

function isConstant(value: object): value is { value: number; unit: 'fen' | 'count' } {
  return 'kind' in value && value.kind === 'constant';
}
