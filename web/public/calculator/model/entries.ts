import { type Answers, blankRow, EMPTY, LISTS, type ListName, type Typed } from './answers.ts';

/**
 * Answers as a flat list of names and values: the names of the form's fields, the members of what is saved, the lines of
 * a shared link. One way in and out, so that a posted form, a reload and a link cannot differ. Reading never fails:
 * what has no place is left out, what is too long is cut.
 */

export type Entry = readonly [name: string, value: string];

const MOST_ENTRIES = 30_000;
const LONGEST_VALUE = 2_000;
const MOST_CHOSEN = 400;

const ROW_KEY = /^[a-z][1-9]\d{0,5}$/;
const FACT_KEY = /^[a-z][A-Za-z0-9]{0,63}(\.[A-Za-z0-9]{1,64})?$/;

const SCALARS = ['policy', 'version', 'asOf', 'programYear', 'companyName', 'uscc'] as const;
const CHOSEN = ['audience', 'usedCost', 'prepared'] as const;

/** The members of each kind of row by their form: text, a yes or nothing, several values, typed facts. */
const MEMBERS: { readonly [L in ListName]: Readonly<Record<string, 'text' | 'flag' | 'chosen' | 'typed'>> } = {
  work: { subject: 'text', name: 'text', fact: 'typed' },
  claim: {
    id: 'text',
    clause: 'text',
    work: 'text',
    asked: 'flag',
    outcome: 'text',
    review: 'text',
    rate: 'text',
    fact: 'typed',
    costless: 'flag',
  },
  cost: {
    id: 'text',
    work: 'text',
    claims: 'chosen',
    category: 'text',
    amount: 'text',
    attribute: 'typed',
    used: 'flag',
    note: 'text',
  },
  award: { clause: 'text', year: 'text', amount: 'text', subject: 'text', outcome: 'text' },
  debarment: { decidedOn: 'text' },
  support: { id: 'text', policy: 'text', level: 'text', status: 'text', amount: 'text', claims: 'chosen' },
};

const LIST_NAMES = Object.keys(MEMBERS) as ListName[];

/** Everything that is not blank, in a fixed order. */
export function entriesOf(answers: Answers): Entry[] {
  const entries: Entry[] = [];
  const put = (name: string, value: string) => {
    if (value !== '') entries.push([name, value]);
  };
  const putTyped = (prefix: string, typed: Typed) => {
    for (const key of Object.keys(typed)) put(`${prefix}.${key}`, typed[key] as string);
  };
  for (const name of SCALARS) put(name, answers[name]);
  for (const name of CHOSEN) for (const value of answers[name]) put(name, value);
  putTyped('fact', answers.fact);
  for (const list of LIST_NAMES) {
    for (const row of answers[list]) {
      put(list, row.key);
      for (const [member, form] of Object.entries(MEMBERS[list])) {
        const name = `${list}.${row.key}.${member}`;
        const value = (row as unknown as Record<string, unknown>)[member];
        if (form === 'text') put(name, value as string);
        else if (form === 'flag') put(name, value ? 'yes' : '');
        else if (form === 'chosen') for (const one of value as string[]) put(name, one);
        else putTyped(name, value as Typed);
      }
    }
  }
  return entries;
}

/** Reads entries from anywhere. Total: any list of pairs gives answers. */
export function answersFrom(entries: Iterable<readonly [string, string]>): Answers {
  let answers = EMPTY;
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MOST_ENTRIES) break;
    answers = write(answers, name, value);
  }
  return answers;
}

/**
 * Puts one value where the name says: replaces text, appends to a list of chosen values. A name without a place, a row
 * that does not exist or a list that is full leaves the answers as they are.
 */
export function write(answers: Answers, name: string, typed: string): Answers {
  const value = typed.length > LONGEST_VALUE ? typed.slice(0, LONGEST_VALUE) : typed;
  const dot = name.indexOf('.');
  if (dot < 0) {
    if (includes(SCALARS, name)) return { ...answers, [name]: value };
    if (includes(CHOSEN, name)) return { ...answers, [name]: chosen(answers[name], value) };
    if (includes(LIST_NAMES, name)) return addRow(answers, name, value);
    return answers;
  }
  const head = name.slice(0, dot);
  const rest = name.slice(dot + 1);
  if (head === 'fact') return { ...answers, fact: withTyped(answers.fact, rest, value) };
  return includes(LIST_NAMES, head) ? writeRow(answers, head, rest, value) : answers;
}

function addRow(answers: Answers, list: ListName, key: string): Answers {
  const rows: readonly { readonly key: string }[] = answers[list];
  if (!ROW_KEY.test(key) || key[0] !== LISTS[list].letter || rows.length >= LISTS[list].most) return answers;
  if (rows.some((row) => row.key === key)) return answers;
  return { ...answers, [list]: [...rows, blankRow(list, key)] };
}

function writeRow(answers: Answers, list: ListName, path: string, value: string): Answers {
  const dot = path.indexOf('.');
  const second = path.indexOf('.', dot + 1);
  const key = path.slice(0, dot);
  const member = second < 0 ? path.slice(dot + 1) : path.slice(dot + 1, second);
  const form = Object.hasOwn(MEMBERS[list], member) ? MEMBERS[list][member] : undefined;
  const rows: readonly { readonly key: string }[] = answers[list];
  const at = rows.findIndex((row) => row.key === key);
  if (form === undefined || at < 0 || second >= 0 !== (form === 'typed')) return answers;
  const row = rows[at] as unknown as Record<string, unknown>;
  const held = row[member];
  const next =
    form === 'text'
      ? value
      : form === 'flag'
        ? value === 'yes'
        : form === 'chosen'
          ? chosen(held as string[], value)
          : withTyped(held as Typed, path.slice(second + 1), value);
  const changed = [...rows];
  changed[at] = { ...row, [member]: next } as unknown as { readonly key: string };
  return { ...answers, [list]: changed };
}

function withTyped(typed: Typed, key: string, value: string): Typed {
  if (!FACT_KEY.test(key)) return typed;
  const { [key]: _before, ...others } = typed;
  return value === '' ? others : { ...others, [key]: value };
}

function chosen(values: readonly string[], value: string): readonly string[] {
  return value === '' || values.includes(value) || values.length >= MOST_CHOSEN ? values : [...values, value];
}

function includes<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

/** Ticks or unticks one value of a list of chosen values (`audience`, `support.s1.claims`). */
export function toggle(answers: Answers, name: string, value: string, on: boolean): Answers {
  if (on) return write(answers, name, value);
  const [list, key, member] = name.split('.');
  if (includes(CHOSEN, name)) return { ...answers, [name]: answers[name].filter((one) => one !== value) };
  if (member !== 'claims' || (list !== 'cost' && list !== 'support')) return answers;
  const rows: readonly { readonly key: string; readonly claims: readonly string[] }[] = answers[list];
  return {
    ...answers,
    [list]: rows.map((row) =>
      row.key === key ? { ...row, claims: row.claims.filter((claim) => claim !== value) } : row,
    ),
  };
}
