import type { Answers } from './answers.ts';

/**
 * The ids that a request carries: those of an imported request as they were, names of works where they tell the works
 * apart, else the keys of the rows. Two rows never get the same id by accident.
 */
export interface Identifiers {
  readonly subject: ReadonlyMap<string, string>;
  readonly claim: ReadonlyMap<string, string>;
  readonly cost: ReadonlyMap<string, string>;
  readonly support: ReadonlyMap<string, string>;
}

interface Named {
  readonly key: string;
  readonly id: string;
}

export function identifiersOf(answers: Answers): Identifiers {
  const names = answers.work.map(({ name }) => name.trim());
  const subjects = answers.work.map(({ key, subject }, at): Named => {
    const name = names[at] as string;
    const unique = name !== '' && names.indexOf(name) === names.lastIndexOf(name);
    return { key, id: subject !== '' ? subject : unique ? name : '' };
  });
  return {
    subject: withIds(subjects, true),
    claim: withIds(answers.claim, true),
    // Rows of one imported cost may stand at several claims: they share its id on purpose.
    cost: withIds(answers.cost, false),
    support: withIds(answers.support, true),
  };
}

function withIds(rows: readonly Named[], distinct: boolean): ReadonlyMap<string, string> {
  const taken = new Set(rows.map(({ id }) => id));
  const given = new Set<string>();
  const ids = new Map<string, string>();
  for (const { key, id } of rows) {
    let chosen = id;
    if (chosen === '' || (distinct && given.has(chosen))) {
      chosen = key;
      while (taken.has(chosen) || given.has(chosen)) chosen = `${chosen}-`;
    }
    given.add(chosen);
    ids.set(key, chosen);
  }
  return ids;
}
