import type { ChecklistItem, FormPlace } from '../../../contracts/application.ts';
import type { ApplicationDraft, DraftClaim } from '../../../contracts/application-draft.ts';
import type { PolicyPackage, Refusal, Terms } from '../../../engine/index.ts';
import type { AssessedDraft } from '../assess/assess-draft.ts';
import type { Circumstances } from '../assess/circumstances.ts';
import { materialsForAll, materialsOf, type RoundMaterials } from '../materials.ts';
import { say } from '../refusals.ts';
import { gapItem, missingItem } from './missing-items.ts';
import { Naming } from './naming.ts';

/** Everything that the checklist looks at. */
export interface ChecklistInput {
  readonly draft: ApplicationDraft;
  readonly assessed: AssessedDraft;
  readonly circumstances: Circumstances;
  readonly loaded: PolicyPackage;
  readonly terms: Terms;
  readonly round: RoundMaterials & {
    readonly questions: readonly { readonly id: string; readonly label: string; readonly required: boolean }[];
  };
  readonly attachments: readonly { readonly claimId: string | null; readonly materialId: string }[];
  /** What a refusal of the engine means, in words. */
  readonly wordsOf: (refusal: Refusal) => string;
}

/**
 * What is missing, in the order of the form, each with the place to jump to. `blocks`: without it nothing can be
 * computed or nobody knows what is asked for. Everything else may be submitted and is asked for at acceptance.
 */
export function checklistOf(input: ChecklistInput): ChecklistItem[] {
  const items = [
    ...profileItems(input),
    ...claimItems(input),
    ...supportItems(input),
    ...questionItems(input),
    ...applicationMaterialItems(input),
  ];
  // What is asked once for the company is missing in every claim that needs it.
  return [...new Map(items.map((item) => [JSON.stringify([item.text, item.place]), item])).values()];
}

/** The codes of the conditions that a debarment fails. */
export function debarmentCodes({ general }: Terms): ReadonlySet<string> {
  return new Set(general.filter(({ test }) => test.kind === 'notDebarred').map(({ code }) => code));
}

function profileItems({ circumstances, assessed, terms }: ChecklistInput): ChecklistItem[] {
  const place: FormPlace = { section: 'organisation' };
  const codes = debarmentCodes(terms);
  const debarred = assessed.assessment?.claims.some(({ failed }) => failed.some((code) => codes.has(code)));
  const blank = circumstances.applicant.blank.map((member): ChecklistItem => {
    const text = say('check.profile', { member: say(`profile.${member}`) });
    return { kind: 'profile', blocks: false, text, place: { ...place, member } };
  });
  if (!debarred) return blank;
  return [{ kind: 'debarment', blocks: true, text: say('check.debarred'), place }, ...blank];
}

function claimItems(input: ChecklistInput): ChecklistItem[] {
  const { draft, assessed, wordsOf } = input;
  if (draft.claims.length === 0) {
    return [{ kind: 'claim', blocks: true, text: say('check.no-claims'), place: { section: 'claims' } }];
  }
  const items = draft.claims.flatMap((claim) => itemsOfClaim(input, claim));
  const { refusal } = assessed;
  if (refusal) items.push({ kind: 'claim', blocks: true, text: wordsOf(refusal), place: { section: 'claims' } });
  return items;
}

function itemsOfClaim(input: ChecklistInput, claim: DraftClaim): ChecklistItem[] {
  const { assessed, circumstances, loaded, round, attachments } = input;
  const naming = new Naming(input);
  const gaps = assessed.gaps.filter((gap) => 'claimId' in gap && gap.claimId === claim.id);
  const result = assessed.assessment?.claims.find(({ id }) => id === claim.id);
  const missing = (result?.missing ?? []).flatMap((code) => missingItem(naming, claim, code));
  const materials = materialsOf(loaded, claim.clause, round)
    .filter(
      ({ id }) =>
        !attachments.some(({ claimId, materialId }) => {
          return materialId === id && (claimId === null || claimId === claim.id);
        }),
    )
    .map(
      ({ id, label, help }): ChecklistItem => ({
        kind: 'material',
        blocks: false,
        text: say('check.material', { claim: naming.claim(claim), material: label }),
        ...(help === '' ? {} : { help }),
        place: { section: 'claim', claimId: claim.id, materialId: id },
      }),
    );
  const vouchers = circumstances.costs
    .filter(({ claimId, lacks }) => claimId === claim.id && lacks.length > 0)
    .map(({ id, lacks }): ChecklistItem => {
      const names = lacks.map((lack) => say(`voucher.${lack}`)).join(say('list.separator'));
      return {
        kind: 'cost',
        blocks: false,
        text: say('check.cost-voucher', { claim: naming.claim(claim), line: naming.line(id), vouchers: names }),
        place: { section: 'claim', claimId: claim.id, costLineId: id },
      };
    });
  return [...gaps.map((gap) => gapItem(naming, gap)), ...missing, ...vouchers, ...materials];
}

function supportItems({ assessed, draft, ...input }: ChecklistInput): ChecklistItem[] {
  const naming = new Naming({ draft, ...input });
  const whole = assessed.gaps.filter((gap) => !('claimId' in gap) || gap.claimId === null);
  return whole.map((gap) => gapItem(naming, gap));
}

function questionItems({ round, draft }: ChecklistInput): ChecklistItem[] {
  return round.questions
    .filter(({ id, required }) => required && (draft.answers[id] ?? '').trim() === '')
    .map(({ id, label }) => ({
      kind: 'question',
      blocks: false,
      text: say('check.question', { question: label }),
      place: { section: 'answers', questionId: id },
    }));
}

function applicationMaterialItems({ loaded, round, attachments }: ChecklistInput): ChecklistItem[] {
  return materialsForAll(loaded, round)
    .filter(({ id }) => !attachments.some(({ materialId }) => materialId === id))
    .map(({ id, label, help }) => ({
      kind: 'material',
      blocks: false,
      text: say('check.application-material', { material: label }),
      ...(help === '' ? {} : { help }),
      place: { section: 'claims', materialId: id },
    }));
}
