import type { Handover } from '../../../../public/calculator/model/handover.ts';

/** What an application begins with, as chosen on the page. */
export interface StartChoice {
  readonly kind: 'blank' | 'clauses' | 'request' | 'application';
  readonly clauses: readonly string[];
  readonly calculation: Handover | undefined;
  /** '' = not chosen yet. */
  readonly applicationId: string;
}

/** The member `from` of the command; undefined while the choice is not complete. */
export function startBody({ kind, clauses, calculation, applicationId }: StartChoice) {
  switch (kind) {
    case 'blank':
      return { kind };
    case 'clauses':
      return clauses.length > 0 ? { kind, clauses } : undefined;
    case 'request':
      return calculation && { kind, request: calculation.request };
    case 'application':
      return applicationId === '' ? undefined : { kind, applicationId };
  }
}
