import { z } from 'zod';
import { isRealDay } from '../engine/calendar.ts';
import { isUnifiedSocialCreditCode, MAX_AMOUNT_FEN } from '../engine/index.ts';

/** What claims refer to. `enterprise` is the company itself, where a clause supports it and no work. */
export const SUBJECT_KINDS = [
  'micro-drama',
  'ai-comic-drama',
  'animated-micro-drama',
  'dynamic-comic',
  'online-audio',
  'podcast',
  'park',
  'event',
  'rnd-project',
  'enterprise',
] as const;
export const subjectKind = z.enum(SUBJECT_KINDS).meta({ id: 'SubjectKind' });
export type SubjectKind = z.output<typeof subjectKind>;

/** The kinds that the national filing tiers classify. */
export const FILED_KINDS: readonly SubjectKind[] = [
  'micro-drama',
  'ai-comic-drama',
  'animated-micro-drama',
  'dynamic-comic',
];

/** The kinds that somebody produces, presents and releases. */
export const WORK_KINDS: readonly SubjectKind[] = [...FILED_KINDS, 'online-audio', 'podcast'];

export const KEY_PROJECT_LEVELS = ['national', 'municipal'] as const;

/** How far the office has come with something that a company says: nothing said, waits, confirmed, or questioned with a note. */
export const CHECK_STATES = ['none', 'waiting', 'confirmed', 'questioned'] as const;
export const checkState = z.enum(CHECK_STATES).meta({ id: 'CheckState' });
export type CheckState = z.output<typeof checkState>;

/**
 * The form of numbers that were seen: `(总局)网剧审字(2022)第001号`. No official form of the numbers of micro-dramas is
 * known, so that a number in another form gets a hint, never a refusal.
 */
export const USUAL_NUMBER = /^[（(][^（()）]{1,20}[)）].{1,20}字[（(〔[]20\d{2}[)）〕\]]第\s?\d{1,6}号$/;

export const day = z
  .string()
  .refine(isRealDay)
  .meta({ id: 'Day', examples: ['2026-05-01'] });
export const words = (most: number) => z.string().trim().max(most);
const name = (most: number) => z.string().trim().min(1).max(most);
const count = (most: number) => z.int().min(0).max(most).nullable();
const yesNo = z.boolean().nullable();
/** Empty where the company has none or nobody knows it yet. */
const uscc = z.string().refine((code) => code === '' || isUnifiedSocialCreditCode(code));

export const platformRelease = z
  .strictObject({
    name: name(60),
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
    releasedOn: day.nullable(),
  })
  .meta({ id: 'PlatformRelease' });

/** Facts for the checklist of GB 45438-2025 and the labelling measures; null = not answered. */
export const aiLabelling = z
  .strictObject({
    /** A label that viewers see: text, sound or graphics on the picture. */
    explicitLabel: yesNo,
    /** Metadata of the file (`AIGC`). */
    implicitLabel: yesNo,
    /** Declared to the platforms where it was uploaded. */
    declaredToPlatforms: yesNo,
    /** Where the likeness or voice of a person is used, that person has agreed. */
    likenessAgreed: yesNo,
    /** The tools and models used. */
    tools: words(500),
  })
  .meta({ id: 'AiLabelling' });

/** What is asked only of some kinds; `of` says for which. */
export const subjectDetails = z
  .discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('drama'),
      screenOrientation: z.enum(['horizontal', 'vertical']).nullable(),
      platformPromoted: yesNo,
      voluntaryKeyFiling: yesNo,
    }),
    z.strictObject({ of: z.literal('audio'), channel: words(100) }),
    z.strictObject({
      of: z.literal('park'),
      address: words(200),
      areaSquareMetres: count(100_000_000),
      scenes: count(10_000),
      openedOn: day.nullable(),
    }),
    z.strictObject({
      of: z.literal('event'),
      venue: words(200),
      inDistrict: yesNo,
      heldFrom: day.nullable(),
      heldUntil: day.nullable(),
      participants: count(10_000_000),
    }),
    z.strictObject({
      of: z.literal('rnd-project'),
      projectNumber: words(100),
      field: words(200),
      begunOn: day.nullable(),
      endsOn: day.nullable(),
    }),
    z.strictObject({ of: z.literal('enterprise'), designation: words(200), designatedOn: day.nullable() }),
  ])
  .meta({ id: 'SubjectDetails' });
export type SubjectDetails = z.output<typeof subjectDetails>;

/** Which details a kind has. */
export const DETAILS_OF: Readonly<Record<SubjectKind, SubjectDetails['of']>> = {
  'micro-drama': 'drama',
  'ai-comic-drama': 'drama',
  'animated-micro-drama': 'drama',
  'dynamic-comic': 'drama',
  'online-audio': 'audio',
  podcast: 'audio',
  park: 'park',
  event: 'event',
  'rnd-project': 'rnd-project',
  enterprise: 'enterprise',
};

/** What a company says of a subject. Everything but the title may still be open. */
export const subjectAttributes = z.strictObject({
  title: name(200),
  /** Who presents it (出品). Kept apart from who makes it (制作). */
  presenterName: words(200).default(''),
  presenterUscc: uscc.default(''),
  producerName: words(200).default(''),
  producerUscc: uscc.default(''),
  /** Investment as declared at filing, in fen. */
  investmentFen: z.int().min(0).max(MAX_AMOUNT_FEN).nullable().default(null),
  specialThemes: yesNo.default(null),
  aiGenerated: yesNo.default(null),
  licenceNumber: words(100).default(''),
  filingNumber: words(100).default(''),
  /** The day of the record filing: decides which table of filing tiers counts. */
  filedOn: day.nullable().default(null),
  episodes: count(100_000).default(null),
  totalMinutes: count(1_000_000).default(null),
  startedOn: day.nullable().default(null),
  completedOn: day.nullable().default(null),
  releasedOn: day.nullable().default(null),
  platforms: z.array(platformRelease).max(50).default([]),
  aiLabelling: aiLabelling.nullable().default(null),
  details: subjectDetails.nullable().default(null),
});
export type SubjectAttributes = z.output<typeof subjectAttributes>;

/** The national filing tier as it was computed when the subject was last changed, and from which table. */
export const filingTier = z
  .strictObject({
    /** key, ordinary, other; null where no row holds or an answer is missing. */
    class: z.string().nullable(),
    label: z.string().nullable(),
    status: z.enum(['classified', 'pending', 'none']),
    /** What is needed to know it: `facts.productionInvestmentFen`. */
    missing: z.array(z.string()),
    /** The sentence of the table that decided. */
    cite: z.string().nullable(),
    /** The day on which the table was read. */
    asOf: day,
    policy: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
  })
  .meta({ id: 'FilingTier' });
export type FilingTier = z.output<typeof filingTier>;
