import { say } from '../problem.ts';
import { nearest } from '../schema-keys.ts';
import { type Draft, isComplete, type Report } from './context.ts';

/** The register of readings: ids without repeats, choices that exist, and no value that nothing uses. */
export function checkReadings(draft: Draft, report: Report): void {
  const source = draft.sources.readings;
  if (!source) return;
  const complete = isComplete(draft);
  const seen = new Set<string>();
  for (const [index, reading] of draft.readings.readings.entries()) {
    const path = ['readings', index];
    if (seen.has(reading.id)) report(source, [...path, 'id'], 'id.repeated', { id: reading.id });
    seen.add(reading.id);
    const ids = reading.alternatives.map((one) => one.id);
    for (const member of ['chosen', 'default'] as const) {
      const name = reading[member];
      if (ids.includes(name)) continue;
      const meant = nearest(name, ids);
      const hint = meant === undefined ? '' : say('did-you-mean', { word: meant });
      report(source, [...path, member], 'reading.no-alternative', { member, name, known: ids.join('、'), hint });
    }
    for (const [position, id] of ids.entries()) {
      if (ids.indexOf(id) !== position)
        report(source, [...path, 'alternatives', position, 'id'], 'id.repeated', { id });
    }
    const valued = reading.alternatives.some((one) => one.value !== undefined);
    if (valued && complete && !draft.terms.used.has(reading.id))
      report(source, [...path, 'id'], 'reading.unused', { reading: reading.id });
  }
}
