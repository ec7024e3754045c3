import type { Request } from './request.ts';

/** A request without the member that the engine refused, so that the rest is still computed. */

export interface Lessened {
  readonly request: Request;
  /** The member that was taken out. */
  readonly removed: string;
}

/** Members of a claim that can be left out on their own; anything else wrong in a claim takes the claim along. */
const OPTIONAL = new Set(['rateBp', 'outcome', 'review']);

/** undefined where the refused member cannot be left out (`/asOf`). */
export function withoutRefused(request: Request, path: string): Lessened | undefined {
  const [, place = '', ...rest] = path.split('/');
  if (place === 'programYear') {
    const { programYear: _refused, ...kept } = request;
    return { request: kept, removed: '/programYear' };
  }
  if (place === 'applicant') return withoutApplicantMember(request, rest);
  if (place !== 'claims' || request.claims.length === 0) return undefined;
  const at = rest[0] === undefined ? request.claims.length - 1 : Number(rest[0]);
  const claim = request.claims[at];
  if (!claim) return undefined;
  const [, member = '', part] = rest;
  const replaced = (changed: unknown, removed: string): Lessened => ({
    request: {
      ...request,
      claims: request.claims.map((one, index) => (index === at ? (changed as typeof claim) : one)),
    },
    removed,
  });
  if (member === 'facts' && part !== undefined && claim.facts) {
    return replaced({ ...claim, facts: without(claim.facts, part) }, `/claims/${at}/facts/${part}`);
  }
  if ((member === 'costs' || member === 'otherSupport') && part !== undefined) {
    const list: readonly unknown[] = claim[member] ?? [];
    const left = list.filter((_, index) => index !== Number(part));
    return replaced({ ...claim, [member]: left }, `/claims/${at}/${member}/${part}`);
  }
  if (OPTIONAL.has(member)) return replaced(without(claim, member), `/claims/${at}/${member}`);
  const claims = request.claims.filter((_, index) => index !== at);
  return { request: { ...request, claims }, removed: `/claims/${at}` };
}

function withoutApplicantMember(request: Request, [member, part]: readonly string[]): Lessened | undefined {
  if (member === undefined) return undefined;
  const held = request.applicant[member];
  if (!Array.isArray(held) || part === undefined) {
    return { request: { ...request, applicant: without(request.applicant, member) }, removed: `/applicant/${member}` };
  }
  const removed = `/applicant/${member}/${part}`;
  const left = held.filter((_, index) => index !== Number(part));
  const applicant = { ...request.applicant, [member]: left };
  if (member !== 'otherSupport') return { request: { ...request, applicant }, removed };
  const gone = (held[Number(part)] as { readonly id?: string } | undefined)?.id;
  const claims = request.claims.map((claim) =>
    claim.otherSupport ? { ...claim, otherSupport: claim.otherSupport.filter((id) => id !== gone) } : claim,
  );
  return { request: { ...request, applicant, claims }, removed };
}

function without(record: object, member: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== member));
}

/** Field names by pointer after an element was taken out of a list: what stood behind it moves up. */
export function movedUp(fieldAt: ReadonlyMap<string, string>, removed: string): ReadonlyMap<string, string> {
  const cut = removed.lastIndexOf('/');
  const list = removed.slice(0, cut + 1);
  const index = Number(removed.slice(cut + 1));
  if (!Number.isInteger(index) || removed.endsWith('/')) return fieldAt;
  const moved = new Map<string, string>();
  for (const [path, field] of fieldAt) {
    const [first = '', ...behind] = path.startsWith(list) ? path.slice(list.length).split('/') : [];
    const at = first === '' ? Number.NaN : Number(first);
    if (!Number.isInteger(at)) moved.set(path, field);
    else if (at !== index) moved.set([`${list}${at > index ? at - 1 : at}`, ...behind].join('/'), field);
  }
  return moved;
}

/** The field of the refused member, or of the nearest thing that contains it. */
export function fieldOf(fieldAt: ReadonlyMap<string, string>, path: string): string | undefined {
  let current = path;
  while (current !== '') {
    const field = fieldAt.get(current);
    if (field !== undefined) return field;
    current = current.slice(0, current.lastIndexOf('/'));
  }
  return undefined;
}
