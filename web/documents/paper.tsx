import type { DocumentModel } from '../../contracts/official-documents.ts';
import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/official-paper.json' with { type: 'json' };
import { chineseDay, chineseNumber } from '../public/amounts.ts';
import './paper.css';

interface PaperProps {
  readonly model: DocumentModel;
  /** null = it comes with the signature. */
  readonly number: string | null;
  readonly date: string | null;
}

/** An official document as it reads: the same content as its DOCX and PDF, not their layout. */
export function OfficialPaper({ model, number, date }: PaperProps) {
  const { issuingMark, title, addressee, blocks, body, notes, mark } = model;
  const numbered = numberedBlocks(blocks);
  return (
    <article className="official-paper" aria-label={title}>
      {mark !== undefined && <p className="official-paper__mark">{mark}</p>}
      <p className="official-paper__head">{issuingMark}</p>
      <p className="official-paper__number">{number ?? phrases.number}</p>
      <h3 className="official-paper__title">{title}</h3>
      <p>{fill(phrases.addressee, { name: addressee })}</p>
      {numbered.map(({ key, words, isHeading }) => (
        <p key={key} className={isHeading ? 'official-paper__text official-paper__heading' : 'official-paper__text'}>
          {words}
        </p>
      ))}
      <p className="official-paper__end">
        {body}
        <br />
        {date === null ? phrases.date : chineseDay(date)}
      </p>
      {notes.map((note) => (
        <p key={note}>{fill(phrases.note, { note })}</p>
      ))}
    </article>
  );
}

/** Headings of the first level count 一、二、; those below count 1. 2. under each of them. */
function numberedBlocks(blocks: DocumentModel['blocks']) {
  let [first, second] = [0, 0];
  return blocks.flatMap((block, index) => {
    const key = `${block.kind} ${index}`;
    if (block.kind === 'paragraph') return [{ key, words: block.text, isHeading: false }];
    if (block.kind === 'table') return [];
    if (block.level === 1) {
      first += 1;
      second = 0;
      const number = chineseNumber(first);
      return [{ key, words: fill(phrases['heading-1'], { number, text: block.text }), isHeading: true }];
    }
    second += 1;
    return [{ key, words: fill(phrases['heading-3'], { number: second, text: block.text }), isHeading: true }];
  });
}
