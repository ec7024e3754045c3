import { isDeepStrictEqual } from 'node:util';
import type { FormPlace } from '../../../contracts/application.ts';
import type { ApplicationDraft, DraftClaim } from '../../../contracts/application-draft.ts';
import type { CostItem } from '../../../engine/index.ts';
import { say } from '../refusals.ts';
import type { SnapshotRow } from '../tables.ts';
import type { Naming } from './naming.ts';

/** Something that two submissions have differently. `before` of something added and `after` of something removed are null. */
export interface SnapshotDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly place: FormPlace;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Compared = Pick<SnapshotRow, 'draft' | 'request' | 'attachments'>;

/** The names of what stands in the older and in the newer one. */
export interface Names {
  readonly before: Naming;
  readonly after: Naming;
  readonly question: (id: string) => string;
  readonly material: (id: string) => string;
}

/** What changed from one submission to the next, in the order of the form. */
export function snapshotDifferences(before: Compared, after: Compared, names: Names): SnapshotDifference[] {
  return [
    ...applicantDifferences(before.draft, after.draft, names),
    ...claimDifferences(before, after, names),
    ...differences(byId(before.draft.otherSupport), byId(after.draft.otherSupport), (id) => ({
      place: { section: 'other-support', member: id },
      label: say('change.support', {
        policy: names.after.support(id) === id ? names.before.support(id) : names.after.support(id),
      }),
    })),
    ...differences(before.draft.answers, after.draft.answers, (id) => ({
      place: { section: 'answers', questionId: id },
      label: say('change.answer', { question: names.question(id) }),
    })),
    ...differences(attachmentsIn(before), attachmentsIn(after), (key) => {
      const [claimId = '', materialId = ''] = key.split('/');
      const section = claimId === '' ? ('claims' as const) : ('claim' as const);
      return {
        place: { section, materialId, ...(claimId === '' ? {} : { claimId }) },
        label: say('change.material', { material: names.material(materialId) }),
      };
    }),
  ];
}

/** Facts of the company with those (such as the years of R&D spending) that reached the request. */
function applicantDifferences(before: ApplicationDraft, after: ApplicationDraft, names: Names): SnapshotDifference[] {
  return differences(before.applicantFacts, after.applicantFacts, (name) => ({
    place: { section: 'applicant', member: name },
    label: say('change.applicant-fact', { fact: names.after.fact(name) }),
  }));
}

function claimDifferences(before: Compared, after: Compared, names: Names): SnapshotDifference[] {
  const [older, newer] = [byId(before.draft.claims), byId(after.draft.claims)];
  const ids = [...new Set([...Object.keys(older), ...Object.keys(newer)])];
  return ids.flatMap((id) => {
    const [was, is] = [older[id], newer[id]];
    const place: FormPlace = { section: 'claim', claimId: id };
    if (!was && is) return [{ kind: 'added', place, label: names.after.claim(is), before: null, after: is } as const];
    if (was && !is)
      return [{ kind: 'removed', place, label: names.before.claim(was), before: was, after: null } as const];
    return was && is ? withinClaim(was, is, before, after, names) : [];
  });
}

function withinClaim(was: DraftClaim, is: DraftClaim, before: Compared, after: Compared, names: Names) {
  const claim = names.after.claim(is);
  const place: FormPlace = { section: 'claim', claimId: is.id };
  const about = {
    subject: say('change.subject', { claim, subject: names.after.subjectLabel(is) }),
    outcome: say('change.outcome', { claim }),
  };
  const chosen = differences(
    { subject: was.subjectId, outcome: was.outcomeId },
    { subject: is.subjectId, outcome: is.outcomeId },
    (member) => ({ place: { ...place, member }, label: member === 'subject' ? about.subject : about.outcome }),
  );
  const facts = differences(factsIn(before, is.id), factsIn(after, is.id), (name) => ({
    place: { ...place, member: name },
    label: say('change.fact', { claim, fact: names.after.fact(name) }),
  }));
  const costs = differences(costsIn(before, is.id), costsIn(after, is.id), (costLineId) => ({
    place: { ...place, costLineId },
    label: say('change.cost', { claim }),
  }));
  return [...chosen, ...facts, ...costs];
}

/** Facts as they were computed with: typed ones and those of the register of works. */
function factsIn({ request, draft }: Compared, claimId: string): Readonly<Record<string, unknown>> {
  const typed = draft.claims.find(({ id }) => id === claimId)?.facts;
  return { ...typed, ...request.claims.find(({ id }) => id === claimId)?.facts };
}

function costsIn({ request }: Compared, claimId: string): Readonly<Record<string, CostItem>> {
  return byId(request.claims.find(({ id }) => id === claimId)?.costs ?? []);
}

function attachmentsIn({ attachments }: Compared): Readonly<Record<string, readonly string[]>> {
  const byMaterial: Record<string, string[]> = {};
  for (const { claimId, materialId, voucherId } of attachments) {
    const key = `${claimId ?? ''}/${materialId}`;
    byMaterial[key] = [...(byMaterial[key] ?? []), voucherId].sort();
  }
  return byMaterial;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  about: (key: string) => { readonly place: FormPlace; readonly label: string },
): SnapshotDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): SnapshotDifference[] => {
    const [was, is] = [before[key], after[key]];
    if (isDeepStrictEqual(was, is)) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ kind, ...about(key), before: was ?? null, after: is ?? null }];
  });
}
