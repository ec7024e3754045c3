import type { ReactNode } from 'react';

/** A heading in which Latin letters stay on one line with the word they belong to (AI漫剧). The text stays as it is. */
export function Unbroken({ text }: { readonly text: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(/[A-Za-z0-9]+[\u4e00-\u9fff]{1,2}/g)) {
    parts.push(
      text.slice(from, match.index),
      <span key={match.index} className="nowrap">
        {match[0]}
      </span>,
    );
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}
