import type { MergeReason } from '../../contracts/works.ts';
import type { SubjectRow } from './tables.ts';

/** By what a registration is recognised as the same work as another. */
export interface Identity {
  readonly reason: MergeReason;
  readonly value: string;
}

/** Numbers shorter than this are placeholders (「无」, `000`). */
const SHORTEST_NUMBER = 6;

/** A title as titles are compared: 《运河·之夜 》 and 运河之夜 are one. */
export function normalisedTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A licence or filing number as numbers are compared: form of brackets and spaces aside. */
export function normalisedNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[〔[【]/g, '(')
    .replace(/[〕\]】]/g, ')');
}

/** A link as links are compared; null where it leads to no page of its own. */
export function normalisedLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { hostname, pathname, searchParams } = new URL(link);
  for (const name of [...searchParams.keys()]) if (/^(utm_|share|from$|spm)/.test(name)) searchParams.delete(name);
  searchParams.sort();
  const path = pathname.replace(/\/+$/, '');
  const query = searchParams.toString();
  if (path === '' && query === '') return null;
  return `${hostname.replace(/^(www|m)\./, '')}${path}${query === '' ? '' : `?${query}`}`;
}

type Registered = Pick<
  SubjectRow,
  'title' | 'presenterName' | 'presenterUscc' | 'licenceNumber' | 'filingNumber' | 'platforms'
>;

/** Everything by which a registration is recognised, each once. */
export function identitiesOf(subject: Registered): readonly Identity[] {
  const title = normalisedTitle(subject.title);
  const presenters = [subject.presenterUscc, normalisedTitle(subject.presenterName)].filter((name) => name !== '');
  const numbers = [subject.licenceNumber, subject.filingNumber].map(normalisedNumber);
  const links = subject.platforms.map(({ url }) => normalisedLink(url));
  const found = [
    ...presenters.map((presenter) => ['title-and-presenter', `${title}|${presenter}`] as const),
    ...numbers.filter(({ length }) => length >= SHORTEST_NUMBER).map((number) => ['filing-number', number] as const),
    ...links.filter((link) => link !== null).map((link) => ['platform-link', link] as const),
  ];
  const unique = new Map(found.map(([reason, value]) => [`${reason}|${value}`, { reason, value }]));
  return [...unique.values()];
}
