import type { IssuedVersionView } from '../../../../contracts/instrument.ts';
import type { ClauseSummary } from '../../../../contracts/policies.ts';
import type { RoundDraft } from '../../../../contracts/round.ts';
import { dayOf, isAfter } from './moments.ts';
import { say } from './say.ts';

/** The package that the round stands on, as far as the page needs it. */
export interface Basis {
  readonly issued: IssuedVersionView;
  /** Programme years that may be named, relative to the year of application. */
  readonly programYears: readonly number[];
  readonly clauses: readonly ClauseSummary[];
  readonly materials: readonly PackageMaterial[];
}

export interface PackageMaterial {
  readonly id: string;
  readonly label: string;
  readonly basis: 'text' | 'practice';
  readonly clauses: 'all' | readonly string[];
}

export interface Defect {
  readonly id: string;
  /** Field to go to. */
  readonly field: string;
  readonly words: string;
}

/** What even a draft cannot be saved without. */
export function saveDefects(draft: RoundDraft): readonly Defect[] {
  const { title, issuedVersionId, programYear, questions, materials } = draft;
  return [
    ...when(title.trim() === '', 'title', say('defect.title')),
    ...when(issuedVersionId === '', 'version', say('defect.version')),
    ...when(!(programYear >= 2020 && programYear <= 2100), 'program-year', say('defect.year-range')),
    ...questions.flatMap(({ id, label }) => when(label.trim() === '', `question-${id}`, say('defect.question'))),
    ...materials.flatMap(({ id, label }) => when(label.trim() === '', `material-${id}`, say('defect.material'))),
    ...orderDefects(draft),
  ];
}

/** What publishing would be refused for, all of it at once. The service looks again. */
export function publishDefects(draft: RoundDraft, basis: Basis, today: string): readonly Defect[] {
  const { issued, materials } = basis;
  const own = new Set(materials.map(({ id }) => id));
  return [
    ...saveDefects(draft),
    ...when(issued.state !== 'issued', 'version', say(`defect.version-${issued.state}`)),
    ...when(!issued.isLoaded, 'version', say('defect.not-loaded')),
    ...windowDefects(draft, basis, today),
    ...clauseDefects(draft, basis),
    ...draft.waivedMaterials
      .filter((id) => !own.has(id))
      .map((id) => ({ id: `waived-${id}`, field: 'waived', words: say('defect.unknown-material', { id }) })),
    ...when(draft.contact.trim() === '', 'contact', say('defect.contact')),
  ];
}

function when(holds: boolean, field: string, words: string): readonly Defect[] {
  return holds ? [{ id: `${field} ${words}`, field, words }] : [];
}

function orderDefects({ opensAt, closesAt, graceUntil }: RoundDraft): readonly Defect[] {
  const disorder = opensAt !== null && closesAt !== null && !isAfter(closesAt, opensAt);
  const graceless = graceUntil !== null && (closesAt === null || !isAfter(graceUntil, closesAt));
  return [
    ...when(disorder, 'closes-at', say('defect.order')),
    ...when(graceless, 'grace-until', say('defect.grace-order')),
  ];
}

function windowDefects(
  { opensAt, closesAt, graceUntil, programYear }: RoundDraft,
  { programYears }: Basis,
  today: string,
): readonly Defect[] {
  if (opensAt === null || closesAt === null) return when(true, 'opens-at', say('defect.window'));
  const years = [opensAt, graceUntil ?? closesAt].map((moment) => Number(dayOf(moment).slice(0, 4)));
  const foreign = years.some((year) => !programYears.includes(programYear - year));
  return [
    ...when(dayOf(closesAt) < today, 'closes-at', say('defect.past')),
    ...when(foreign, 'program-year', say('defect.year', { year: programYear })),
  ];
}

function clauseDefects({ clauses, materials }: RoundDraft, { clauses: known }: Basis): readonly Defect[] {
  const chosen = new Set(clauses.map(({ clause }) => clause));
  const foreign = materials.filter((material) => material.clauses.some((clause) => !chosen.has(clause)));
  return [
    ...when(clauses.length === 0, 'clauses', say('defect.clauses')),
    ...clauses.flatMap(({ clause }) => {
      const found = known.find(({ id }) => id === clause);
      if (!found) return when(true, `clause-${clause}`, say('defect.unknown-clause', { clause }));
      return when(
        found.unpublished !== undefined,
        `clause-${clause}`,
        say('defect.unpublished', { clause: found.title }),
      );
    }),
    ...foreign.map(({ id, label }) => ({
      id: `material-clauses-${id}`,
      field: `material-${id}`,
      words: say('defect.material-clause', { label }),
    })),
  ];
}
