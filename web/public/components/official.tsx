import type { ReactNode } from 'react';

/**
 * Official text to the letter. The source writes half-width punctuation; each such mark is wrapped so that the style
 * sheet can give it the room of a full-width one. Numbers at marked phrases come from the style sheet as well, so the
 * text content of the element is exactly the text.
 */

/** A phrase of the sentence that a rule rests on: [start, end) in UTF-16 units, its number and where the rule stands. */
export interface PhraseMark {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly href: string;
}

/** Half-width marks between Chinese characters; those inside an address, a number or a time stay as they are. */
const HALF_WIDTH = /(?<![\w/])[,;:!?]|[,;:!?](?![\w/])|[()]/g;

function withRoom(text: string, keyStart: number): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(HALF_WIDTH)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const mark = match[0];
    parts.push(
      <span key={keyStart + match.index} className={mark === '(' ? 'fw fw--open' : 'fw'}>
        {mark}
      </span>,
    );
    from = match.index + mark.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

interface OfficialProps {
  readonly text: string;
  /** Not overlapping, ascending. */
  readonly marks?: readonly PhraseMark[];
}

export function Official({ text, marks = [] }: OfficialProps) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(
      ...withRoom(text.slice(from, mark.start), from),
      <Phrase key={`mark-${mark.start}`} text={text} mark={mark} />,
    );
    from = mark.end;
  }
  parts.push(...withRoom(text.slice(from), from));
  return <>{parts}</>;
}

/** The last character is held together with the number that the style sheet puts behind it. */
function Phrase({ text, mark }: { readonly text: string; readonly mark: PhraseMark }) {
  const last = mark.end - 1;
  return (
    <a className="ph" href={mark.href}>
      {withRoom(text.slice(mark.start, last), mark.start)}
      <span className="ph__end" data-n={mark.number}>
        {withRoom(text.slice(last, mark.end), last)}
      </span>
    </a>
  );
}
