import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, EMPTY } from './answers.ts';
import { answersFrom, entriesOf, toggle, write } from './entries.ts';

const typed = fc.string({ unit: 'grapheme', maxLength: 30 });
const filled = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const factKey = fc.constantFrom('wideReach', 'shootingDays.total', 'rndExpenditureFen.2025', 'format');
const facts = fc.dictionary(factKey, filled, { noNullPrototype: true });
const keys = (letter: string) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: 99 }).map((n) => `${letter}${n}`),
    { maxLength: 4 },
  );
const rows = <T>(letter: string, row: (key: string) => fc.Arbitrary<T>) =>
  keys(letter).chain((found) => fc.tuple(...found.map(row)).map((list) => list as T[]));
const chosen = fc.uniqueArray(fc.constantFrom('c1', 'c2', 'c3'), { maxLength: 3 });

const answers: fc.Arbitrary<Answers> = fc.record({
  policy: typed,
  version: typed,
  asOf: typed,
  programYear: typed,
  audience: fc.uniqueArray(filled, { maxLength: 3 }),
  companyName: typed,
  uscc: typed,
  fact: facts,
  work: rows('w', (key) => fc.record({ key: fc.constant(key), subject: typed, name: typed, fact: facts })),
  claim: rows('c', (key) =>
    fc.record({
      key: fc.constant(key),
      id: typed,
      clause: typed,
      work: typed,
      asked: fc.boolean(),
      outcome: typed,
      review: typed,
      rate: typed,
      fact: facts,
      costless: fc.boolean(),
    }),
  ),
  cost: rows('k', (key) =>
    fc.record({
      key: fc.constant(key),
      id: typed,
      work: typed,
      claims: chosen,
      category: typed,
      amount: typed,
      attribute: facts,
      used: fc.boolean(),
      note: typed,
    }),
  ),
  award: rows('p', (key) =>
    fc.record({ key: fc.constant(key), clause: typed, year: typed, amount: typed, subject: typed, outcome: typed }),
  ),
  debarment: rows('d', (key) => fc.record({ key: fc.constant(key), decidedOn: typed })),
  support: rows('s', (key) =>
    fc.record({
      key: fc.constant(key),
      id: typed,
      policy: typed,
      level: typed,
      status: typed,
      amount: typed,
      claims: chosen,
    }),
  ),
  usedCost: fc.uniqueArray(filled, { maxLength: 3 }),
  prepared: fc.uniqueArray(filled, { maxLength: 3 }),
});

describe('entries', () => {
  it('made of garbage give answers and never throw', () => {
    const name = fc.oneof(
      typed,
      fc.constantFrom(
        '__proto__',
        'constructor',
        'work',
        'cost.k1.amount',
        'cost.k1.claims.x',
        'fact.__proto__',
        'claim..asked',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, typed), { maxLength: 60 }), (entries) => {
        const read = answersFrom(entries);
        expect(answersFrom(entriesOf(read))).toEqual(read);
      }),
    );
  });

  it('never reach the prototype of an object', () => {
    const read = answersFrom([
      ['fact.__proto__', 'x'],
      ['work', 'w1'],
      ['work.w1.constructor', 'x'],
      ['work.w1.fact.constructor', 'x'],
      ['work.__proto__.name', 'x'],
    ]);
    expect(read.work).toEqual([{ key: 'w1', subject: '', name: '', fact: { constructor: 'x' } }]);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  it('for a row that was not named change nothing', () => {
    expect(write(EMPTY, 'cost.k1.amount', '12')).toBe(EMPTY);
  });

  it('keep what was typed to the letter, right or wrong', () => {
    const read = answersFrom([
      ['cost', 'k1'],
      ['cost.k1.amount', ' １２．５万元（估计） '],
    ]);
    expect(read.cost[0]?.amount).toBe(' １２．５万元（估计） ');
  });

  it('bring back the answers that they were made of', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(answersFrom(entriesOf(given))).toEqual(given);
      }),
    );
  });

  it('tick and untick a value', () => {
    const ticked = toggle(EMPTY, 'audience', 'crew', true);
    expect(ticked.audience).toEqual(['crew']);
    expect(toggle(ticked, 'audience', 'crew', false).audience).toEqual([]);
  });
});
