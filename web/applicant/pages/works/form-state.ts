import { type SubjectAttributes, subjectAttributes } from '../../../../contracts/subjects.ts';
import type { SubjectView } from '../../../../contracts/works.ts';
import { ApiProblem } from '../../../kit/problem.ts';

/** What a form starts from: everything open. */
export const BLANK: SubjectAttributes = { ...subjectAttributes.parse({ title: '-' }), title: '' };

/** The attributes of a subject, to be changed. */
export function attributesOf(subject: SubjectView): SubjectAttributes {
  return subjectAttributes.strip().parse(subject);
}

/** What the service said of one member: `/title`. */
export function wrongAt(error: unknown, path: string): string | undefined {
  return error instanceof ApiProblem && error.path === path ? error.message : undefined;
}

/** Whether somebody else changed it meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'CHANGED_MEANWHILE';
}

/** The members in which two versions differ. */
export function differences(one: SubjectAttributes, other: SubjectAttributes): readonly (keyof SubjectAttributes)[] {
  const names = Object.keys(subjectAttributes.shape) as (keyof SubjectAttributes)[];
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
