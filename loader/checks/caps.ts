import type { Cap } from '../../engine/format/terms.ts';
import type { TermsCheck } from './context.ts';

/**
 * The planner needs the sets of claims under two caps to be nested or disjoint (engine/plan/problem.ts). A cap by subject
 * gathers the claims of its clauses for one subject, a cap by applicant all claims of its clauses; in one request there is
 * one programme year, so that `-year` and `-life` gather the same claims.
 */
export function checkCaps(check: TermsCheck): void {
  const caps = gatheringsOf(check);
  for (const [position, one] of caps.entries()) {
    for (const other of caps.slice(0, position)) {
      if (nested(one, other)) continue;
      const owner = { kind: 'clause', id: one.clause } as const;
      check.report(owner, one.path, 'cap.crossing', { cap: one.code, other: other.code });
    }
  }
  checkTopUpRings(check);
}

interface Gathering {
  readonly code: string;
  readonly clause: string;
  readonly path: readonly (string | number)[];
  readonly over: ReadonlySet<string>;
  readonly bySubject: boolean;
}

function gatheringsOf(check: TermsCheck): Gathering[] {
  return check.terms.clauses.flatMap(({ content: clause }) => {
    const own = new Set([clause.id]);
    const common = { clause: clause.id, over: own, bySubject: false };
    const gatherings: Gathering[] = clause.caps.map((cap, index) => ({
      code: cap.code,
      clause: clause.id,
      path: ['caps', index],
      over: new Set([clause.id, ...(cap.over ?? [])]),
      bySubject: cap.per === 'subject' || cap.per === 'subject-year',
    }));
    const { base, once } = clause;
    if (base?.from.kind === 'increment') gatherings.push({ ...common, code: base.from.code, path: ['base'] });
    if (once) gatherings.push({ ...common, code: once.code, path: ['once'] });
    return gatherings;
  });
}

function nested(one: Gathering, other: Gathering): boolean {
  const oneInOther = [...one.over].every((clause) => other.over.has(clause));
  const otherInOne = [...other.over].every((clause) => one.over.has(clause));
  const disjoint = ![...one.over].some((clause) => other.over.has(clause));
  if (disjoint) return true;
  if (one.bySubject === other.bySubject) return oneInOther || otherInOne;
  return one.bySubject ? oneInOther : otherInOne;
}

/** A tops up to its own amount what B paid, B what C paid, …: in a ring nobody is first. */
function checkTopUpRings(check: TermsCheck): void {
  const next = new Map<string, readonly string[]>();
  const isTopUp = (cap: Cap) => cap.limitFen === 'computed';
  for (const { content: clause } of check.terms.clauses) {
    const over = clause.caps.filter(isTopUp).flatMap((cap) => cap.over ?? []);
    next.set(
      clause.id,
      over.filter((id) => id !== clause.id),
    );
  }
  for (const start of next.keys()) {
    const ring = ringFrom(start, next);
    // A ring is reported once, at the first of its clauses.
    if (!ring || ring.some((id) => id < start)) continue;
    const clause = check.terms.clauses.find(({ content }) => content.id === start)?.content;
    const index = clause?.caps.findIndex(isTopUp) ?? 0;
    check.report({ kind: 'clause', id: start }, ['caps', index], 'cap.ring', { ring: [...ring, start].join(' → ') });
  }
}

function ringFrom(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const walk = (at: string, path: readonly string[]): string[] | undefined => {
    for (const id of next.get(at) ?? []) {
      if (id === start) return [...path];
      if (path.includes(id)) continue;
      const found = walk(id, [...path, id]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}
