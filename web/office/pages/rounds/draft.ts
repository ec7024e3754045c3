import type { OfficeRoundView, RoundDraft } from '../../../../contracts/round.ts';

export type Question = RoundDraft['questions'][number];
export type ExtraMaterial = RoundDraft['materials'][number];

/** A round that nobody has written anything of. */
export function emptyDraft(programYear: number): RoundDraft {
  return {
    title: '',
    issuedVersionId: '',
    programYear,
    opensAt: null,
    closesAt: null,
    graceUntil: null,
    contact: '',
    clauses: [],
    questions: [],
    materials: [],
    waivedMaterials: [],
  };
}

/** What of a round is edited. */
export function draftOf(round: OfficeRoundView): RoundDraft {
  const { title, issuedVersionId, programYear, opensAt, closesAt, graceUntil, contact } = round;
  const { clauses, questions, materials, waivedMaterials } = round;
  return {
    title,
    issuedVersionId,
    programYear,
    opensAt,
    closesAt,
    graceUntil,
    contact,
    clauses,
    questions,
    materials,
    waivedMaterials,
  };
}

/** `q1`, `q2`, …: the first that is not taken. Applicants' answers are kept under it, so it never changes. */
export function freeId(letter: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

export function newQuestion(questions: readonly Question[]): Question {
  return {
    id: freeId(
      'q',
      questions.map(({ id }) => id),
    ),
    label: '',
    kind: 'text',
    required: false,
  };
}

/** `taken`: ids of the materials of the round and of the package. */
export function newMaterial(taken: readonly string[]): ExtraMaterial {
  return { id: freeId('m', taken), label: '', help: '', required: true, clauses: [] };
}
