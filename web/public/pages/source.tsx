import type { PolicyPackage } from '../../../engine/package.ts';
import { say } from '../say.ts';

/** Where the text comes from and how good that source is; what it does not say. */
export function Source({ policy }: { readonly policy: PolicyPackage }) {
  const { source, unpublished } = policy.definition.manifest;
  return (
    <div className="source">
      <p>
        <b>{say('source.title', { quality: say(`source.${source.quality}`) })}</b>
        {source.note}
        {source.url !== undefined && /^https?:\/\//.test(source.url) && (
          <a href={source.url} rel="nofollow noopener">
            {say('source.open')}
          </a>
        )}
      </p>
      {unpublished.length > 0 && (
        <details className="aside">
          <summary>{say('source.unpublished', { count: unpublished.length })}</summary>
          <ul>
            {unpublished.map(({ what, note }) => (
              <li key={what}>
                <b>{what}</b>
                <p>{note}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
