import type { PolicyShelf } from '../contracts/policy-shelf.ts';
import {
  type CompiledPolicy,
  type Facts,
  type PolicyPackage,
  type Refusal,
  refusalMessage,
  type Terms,
} from '../engine/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import {
  type ApplicantProfile,
  type ApplicationRow,
  type AssessedDraft,
  assessDraft,
  type Circumstances,
  type ProfileMember,
  type RegisteredSubject,
  type RequestFrame,
  refuseApplication,
} from '../modules/application/index.ts';
import { debarmentsOf } from '../modules/integrity/index.ts';
import { currentBankAccount, type Organisation, organisationOf, organisationsOneWith } from '../modules/party/index.ts';
import { type RoundClause, type RoundRow, roundOf, termsOn } from '../modules/round/index.ts';
import { type DayCounting, outcomesOf, resolveSubject, shootingDaysOf, subjectOf } from '../modules/works/index.ts';
import type { Refused } from '../platform/command/refusal.ts';
import type { Reader } from '../platform/database/transaction.ts';
import { claimCostsOf } from '../views/claim-costs.ts';

/** What an application stands on: its round, the policy in exactly the content of the round, the applicant and its register. */
export interface Grounds {
  readonly ok: true;
  readonly round: RoundRow;
  readonly clauses: readonly RoundClause[];
  readonly loaded: PolicyPackage;
  readonly policy: CompiledPolicy;
  readonly terms: Terms;
  readonly frame: RequestFrame;
  readonly organisation: Organisation;
  readonly circumstances: Circumstances;
  /** The draft computed on all this. */
  readonly assessed: AssessedDraft;
}

/** Brings together what the draft of an application is computed on, on a day. */
export async function groundsOf(
  policies: PolicyShelf,
  { tx: reader, today }: { readonly tx: Reader; readonly today: string },
  application: Pick<ApplicationRow, 'id' | 'roundId' | 'organisationId' | 'draft'>,
): Promise<Grounds | Refused> {
  const found = await roundOf(reader, application.roundId);
  const organisation = await organisationOf(reader, application.organisationId);
  if (!found || !organisation) throw new Error(`application ${application.id} stands on nothing`);
  const { round, clauses } = found;
  const loaded = policies.find(round.policyId, round.version);
  const policy = policies.compiled(round.policyId, round.version, round.digest);
  if (!loaded || !policy) return refuseApplication('PACKAGE_UNAVAILABLE', { kind: 'unavailable' });
  const terms = termsOn(loaded, today);
  const frame: RequestFrame = {
    definition: loaded.definition,
    terms,
    asOf: today,
    programYear: round.programYear,
    clauses: clauses.map(({ clause }) => clause),
  };
  const circumstances: Circumstances = {
    applicant: await applicantOf(reader, organisation),
    subjects: await subjectsIn(reader, application, countingOf(loaded), today),
    costs: await claimCostsOf(reader, application.id),
  };
  const assessed = assessDraft(policy, application.draft, circumstances, frame);
  return { ok: true, round, clauses, loaded, policy, terms, frame, organisation, circumstances, assessed };
}

/** What the engine's refusal of a request means, in words. */
export function wordsOfRefusal(refusal: Refusal): string {
  return refusalMessage(refusal, phrases);
}

/** The applicant and its history. Awards of earlier years join here once they are decided in this system. */
async function applicantOf(reader: Reader, organisation: Organisation): Promise<ApplicantProfile> {
  const { id, name, uscc, legalRepresentative, address, contactName, contactPhoneSealed } = organisation;
  const account = await currentBankAccount(reader, id);
  const members: readonly (readonly [ProfileMember, boolean])[] = [
    ['legalRepresentative', legalRepresentative !== ''],
    ['address', address !== ''],
    ['contactName', contactName !== ''],
    ['contactPhone', contactPhoneSealed !== null],
    ['bankAccount', account !== null],
  ];
  return {
    name,
    uscc,
    blank: members.filter(([, isFilled]) => !isFilled).map(([member]) => member),
    debarments: await debarmentsOf(reader, await organisationsOneWith(reader, id)),
    priorAwards: [],
    usedCosts: [],
  };
}

/** The applicant's own subjects that its claims name. */
async function subjectsIn(
  reader: Reader,
  { draft, organisationId }: Pick<ApplicationRow, 'draft' | 'organisationId'>,
  counting: DayCounting,
  today: string,
): Promise<ReadonlyMap<string, RegisteredSubject>> {
  const own = await organisationsOneWith(reader, organisationId);
  const named = new Set(draft.claims.flatMap(({ subjectId }) => (subjectId === undefined ? [] : [subjectId])));
  const subjects = new Map<string, RegisteredSubject>();
  for (const id of named) {
    const row = await subjectOf(reader, id);
    if (!row || !own.includes(row.organisationId)) continue;
    const { total, inDistrict } = await shootingDaysOf(reader, id, counting);
    const format = FORMAT_OF_KIND[row.kind];
    const facts: Facts = {
      ...(total > 0 ? { shootingDays: { total, inDistrict } } : {}),
      ...(format === undefined ? {} : { format }),
      ...(row.releasedOn !== null && row.releasedOn <= today ? { released: true } : {}),
    };
    const outcomes = (await outcomesOf(reader, id)).map((outcome) => outcome.id);
    const resolvedId = (await resolveSubject(reader, id)) ?? id;
    subjects.set(id, { resolvedId, title: row.title, facts, registeredOnly: ['shootingDays'], outcomes });
  }
  return subjects;
}

/** The value of the shared fact `format` for the kinds of the register that have one. */
const FORMAT_OF_KIND: Readonly<Record<string, string>> = {
  'micro-drama': 'live-action-micro-drama',
  'ai-comic-drama': 'ai-comic-drama',
  'animated-micro-drama': 'animated-micro-drama',
  'dynamic-comic': 'dynamic-comic',
  'online-audio': 'online-audio',
  podcast: 'podcast',
};

/** How days are counted under the reading that the department chose; counting by contract needs the register too. */
function countingOf({ readings }: PolicyPackage): DayCounting {
  const chosen = readings.readings.find(({ id }) => id === 'shooting-day')?.chosen;
  return chosen === 'crew-day' ? 'crew-day' : 'rolling-day';
}
