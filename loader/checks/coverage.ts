import { coverageOfTerms } from '../coverage.ts';
import { say } from '../problem.ts';
import { nearest } from '../schema-keys.ts';
import { epochOf } from '../terms.ts';
import { type Draft, isComplete, type Report } from './context.ts';

/** A sentence with one of these says something that has an effect. */
const EFFECTIVE = /[0-90-9%]|最高|不超过|不得/;

/** Every sentence is covered; what binds is not called without effect; an open question is a reading of the register. */
export function checkCoverage(draft: Draft, report: Report): void {
  const { text: textSource, coverage: source } = draft.sources;
  if (!textSource || !source) return;
  const terms = draft.terms.epochs.map((epoch) => epochOf(epoch).terms);
  const complete = isComplete(draft);
  const covered = new Map(coverageOfTerms(draft.text, draft.coverage, terms).map((one) => [one.id, one]));
  for (const [position, section] of draft.text.sections.entries()) {
    for (const [index, sentence] of section.sentences.entries()) {
      const kinds = covered.get(sentence.id)?.kinds ?? [];
      const path = ['sections', position, 'sentences', index];
      if (kinds.length === 0 && complete) report(textSource, path, 'coverage.none', { id: sentence.id });
      if (kinds.includes('no-effect') && kinds.length > 1) {
        report(source, ['sentences', sentence.id], 'coverage.no-effect-and', { id: sentence.id });
      }
      const passage = EFFECTIVE.exec(sentence.text)?.[0];
      if (!kinds.includes('no-effect') || passage === undefined) continue;
      report(source, ['sentences', sentence.id], 'coverage.has-effect', { id: sentence.id, passage });
    }
  }
  const readings = draft.readings.readings.map((reading) => reading.id);
  for (const [id, entries] of Object.entries(draft.coverage.sentences)) {
    for (const [index, { kind, by }] of entries.entries()) {
      if (kind !== 'open-question' || readings.includes(by)) continue;
      const meant = nearest(by, readings);
      const hint = meant === undefined ? '' : say('did-you-mean', { word: meant });
      report(source, ['sentences', id, index, 'by'], 'coverage.no-reading', { id, by, hint });
    }
  }
}
