import type { PolicyPackage } from '../../../engine/package.ts';
import { citationLabel } from '../citations.ts';
import { sentencePath } from '../paths.ts';

/** A citation is a link everywhere: § 第二条第2句, to the permalink of the sentence in the whole text. */
export function Cite({ policy, id }: { readonly policy: Pick<PolicyPackage, 'text'>; readonly id: string }) {
  return (
    <a className="cite" href={sentencePath(policy, id)}>
      {citationLabel(policy, id)}
    </a>
  );
}
