import { type Circumstances, placeOfFact } from '../assess/circumstances.ts';
import { compileTest } from '../assess/evaluate.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Relation, Test } from '../format/terms.ts';
import { fill, type Phrases } from '../phrases.ts';
import type { FactValue } from '../request/form.ts';
import { type AmountWording, compileAmountWording, labelOf, shareOfAmount } from './amounts.ts';
import { tellDebarments, tellPriorAwards, tellSupport } from './history.ts';
import { always, compileTemplate, phrase, remembering, type Teller, type Tellers } from './template.ts';
import { dayText, grouped, listText, moneyText, shareText } from './values.ts';

/** What a test found and what it requires, by the names that sentences may use. */
export interface TestWording {
  /** Second part of the phrase keys: `trace.<key>.met`. */
  readonly key: string;
  /** What the test is called where no condition names it. */
  readonly label: string;
  readonly tellers: Tellers<Circumstances>;
}

export function compileTestWording(test: Test, dictionary: Dictionary, phrases: Phrases): TestWording {
  switch (test.kind) {
    case 'fact': {
      const tellers = factTellers(test.fact, dictionary, phrases);
      const [found, required] = [tellers[test.fact], always(phrase(phrases, 'value.yes'))];
      return {
        key: 'fact',
        label: labelOf(test.fact, undefined, dictionary),
        tellers: { ...tellers, found, required },
      };
    }
    case 'review': {
      const words = {
        passed: phrase(phrases, 'review.passed'),
        failed: phrase(phrases, 'review.failed'),
        unknown: phrase(phrases, 'review.unknown'),
      };
      const found: Teller<Circumstances> = ({ claim: { review } }) => words[review ?? 'unknown'];
      return named('review', { found, required: always(words.passed) }, phrases);
    }
    case 'oneOf':
      return wordingOfOneOf(test, dictionary, phrases);
    case 'compare':
      return wordingOfCompare(test, dictionary, phrases);
    case 'applicationDay':
      return wordingOfDay(test, phrases);
    case 'notDebarred':
      return named('notDebarred', tellDebarments(test.years, phrases), phrases);
    case 'noOtherSupport':
      return named('noOtherSupport', tellSupport(test, dictionary, phrases), phrases);
    case 'noPriorAward':
      return named('noPriorAward', tellPriorAwards(test, phrases), phrases);
    case 'all':
    case 'any':
      return wordingOfGroup(test.kind, test.of, dictionary, phrases);
    case 'not':
      return wordingOfGroup('not', [test.of], dictionary, phrases);
  }
}

function named(key: string, tellers: Tellers<Circumstances>, phrases: Phrases): TestWording {
  return { key, label: phrase(phrases, `label.${key}`), tellers };
}

/** The values of a fact by the names that sentences may use: `wideReach`, `shootingDays.total`. */
function factTellers(name: string, dictionary: Dictionary, phrases: Phrases): Record<string, Teller<Circumstances>> {
  const { fact, read } = placeOfFact(name, dictionary);
  const [unknown, yes, no] = ['unknown', 'yes', 'no'].map((name) => phrase(phrases, `value.${name}`)) as [
    string,
    string,
    string,
  ];
  const tell = (value: FactValue | undefined): string => {
    if (value === undefined) return unknown;
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return fact.type === 'money' ? moneyText(value, phrases) : grouped(value);
    return fact.type === 'choice' ? (fact.values[String(value)] ?? String(value)) : '';
  };
  const tellers: Record<string, Teller<Circumstances>> = { [name]: (circumstances) => tell(read(circumstances)) };
  if (fact.type !== 'counts') return tellers;
  for (const member of Object.keys(fact.members)) {
    tellers[`${name}.${member}`] = (circumstances) => {
      return tell((read(circumstances) as Readonly<Record<string, number>> | undefined)?.[member]);
    };
  }
  return tellers;
}

function wordingOfOneOf(
  { fact: name, values, recognised }: Extract<Test, { kind: 'oneOf' }>,
  dictionary: Dictionary,
  phrases: Phrases,
): TestWording {
  const { fact, read } = placeOfFact(name, dictionary);
  const labels = fact.type === 'choice' ? fact.values : {};
  const listed = listText(
    values.map((value) => labels[value] ?? value),
    phrases,
  );
  const tellers = factTellers(name, dictionary, phrases);
  const own = tellers[name] ?? always('');
  const label = fact.label;
  if (!recognised) return { key: 'oneOf', label, tellers: { ...tellers, found: own, required: always(listed) } };
  const beside = factTellers(recognised.by, dictionary, phrases);
  const params = {
    value: labels[recognised.value] ?? recognised.value,
    fact: labelOf(recognised.by, undefined, dictionary),
  };
  const required = fill(phrase(phrases, 'required.recognised'), { values: listed, ...params });
  const answer = beside[recognised.by] ?? always('');
  const found: Teller<Circumstances> = (circumstances) => {
    if (read(circumstances) !== recognised.value) return own(circumstances);
    return fill(phrase(phrases, 'found.recognised'), { ...params, answer: answer(circumstances) });
  };
  return { key: 'oneOf', label, tellers: { ...tellers, ...beside, found, required: always(required) } };
}

function wordingOfCompare(
  { left, relation, right }: Extract<Test, { kind: 'compare' }>,
  dictionary: Dictionary,
  phrases: Phrases,
): TestWording {
  const found = compileAmountWording(left, dictionary, phrases);
  const required = compileAmountWording(right, dictionary, phrases);
  const unknown = phrase(phrases, 'value.unknown');
  const share = shareOfAmount(right) ?? shareOfAmount(left);
  const tellers: Record<string, Teller<Circumstances>> = {
    left: found.name,
    found: (circumstances) => found.value(circumstances) ?? unknown,
    required: (circumstances) => required.value(circumstances) ?? unknown,
    requirement: tellRequirement(relation, required, phrases),
  };
  if (share) tellers.share = always(shareText(share, phrases));
  for (const name of factNames(left, right)) Object.assign(tellers, factTellers(name, dictionary, phrases));
  return { key: 'compare', label: phrase(phrases, 'label.compare'), tellers };
}

/** `不少于 200 万元`, `不少于总拍摄天数的一半（7.5 天）`; without the value where it is not known. */
function tellRequirement(
  relation: Relation,
  { name: tellName, value: tellValue }: AmountWording,
  phrases: Phrases,
): Teller<Circumstances> {
  const is = phrase(phrases, `relation.${relation}`);
  const constant = phrase(phrases, 'requirement.constant');
  const bare = phrase(phrases, 'requirement.bare');
  const withValue = phrase(phrases, 'requirement.value');
  return (circumstances) => {
    const [name, value] = [tellName(circumstances), tellValue(circumstances)];
    if (name === '') return fill(constant, { relation: is, value: value ?? '' });
    return value === undefined ? fill(bare, { relation: is, name }) : fill(withValue, { relation: is, name, value });
  };
}

function factNames(...amounts: readonly Extract<Test, { kind: 'compare' }>['left'][]): string[] {
  return amounts.flatMap((amount): string[] => {
    if (amount.kind === 'fact') return [amount.fact];
    if (amount.kind === 'share') return factNames(amount.of);
    if (amount.kind === 'difference') return factNames(amount.from, amount.less);
    return amount.kind === 'sum' || amount.kind === 'product' ? factNames(...amount.of) : [];
  });
}

function wordingOfDay(
  { notBefore, notAfter }: Extract<Test, { kind: 'applicationDay' }>,
  phrases: Phrases,
): TestWording {
  const days: Record<string, string> = {};
  if (notBefore !== undefined) days.notBefore = dayText(notBefore, phrases);
  if (notAfter !== undefined) days.notAfter = dayText(notAfter, phrases);
  const bounded = notBefore === undefined ? 'notAfter' : notAfter === undefined ? 'notBefore' : 'between';
  const requirement = always(fill(phrase(phrases, `requirement.${bounded}`), days));
  const tellDay = remembering((day) => dayText(day, phrases));
  const tellers: Record<string, Teller<Circumstances>> = {
    found: ({ asOf }) => tellDay(asOf),
    required: requirement,
    requirement,
    day: always(days.notAfter ?? days.notBefore ?? ''),
  };
  for (const [name, text] of Object.entries(days)) tellers[name] = always(text);
  return named('applicationDay', tellers, phrases);
}

/** Parts of a compound test are told one after the other, each in its standard sentence. */
function wordingOfGroup(
  kind: 'all' | 'any' | 'not',
  tests: readonly Test[],
  dictionary: Dictionary,
  phrases: Phrases,
): TestWording {
  const parts = tests.map((test) => {
    const wording = compileTestWording(test, dictionary, phrases);
    return {
      wording,
      truth: compileTest(test, dictionary).truth,
      tell: sentencesByTruth(wording, wording.label, phrases, shortSentences(wording, phrases)),
    };
  });
  const tellers: Record<string, Teller<Circumstances> | undefined> = {};
  for (const { wording } of parts.toReversed()) Object.assign(tellers, wording.tellers);
  const required = always(phrase(phrases, `group.${kind}`));
  const found: Teller<Circumstances> = (circumstances) => {
    const told = parts.map(({ truth, tell }) => tell(truth(circumstances))(circumstances));
    return told.join(phrase(phrases, 'group.separator'));
  };
  return {
    key: 'group',
    label: phrase(phrases, `group.${kind}`),
    tellers: { ...tellers, found, required, requirement: required },
  };
}

/** The package's own sentences of a test, by its answer. */
export interface OwnSentences {
  readonly met?: string | undefined;
  readonly unmet?: string | undefined;
  readonly unknown?: string | undefined;
}

/** Inside a compound test some kinds need no label: they name what they compare. */
function shortSentences({ key }: TestWording, phrases: Phrases): OwnSentences {
  return {
    met: phrases[`part.${key}.met`],
    unmet: phrases[`part.${key}.unmet`],
    unknown: phrases[`part.${key}.unknown`],
  };
}

/** The sentences of a test under a label, by its answer: its own where there are any, else the standard ones. */
export function sentencesByTruth(
  { key, tellers }: TestWording,
  label: string,
  phrases: Phrases,
  own: OwnSentences = {},
): (truth: boolean | null) => Teller<Circumstances> {
  const all = { ...tellers, label: always(label) };
  const compile = (answer: keyof OwnSentences) => {
    return compileTemplate(own[answer] ?? phrase(phrases, `trace.${key}.${answer}`), all);
  };
  const [met, unmet, unknown] = [compile('met'), compile('unmet'), compile('unknown')];
  return (truth) => (truth === null ? unknown : truth ? met : unmet);
}
