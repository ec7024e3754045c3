import type { Dictionary } from '../../../../engine/format/manifest.ts';
import { type Answers, type CostLine, own, type Typed } from './answers.ts';
import { answersFrom, type Entry, entriesOf } from './entries.ts';
import { entriesOfFragment, fragmentOf } from './fragment.ts';
import type { PagePolicy } from './policy.ts';
import { isBlankCost } from './request.ts';
import { type Reading, readDay, readMoney, readRate, readWhole, readYear } from './typed.ts';

/**
 * A shared link carries figures only. Names, codes, notes, ids of vouchers and whatever could not be read as a figure
 * stay at home; rows are counted anew, outcomes and unknown works become numbers.
 */
export function shareFragment(answers: Answers, policy: PagePolicy): string {
  return fragmentOf(entriesOf(figuresOf(answers, policy)));
}

/** What a link brings. It is checked like anything typed: unknown names are ignored where they are used. */
export function sharedAnswers(hash: string): Answers | 'damaged' | undefined {
  const entries = entriesOfFragment(hash);
  return entries === undefined || entries === 'damaged' ? entries : answersFrom(entries);
}

/** The answers without anything that could name somebody. Exported for tests. */
export function figuresOf(answers: Answers, { definition, materials }: PagePolicy): Answers {
  const { manifest, dictionary } = definition;
  const clauses = new Set(manifest.clauses);
  const claims = answers.claim.filter(({ clause, asked }) => asked && clauses.has(clause));
  const renamed = {
    work: renumbered(answers.work, 'w'),
    claim: renumbered(claims, 'c'),
    outcome: numbered(
      [...claims, ...answers.award].map(({ outcome }) => outcome),
      'o',
    ),
    subject: numbered(
      answers.award.map(({ subject }) => subject).filter((subject) => subject.startsWith('=')),
      '=other-',
    ),
  };
  const cost = answers.cost.filter((line) => !isBlankCost(line));
  return {
    policy: manifest.id,
    version: manifest.version,
    asOf: plain(readDay(answers.asOf), String),
    programYear: plain(readYear(answers.programYear), String),
    audience: answers.audience.filter((id) => manifest.audiences.some((audience) => audience.id === id)),
    companyName: '',
    uscc: '',
    fact: figures(answers.fact, dictionary),
    work: answers.work.map(({ key, fact }) => ({
      key: renamed.work.get(key) ?? '',
      subject: '',
      name: '',
      fact: figures(fact, dictionary),
    })),
    claim: claims.map((claim) => ({
      ...claim,
      key: renamed.claim.get(claim.key) ?? '',
      id: '',
      work: renamed.work.get(claim.work) ?? '',
      outcome: renamed.outcome.get(claim.outcome) ?? '',
      review: claim.review === 'passed' || claim.review === 'failed' ? claim.review : '',
      rate: plain(readRate(claim.rate, 10_000), (rateBp) => String(rateBp / 100)),
      fact: figures(claim.fact, dictionary),
    })),
    cost: sharedCosts(cost, renamed, dictionary),
    award: answers.award.map((award, at) => ({
      key: `p${at + 1}`,
      clause: clauses.has(award.clause) ? award.clause : '',
      year: plain(readYear(award.year), String),
      amount: plain(readMoney(award.amount), yuan),
      subject: renamed.work.get(award.subject) ?? renamed.subject.get(award.subject) ?? '',
      outcome: renamed.outcome.get(award.outcome) ?? '',
    })),
    debarment: answers.debarment.map(({ decidedOn }, at) => ({
      key: `d${at + 1}`,
      decidedOn: plain(readDay(decidedOn), String),
    })),
    support: answers.support.map((support, at) => ({
      key: `s${at + 1}`,
      id: '',
      policy: '',
      level: own(dictionary.supportLevels, support.level) === undefined ? '' : support.level,
      status: own(dictionary.supportStatuses, support.status) === undefined ? '' : support.status,
      amount: plain(readMoney(support.amount), yuan),
      claims: support.claims.flatMap((key) => renamed.claim.get(key) ?? []),
    })),
    usedCost: [],
    prepared: answers.prepared.filter((id) => materials.some((material) => material.id === id)),
  };
}

/** Lines of one imported cost (the same id at several claims) stay one cost: they are named after the first of them. */
function sharedCosts(
  lines: readonly CostLine[],
  renamed: { readonly work: ReadonlyMap<string, string>; readonly claim: ReadonlyMap<string, string> },
  dictionary: Dictionary,
): readonly CostLine[] {
  const ids = lines.map(({ id }) => id);
  return lines.map((line, at) => {
    const alone = line.id === '' || ids.indexOf(line.id) === ids.lastIndexOf(line.id);
    return {
      key: `k${at + 1}`,
      id: alone ? '' : `k${ids.indexOf(line.id) + 1}`,
      work: renamed.work.get(line.work) ?? '',
      claims: line.claims.flatMap((claim) => renamed.claim.get(claim) ?? []),
      category: own(dictionary.costCategories, line.category) === undefined ? '' : line.category,
      amount: plain(readMoney(line.amount), yuan),
      attribute: Object.fromEntries(
        Object.entries(line.attribute).filter(
          ([name, value]) => own(dictionary.costAttributes, name) !== undefined && (value === 'yes' || value === 'no'),
        ),
      ),
      used: line.used,
      note: '',
    };
  });
}

/** Facts of the dictionary whose text can be read, written plainly. */
function figures(typed: Typed, { facts }: Dictionary): Typed {
  const kept: Entry[] = [];
  for (const [key, text] of Object.entries(typed)) {
    const [name = '', part] = key.split('.');
    const fact = own(facts, name);
    // A claim's own answer may be blank on purpose (see import).
    const value = fact === undefined ? '' : text === ' ' ? text : figure(fact, part, text);
    if (value !== '') kept.push([key, value]);
  }
  return Object.fromEntries(kept);
}

function figure(fact: Dictionary['facts'][string], part: string | undefined, text: string): string {
  switch (fact.type) {
    case 'boolean':
      return text === 'yes' || text === 'no' ? text : '';
    case 'choice':
      return own(fact.values, text) === undefined ? '' : text;
    case 'money':
    case 'money-by-year':
      return plain(readMoney(text), yuan);
    case 'integer':
      return plain(readWhole(text, fact.min, fact.max), String);
    case 'counts': {
      const member = own(fact.members, part ?? '');
      return member ? plain(readWhole(text, member.min, member.max), String) : '';
    }
  }
}

function plain<T>(reading: Reading<T>, write: (value: T) => string): string {
  return reading.kind === 'known' ? write(reading.value) : '';
}

/** Fen as yuan without separators: 35382000 → 353820, 50 → 0.50. */
function yuan(fen: number): string {
  const rest = fen % 100;
  return rest === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(rest).padStart(2, '0')}`;
}

function renumbered(rows: readonly { readonly key: string }[], letter: string): ReadonlyMap<string, string> {
  return new Map(rows.map(({ key }, at) => [key, `${letter}${at + 1}`]));
}

function numbered(names: readonly string[], prefix: string): ReadonlyMap<string, string> {
  const distinct = [...new Set(names.filter((name) => name !== ''))];
  return new Map(distinct.map((name, at) => [name, `${prefix}${at + 1}`]));
}
