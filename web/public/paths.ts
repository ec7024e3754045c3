import type { PolicyPackage } from '../../engine/package.ts';

/** Addresses of the public pages, in one place: a page never writes an address itself. */

export const paths = {
  home: '/',
  policies: '/policies',
  wholeText: '/measures',
  calculator: '/calculator',
  comparison: '/comparison',
  accessibility: '/accessibility',
  offline: '/offline',
  auditHeads: '/audit-heads',
  rounds: '/rounds',
  progress: '/progress',
  applicants: '/my',
  office: '/office',
  signIn: '/sign-in',
  /** Behind the link that a department is sent. */
  opinions: '/opinions',
  interface: '/api',
  largePrint: '/large-print',
  favicon: '/favicon.svg',
  icon: '/icon.svg',
  webManifest: '/manifest.webmanifest',
  robots: '/robots.txt',
  siteMap: '/sitemap.xml',
} as const;

type Named = Pick<PolicyPackage, 'text'>;

/** The whole text of a policy, sentence by sentence. */
export function policyPath({ text }: Named): string {
  return `${paths.policies}/${encodeURIComponent(text.id)}/${encodeURIComponent(text.version)}`;
}

/** Permalink of a sentence (`art2.s2`) or a section (`art1`) in the whole text. */
export function sentencePath(policy: Named, id: string): string {
  return `${policyPath(policy)}#${id}`;
}

/** The page of one clause. */
export function clausePath(policy: Named, clause: string): string {
  return `${policyPath(policy)}/clauses/${encodeURIComponent(clause)}`;
}

/** The papers to hand in for one clause, as a page to print. */
export function materialsPath(policy: Named, clause: string): string {
  return `${clausePath(policy, clause)}/materials`;
}

/** The register of readings, or one reading in it. */
export function readingsPath(policy: Named, reading?: string): string {
  return `${policyPath(policy)}/readings${reading === undefined ? '' : `#${reading}`}`;
}

/** What the calculator is opened for: a kind of applicant (an audience of the manifest), a clause, another policy. */
export interface CalculatorOpening {
  readonly audience?: string;
  readonly clause?: string;
  /** Left out for the default policy. */
  readonly policy?: Named;
}

export function calculatorPath({ audience, clause, policy }: CalculatorOpening = {}): string {
  const query = new URLSearchParams();
  if (policy) {
    query.set('policy', policy.text.id);
    query.set('version', policy.text.version);
  }
  if (audience !== undefined) query.set('audience', audience);
  if (clause !== undefined) query.set('clause', clause);
  return query.size === 0 ? paths.calculator : `${paths.calculator}?${query}`;
}

/** One call for applications. */
export function roundPath(id: string): string {
  return `${paths.rounds}/${encodeURIComponent(id)}`;
}

/** Where an applicant begins an application; needs a sign-in. */
export function applyPath(chosen: {
  readonly round?: string;
  readonly clause?: string;
  readonly from?: 'calculation';
}): string {
  return `${paths.applicants}/applications/new?${new URLSearchParams(chosen)}`;
}

/** The switch of the large-print mode; comes back to the page it was pressed on. */
export function largePrintPath(on: boolean, back: string): string {
  return `${paths.largePrint}?${new URLSearchParams({ on: on ? '1' : '0', back })}`;
}
