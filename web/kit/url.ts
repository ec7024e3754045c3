import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/** The address as state: what a list shows can be shared by its address. */

export type Query = Readonly<Record<string, string>>;

/** Query of an address as plain texts, without the JSON that the router would make of it. */
export function parseQuery(text: string): Query {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** A part of the path: `usePathPart('workId')` on a page with the path `/works/$workId`. */
export function usePathPart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const part = parts[name];
  if (part === undefined) throw new Error(`the path of this page has no $${name}`);
  return part;
}

/** The query of the address, and a way to change parts of it; an empty text takes a part away. The cursor starts anew. */
export function useQueryState(): readonly [Query, (changes: Query, how?: { readonly replace?: boolean }) => void] {
  const query: Query = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changes: Query, { replace = false } = {}) => {
    const cursor = Object.hasOwn(changes, 'cursor') ? {} : { cursor: '' };
    const kept = Object.entries({ ...query, ...cursor, ...changes }).filter(([, value]) => value !== '');
    void navigate({ to: '.', search: Object.fromEntries(kept), replace });
  };
  return [query, change];
}

/** Goes to a page of the same workplace: `go('/works/w1')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => {
    const [path = '/', query = ''] = to.split('?');
    void navigate({ to: path, search: parseQuery(query) });
  };
}
