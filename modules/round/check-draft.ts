import type { RoundDraft } from '../../contracts/round.ts';
import type { PolicyPackage, Terms } from '../../engine/index.ts';
import { beijingDay } from '../../platform/clock.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse } from './refusals.ts';

/** The first thing that keeps a draft from being published on a package at an instant; undefined where nothing does. */
export function defectOf(draft: RoundDraft, loaded: PolicyPackage, now: Date): Refused | undefined {
  return windowDefect(draft, loaded, now) ?? clauseDefect(draft, loaded) ?? formDefect(draft, loaded);
}

/** What even a draft must not say: the database could not hold it. */
export function orderDefect({ opensAt, closesAt, graceUntil, clauses }: RoundDraft): Refused | undefined {
  const twice = firstTwice(clauses.map(({ clause }) => clause));
  if (twice !== undefined) return refuse('CLAUSE_TWICE', { params: { clause: twice }, path: '/clauses' });
  if (opensAt !== null && closesAt !== null && new Date(closesAt) <= new Date(opensAt)) {
    return refuse('WINDOW_ORDER', { path: '/closesAt' });
  }
  if (graceUntil !== null && (closesAt === null || new Date(graceUntil) <= new Date(closesAt))) {
    return refuse('WINDOW_ORDER', { path: '/graceUntil' });
  }
  return undefined;
}

function windowDefect(draft: RoundDraft, loaded: PolicyPackage, now: Date): Refused | undefined {
  const { opensAt, closesAt, graceUntil, programYear } = draft;
  if (opensAt === null || closesAt === null) return refuse('NO_WINDOW', { path: '/opensAt' });
  const disorder = orderDefect(draft);
  if (disorder) return disorder;
  if (new Date(closesAt) <= now) return refuse('WINDOW_IN_PAST', { path: '/closesAt' });
  const { programYears } = loaded.definition.manifest;
  for (const moment of [opensAt, graceUntil ?? closesAt]) {
    const year = Number(beijingDay(new Date(moment)).slice(0, 4));
    if (!programYears.includes(programYear - year)) {
      return refuse('PROGRAM_YEAR', { params: { year: programYear }, path: '/programYear' });
    }
  }
  return undefined;
}

function clauseDefect({ clauses, opensAt }: RoundDraft, loaded: PolicyPackage): Refused | undefined {
  if (clauses.length === 0) return refuse('NO_CLAUSES', { path: '/clauses' });
  const terms = termsOn(loaded, opensAt ?? '');
  for (const [at, { clause }] of clauses.entries()) {
    const found = terms.clauses.find(({ id }) => id === clause);
    const path = `/clauses/${at}/clause`;
    if (!found) return refuse('UNKNOWN_CLAUSE', { params: { clause }, path });
    if (found.unpublished !== undefined) return refuse('UNPUBLISHED_CLAUSE', { params: { clause: found.title }, path });
  }
  return undefined;
}

function formDefect(draft: RoundDraft, loaded: PolicyPackage): Refused | undefined {
  const { questions, materials, waivedMaterials, clauses, contact } = draft;
  const own = new Set(loaded.materials.map(({ id }) => id));
  const unknown = waivedMaterials.find((id) => !own.has(id));
  if (unknown !== undefined) {
    return refuse('UNKNOWN_MATERIAL', { params: { material: unknown }, path: '/waivedMaterials' });
  }
  const asked = firstTwice(questions.map(({ id }) => id));
  if (asked !== undefined) return refuse('ID_TWICE', { params: { id: asked }, path: '/questions' });
  const needed = firstTwice([...own, ...materials.map(({ id }) => id)]);
  if (needed !== undefined) return refuse('ID_TWICE', { params: { id: needed }, path: '/materials' });
  const inRound = new Set(clauses.map(({ clause }) => clause));
  const foreign = materials.flatMap((material) => material.clauses).find((clause) => !inRound.has(clause));
  if (foreign !== undefined) return refuse('UNKNOWN_CLAUSE', { params: { clause: foreign }, path: '/materials' });
  return contact.trim() === '' ? refuse('NO_CONTACT', { path: '/contact' }) : undefined;
}

/** The terms in force on a day. */
export function termsOn({ definition }: PolicyPackage, day: string): Terms {
  const begun = definition.epochs.filter(({ from }) => from === null || from <= day);
  const found = begun.at(-1) ?? definition.epochs[0];
  if (!found) throw new Error(`${definition.manifest.id} has no epoch`);
  return found.terms;
}

function firstTwice(ids: readonly string[]): string | undefined {
  return ids.find((id, at) => ids.indexOf(id) < at);
}
