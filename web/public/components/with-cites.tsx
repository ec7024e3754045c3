import type { ReactNode } from 'react';
import type { PolicyPackage } from '../../../engine/package.ts';
import { Cite } from './cite.tsx';

interface WithCitesProps {
  readonly policy: Pick<PolicyPackage, 'text'>;
  readonly text: string;
}

/** Words of a package in which sentence ids (`note.s9`) of its text have become citations. */
export function WithCites({ policy, text }: WithCitesProps) {
  const known = new Set(policy.text.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id)));
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(/[a-z][a-z0-9]*\.s[1-9]\d*/g)) {
    if (!known.has(match[0])) continue;
    parts.push(text.slice(from, match.index), <Cite key={match.index} policy={policy} id={match[0]} />);
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}
