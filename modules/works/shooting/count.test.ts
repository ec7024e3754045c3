import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countShootingDays, type ShotPlace } from './count.ts';

const place = (day: string, more: Partial<ShotPlace> = {}): ShotPlace => ({
  day,
  crewId: null,
  inDistrict: true,
  isMainPlace: false,
  confirmed: false,
  ...more,
});
const outside = { inDistrict: false };
const totals = (...places: readonly ShotPlace[]) => {
  const { total, inDistrict, undecided } = countShootingDays(places);
  return [total, inDistrict, undecided];
};

describe('shooting days', () => {
  test('are none where nothing was shot', () => {
    expect(totals()).toEqual([0, 0, 0]);
  });

  test('of a mixed day without a main place count in the total and nowhere else', () => {
    expect(totals(place('2026-05-01'), place('2026-05-01', outside))).toEqual([1, 0, 1]);
  });

  test('of a mixed day count where its main place is', () => {
    expect(totals(place('2026-05-01', { isMainPlace: true }), place('2026-05-01', outside))).toEqual([1, 1, 0]);
    expect(totals(place('2026-05-01'), place('2026-05-01', { ...outside, isMainPlace: true }))).toEqual([1, 0, 0]);
  });

  test('of merged registrations that name different main places are undecided', () => {
    const both = [place('2026-05-01', { isMainPlace: true }), place('2026-05-01', { ...outside, isMainPlace: true })];
    expect(totals(...both)).toEqual([1, 0, 1]);
  });

  test('in several places of one side count once, main place or not', () => {
    expect(totals(place('2026-05-01'), place('2026-05-01'), place('2026-05-02', outside))).toEqual([2, 1, 0]);
  });

  test('are counted for each crew where the policy is read so', () => {
    const rows = [place('2026-05-01', { crewId: 'a' }), place('2026-05-01', { crewId: 'b', ...outside })];
    expect(countShootingDays(rows, 'crew-day')).toMatchObject({ total: 2, inDistrict: 1, undecided: 0 });
  });

  test('are confirmed where every place of the day is', () => {
    const rows = [
      place('2026-05-01', { confirmed: true }),
      place('2026-05-01'),
      place('2026-05-02', { confirmed: true }),
    ];
    expect(countShootingDays(rows)).toMatchObject({ total: 2, confirmed: 1 });
  });
});

const placeOf = fc.record({
  day: fc.integer({ min: 1, max: 9 }).map((day) => `2026-05-0${day}`),
  crewId: fc.constantFrom(null, 'a', 'b'),
  inDistrict: fc.boolean(),
  isMainPlace: fc.boolean(),
  confirmed: fc.boolean(),
});

test('whatever was shot, the total is the number of calendar days and its parts add up', () => {
  fc.assert(
    fc.property(fc.array(placeOf), (places) => {
      const { total, inDistrict, undecided, confirmed, days } = countShootingDays(places);
      const inside = new Set(places.filter((one) => one.inDistrict).map(({ day }) => day));
      const outsideDays = new Set(places.filter((one) => !one.inDistrict).map(({ day }) => day));
      expect(total).toBe(new Set(places.map(({ day }) => day)).size);
      expect(days.map(({ day }) => day)).toEqual([...new Set(places.map(({ day }) => day))].sort());
      // Days without any place outside are the least that count inside; days with a place inside the most.
      expect(inDistrict).toBeGreaterThanOrEqual([...inside].filter((day) => !outsideDays.has(day)).length);
      expect(inDistrict + undecided).toBeLessThanOrEqual(inside.size);
      expect(confirmed).toBeLessThanOrEqual(total);
    }),
  );
});

test('the order in which days were written changes nothing, nor does writing a place twice', () => {
  fc.assert(
    fc.property(fc.array(placeOf), fc.nat(), (places, turn) => {
      const at = places.length === 0 ? 0 : turn % places.length;
      const turned = [...places.slice(at), ...places.slice(0, at)];
      const { days: _days, ...counted } = countShootingDays(places);
      expect(countShootingDays(turned)).toMatchObject(counted);
      expect(countShootingDays([...places, ...places])).toMatchObject(counted);
    }),
  );
});

test('a further day outside never helps the district, a further day inside always does by one', () => {
  fc.assert(
    fc.property(fc.array(placeOf), (places) => {
      const before = countShootingDays(places);
      const away = countShootingDays([...places, place('2026-06-01', outside)]);
      expect([away.total, away.inDistrict]).toEqual([before.total + 1, before.inDistrict]);
      const here = countShootingDays([...places, place('2026-06-01')]);
      expect([here.total, here.inDistrict]).toEqual([before.total + 1, before.inDistrict + 1]);
    }),
  );
});
