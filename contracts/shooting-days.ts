import { z } from 'zod';
import { pageOf, pageQuery } from './paging.ts';
import { day, words } from './subjects.ts';

/** The register of shooting days: one row for each place where a crew shot on a day. */

export const SHOOTING_DAY_SOURCES = ['applicant', 'booking', 'check-in'] as const;
export const SHOOTING_DAY_STATES = ['recorded', 'confirmed', 'questioned'] as const;

/** Most entries of one act, and most of one subject. */
export const MOST_ENTRIES = 400;
export const MOST_SHOOTING_DAYS = 2000;

const entry = z.strictObject({
  day,
  place: z.string().trim().min(1).max(100),
  inDistrict: z.boolean(),
  crewId: z.uuid().nullable().default(null),
  /** Where the crew shot most of the day, if it shot at more than one place; the first place of a day is it by itself. */
  isMainPlace: z.boolean().default(false),
  /** Call sheet, clapper log or photo. */
  proofFileId: z.uuid().nullable().default(null),
});
export type ShootingEntry = z.output<typeof entry>;

export const addShootingDaysInput = z.strictObject({
  id: z.uuid(),
  entries: z
    .array(entry.meta({ id: 'ShootingEntry' }))
    .min(1)
    .max(MOST_ENTRIES),
});
export const changeShootingDayInput = entry.extend({
  id: z.uuid(),
  shootingDayId: z.uuid(),
  revision: z.int().min(1),
});
export const removeShootingDayInput = z.strictObject({
  id: z.uuid(),
  shootingDayId: z.uuid(),
  revision: z.int().min(1),
});
export const decideShootingDaysInput = z.strictObject({
  id: z.uuid(),
  shootingDays: z
    .array(z.strictObject({ id: z.uuid(), revision: z.int().min(1) }))
    .min(1)
    .max(MOST_ENTRIES),
  decision: z.enum(['confirmed', 'questioned']),
  note: words(500).default(''),
});
export const shootingDaysAnswer = z.strictObject({ ids: z.array(z.uuid()) }).meta({ id: 'ShootingDaysAnswer' });

export const shootingDayView = entry
  .extend({
    id: z.uuid(),
    revision: z.int(),
    source: z.enum(SHOOTING_DAY_SOURCES),
    state: z.enum(SHOOTING_DAY_STATES),
    note: z.string(),
    confirmedBy: z.uuid().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ShootingDay' });
export type ShootingDayView = z.output<typeof shootingDayView>;

export const listShootingDaysInput = pageQuery.extend({
  id: z.uuid(),
  /** `2026-05`: the days of one month. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  state: z.enum(SHOOTING_DAY_STATES).optional(),
});
export const shootingDayPage = pageOf(shootingDayView, 'ShootingDayPage');

/** Calendar days, not rows. */
export const shootingTotals = z
  .strictObject({
    total: z.int(),
    inDistrict: z.int(),
    /** Shot inside and outside on one day without a main place: counted in the total, not in the district. */
    undecided: z.int(),
    /** Days of which the office has confirmed every place. */
    confirmed: z.int(),
  })
  .meta({ id: 'ShootingTotals' });
export type ShootingTotals = z.output<typeof shootingTotals>;
