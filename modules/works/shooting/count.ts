import type { ShootingTotals } from '../../../contracts/shooting-days.ts';
import { byCodePoint } from '../../../engine/index.ts';

/** One place where was shot on one day, as far as counting asks. */
export interface ShotPlace {
  readonly day: string;
  readonly crewId: string | null;
  readonly inDistrict: boolean;
  readonly isMainPlace: boolean;
  readonly confirmed: boolean;
}

/**
 * Two answers that the reading `shooting-day` of the policy may choose. `rolling-day`: a calendar day on which the camera
 * ran, however many crews and places. `crew-day`: such a day for each crew.
 */
export type DayCounting = 'rolling-day' | 'crew-day';

export interface CountedDay {
  readonly day: string;
  /** Null where the day was shot inside and outside and nobody said which place was the main one. */
  readonly inDistrict: boolean | null;
  /** Shot inside and outside. */
  readonly isMixed: boolean;
  /** The office has confirmed every place of it. */
  readonly isConfirmed: boolean;
  readonly places: number;
}

export interface CountedShooting extends ShootingTotals {
  /** In the order of the calendar. */
  readonly days: readonly CountedDay[];
}

/** Counts shooting days. A day in several places counts once; inside and outside on one day, its main place decides. */
export function countShootingDays(
  places: readonly ShotPlace[],
  counting: DayCounting = 'rolling-day',
): CountedShooting {
  const groups = new Map<string, ShotPlace[]>();
  for (const place of places) {
    const key = counting === 'rolling-day' ? place.day : `${place.day}|${place.crewId ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  const days = [...groups.entries()]
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([, group]) => dayOf(group));
  return {
    total: days.length,
    inDistrict: days.filter(({ inDistrict }) => inDistrict === true).length,
    undecided: days.filter(({ inDistrict }) => inDistrict === null).length,
    confirmed: days.filter(({ isConfirmed }) => isConfirmed).length,
    days,
  };
}

function dayOf(places: readonly ShotPlace[]): CountedDay {
  const inside = places.filter(({ inDistrict }) => inDistrict).length;
  const isMixed = inside > 0 && inside < places.length;
  // Registrations that were merged may each name a main place: where they disagree, nobody has said which it is.
  const main = new Set(places.filter(({ isMainPlace }) => isMainPlace).map(({ inDistrict }) => inDistrict));
  const [decided] = main;
  return {
    day: places[0]?.day ?? '',
    inDistrict: isMixed ? (main.size === 1 ? (decided ?? null) : null) : inside > 0,
    isMixed,
    isConfirmed: places.every(({ confirmed }) => confirmed),
    places: places.length,
  };
}
