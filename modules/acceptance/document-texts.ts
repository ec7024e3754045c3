import type { NoticeItem } from '../../contracts/acceptance.ts';
import type { DocumentModel } from '../../contracts/official-documents.ts';
import type { Deadline } from '../../platform/calendar/deadline.ts';
import { say } from './refusals.ts';

/** What every document on an application says of it. */
export interface DocumentFrame {
  readonly issuingBody: string;
  readonly applicant: string;
  readonly number: string;
  readonly roundTitle: string;
  readonly contact: string;
  readonly isSample: boolean;
}

type Blocks = DocumentModel['blocks'];

export interface CorrectionTexts {
  readonly items: readonly NoticeItem[];
  /** 1 = the first notice. */
  readonly sequence: number;
  readonly secondReason: string | null;
  readonly today: string;
  readonly workingDays: number;
  readonly deadline: Deadline;
  /** `art2.s2` in words. */
  readonly citation: (sentence: string) => string;
}

/** The notice that names everything that has to be mended, and until when. */
export function correctionModel(frame: DocumentFrame, texts: CorrectionTexts): DocumentModel {
  const { items, sequence, secondReason, citation } = texts;
  const { number, roundTitle: round } = frame;
  const again = secondReason === null ? [] : [paragraph(say('notice.again', { sequence, reason: secondReason }))];
  const blocks: Blocks = [
    paragraph(say('notice.opening', { number, round })),
    ...again,
    heading(1, say('notice.items')),
    ...items.flatMap(({ sentence, cure, cite }) => {
      const words =
        cite === undefined ? say('notice.cure', { cure }) : say('notice.cure-cited', { cure, cite: citation(cite) });
      return [heading(3, sentence), paragraph(words)];
    }),
    heading(1, say('notice.how')),
    paragraph(deadlineSentence(texts)),
    paragraph(say('notice.after')),
  ];
  return documentOn(frame, say('notice.title', { applicant: frame.applicant }), blocks);
}

function deadlineSentence({ today, workingDays: days, deadline }: CorrectionTexts): string {
  const from = dayWords(today);
  if (deadline.kind === 'day') return say('notice.deadline-day', { from, days, day: dayWords(deadline.day) });
  return say('notice.deadline-awaiting', { from, days, year: deadline.year });
}

/** `2026-06-01` as documents write it. */
function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-').map(Number);
  return say('day', { year, month, day: date });
}

/** The decision not to accept, with the reason and what the applicant can do against it. */
export function declineModel(
  frame: DocumentFrame,
  { reason, authority }: { readonly reason: string; readonly authority: string },
): DocumentModel {
  const { number, roundTitle: round, applicant } = frame;
  return documentOn(frame, say('decline.title', { applicant }), [
    paragraph(say('decline.opening', { number, round })),
    heading(1, say('decline.reasons')),
    paragraph(reason),
    heading(1, say('decline.remedies')),
    paragraph(say('remedy.reconsideration', { authority })),
  ]);
}

function documentOn(frame: DocumentFrame, title: string, blocks: Blocks): DocumentModel {
  const { issuingBody: body, applicant, contact, isSample } = frame;
  return {
    issuingMark: say('document.issuing-mark', { body }),
    title,
    addressee: applicant,
    blocks,
    body,
    notes: contact === '' ? [] : [say('document.contact', { contact })],
    ...(isSample ? { mark: say('document.mark') } : {}),
  };
}

function paragraph(text: string): Blocks[number] {
  return { kind: 'paragraph', text };
}

function heading(level: 1 | 3, text: string): Blocks[number] {
  return { kind: 'heading', level, text };
}
