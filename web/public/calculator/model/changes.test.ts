import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILMING, groundOf, type Step, typedInto } from '../testing/ground.ts';
import { perform } from './changes.ts';
import { outcomeOf } from './outcome.ts';

const ground = groundOf();
const asked = (steps: readonly Step[]) =>
  typedInto(ground, steps)
    .claim.filter((claim) => claim.asked)
    .map(({ clause, work }) => [clause, work]);

describe('choosing what one is', () => {
  it('asks at once for the first published clause, with a work where it needs one', () => {
    expect(asked([['audience', 'production-company', true]])).toEqual([['location-filming', 'w1']]);
    expect(asked([['audience', 'technology-company', true]])).toEqual([['key-rnd', '']]);
  });

  it('asks for the same work what goes together, and makes another for what does not', () => {
    const works = asked([
      ['audience', 'crew', true],
      ['audience', 'overseas-company', true],
      ['audience', 'park-operator', true],
    ]);
    expect(works).toEqual([
      ['location-filming', 'w1'],
      ['overseas-distribution', 'w1'],
      ['park-and-base', 'w2'],
    ]);
  });

  it('and giving it up again takes along what nobody touched, and nothing else', () => {
    const back = typedInto(ground, [
      ['audience', 'event-organiser', true],
      ['audience', 'event-organiser', false],
    ]);
    expect(back.work).toEqual([]);
    const typed = typedInto(ground, [...FILMING, ['audience', 'crew', false]]);
    expect(typed.work[0]?.name).toBe('《运河灯影》');
    expect(typed.cost.length).toBe(4);
  });

  it('never throws, whatever is ticked, pressed and typed in whatever order', () => {
    const audience = fc.constantFrom(...ground.policy.definition.manifest.audiences.map(({ id }) => id));
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(fc.constant('audience'), audience, fc.boolean()),
      fc.tuple(fc.constantFrom('claim.c1.asked', 'claim.c2.asked', 'claim.c5.asked'), fc.constant('yes'), fc.boolean()),
      fc.tuple(
        fc.constantFrom(
          'cost.k1.amount',
          'work.w1.fact.shootingDays.total',
          'asOf',
          'claim.c2.rate',
          'claim.c2.outcome',
        ),
        fc.constantFrom('', '12万', '15', 'x', '2030-01-01', 'o1'),
      ),
      fc.constantFrom(
        'add:work',
        'add:cost:w1',
        'add:claim:w1:overseas-distribution',
        'remove:work:w1',
        'remove:cost:k1',
        'remove:claim:c1',
        'add:support',
        'add:award',
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        expect(['nothing', 'computed']).toContain(outcomeOf(typedInto(ground, steps), ground).kind);
      }),
      { numRuns: 150 },
    );
  });
});

describe('rows', () => {
  it('of a kind that does not exist are neither added nor removed', () => {
    const answers = typedInto(ground, FILMING);
    for (const action of ['', 'compute', 'add:', 'add:nothing', 'remove:cost:k99', 'add:__proto__', 'drop:cost:k1']) {
      expect(perform(answers, action), action).toBeUndefined();
    }
  });

  it('that are added take over the yes and no of the line before', () => {
    expect(typedInto(ground, FILMING).cost.map(({ attribute }) => attribute.local)).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
    ]);
  });

  it('that are removed pass the focus on to their neighbour', () => {
    const answers = typedInto(ground, FILMING);
    expect(perform(answers, 'remove:cost:k2')?.focus).toBe('cost.k3.amount');
    expect(perform(answers, 'remove:cost:k4')?.focus).toBe('cost.k3.amount');
    expect(perform(answers, 'remove:work:w1')?.focus).toBe('add.work');
  });

  it('of a work take its claims and costs along', () => {
    const { work, claim, cost } = perform(typedInto(ground, FILMING), 'remove:work:w1')?.answers ?? {};
    expect([work, claim?.filter((one) => one.work === 'w1'), cost]).toEqual([[], [], []]);
  });
});
