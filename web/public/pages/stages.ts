import type { Terms } from '../../../engine/definition.ts';
import type { PolicyPackage } from '../../../engine/package.ts';

/** How far a text has come: asked about, issued, open for applications. Days come from the text, nothing is guessed. */

export type StageState = 'done' | 'now' | 'ahead';

export interface Period {
  readonly from: string;
  readonly to: string;
  /** The sentence it stands in. */
  readonly cite: string;
}

const PERIOD = /(\d{4})年(\d{1,2})月(\d{1,2})日至(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/;

function day(year: string, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** The period in which the text is open for comments, read out of its notice; undefined where the notice names none. */
export function consultationPeriod({ text }: Pick<PolicyPackage, 'text'>): Period | undefined {
  const notice = text.sections.find(({ id }) => id === 'notice');
  for (const sentence of notice?.sentences ?? []) {
    const match = PERIOD.exec(sentence.text);
    if (!match) continue;
    const [, year = '', month = '', date = '', lastYear, lastMonth = '', lastDate = ''] = match;
    return { from: day(year, month, date), to: day(lastYear ?? year, lastMonth, lastDate), cite: sentence.id };
  }
  return undefined;
}

/** done = the period is over, now = it runs on this day, ahead = it has not begun. */
export function stateOn(today: string, period: Period): StageState {
  if (today > period.to) return 'done';
  return today >= period.from ? 'now' : 'ahead';
}

export interface LastDay {
  readonly day: string;
  readonly cite: string;
}

/** The last day of the text's force, from the condition that tests it. */
export function lastDayOf(terms: Terms): LastDay | undefined {
  for (const { test, cite } of terms.general) {
    if (test.kind === 'applicationDay' && test.notAfter !== undefined) return { day: test.notAfter, cite };
  }
  return undefined;
}

/** The sentence that says from when the text is in force. */
export function commencementSentence({ text }: Pick<PolicyPackage, 'text'>): string | undefined {
  const sentences = text.sections.filter(({ id }) => id !== 'notice').flatMap((section) => section.sentences);
  return sentences.find((sentence) => /自[^,，。]{1,20}起(施行|实施|执行)/.test(sentence.text))?.id;
}
