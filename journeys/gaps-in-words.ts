import type { FormPlace } from '../contracts/application.ts';
import type { ApplicationDraft } from '../contracts/application-draft.ts';
import { gapItem, Naming } from '../modules/application/index.ts';
import { type Grounds, wordsOfRefusal } from './application-grounds.ts';

/** What of a draft could not be computed, in words, each with its place in the form. */
export function gapsInWords(
  draft: ApplicationDraft,
  { assessed, circumstances, loaded, terms }: Grounds,
): { text: string; place: FormPlace }[] {
  const naming = new Naming({ draft, circumstances, loaded, terms });
  const gaps = assessed.gaps.map((gap) => {
    const { text, place } = gapItem(naming, gap);
    return { text, place };
  });
  if (!assessed.refusal) return gaps;
  return [...gaps, { text: wordsOfRefusal(assessed.refusal), place: { section: 'claims' } }];
}
