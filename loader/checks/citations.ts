import { say } from '../problem.ts';
import { nearest } from '../schema-keys.ts';
import { type Draft, type Report, sentencesOf, type TermsCheck } from './context.ts';

/** Every rule of the terms stands on a sentence that exists, and its phrase is in it to the letter. */
export function checkRuleCitations(check: TermsCheck): void {
  const sentences = sentencesOf(check.text);
  for (const { owner, path, cite, phrase } of check.rules) {
    if (cite === undefined) continue;
    const sentence = sentences.get(cite);
    if (sentence === undefined) {
      check.report(owner, [...path, 'cite'], 'cite.unknown', { cite, hint: near(cite, sentences.keys()) });
    } else if (phrase !== undefined && !sentence.includes(phrase)) {
      check.report(owner, [...path, 'phrase'], 'phrase.absent', {
        cite,
        phrase,
        hint: nearestPassage(phrase, sentence),
      });
    }
  }
  const sections = new Set(check.text.sections.map((section) => section.id));
  for (const { content: clause } of check.terms.clauses) {
    for (const [index, cite] of clause.cite.entries()) {
      if (sentences.has(cite) || (clause.unpublished !== undefined && sections.has(cite))) continue;
      const code = sections.has(cite) ? 'cite.section' : 'cite.unknown';
      const hint = near(cite, [...sentences.keys(), ...sections]);
      check.report({ kind: 'clause', id: clause.id }, ['cite', index], code, { cite, hint });
    }
  }
}

/** The same for the files beside the terms. */
export function checkFileCitations(draft: Draft, report: Report): void {
  const sentences = sentencesOf(draft.text);
  const sections = new Set(draft.text.sections.map((section) => section.id));
  const { readings, materials, coverage } = draft.sources;
  const unknown = (cite: string) => ({ cite, hint: near(cite, sentences.keys()) });
  for (const [index, reading] of draft.readings.readings.entries()) {
    for (const [position, cite] of reading.cite.entries()) {
      if (sentences.has(cite) || !readings) continue;
      report(readings, ['readings', index, 'cite', position], 'cite.unknown', unknown(cite));
    }
  }
  for (const [index, material] of draft.materials.entries()) {
    if (!materials) continue;
    const path = ['materials', index];
    if (material.basis === 'text' && material.cite === undefined) report(materials, path, 'material.no-cite');
    if (material.basis === 'practice' && material.source === undefined) report(materials, path, 'material.no-source');
    if (material.cite !== undefined && !sentences.has(material.cite)) {
      report(materials, [...path, 'cite'], 'cite.unknown', unknown(material.cite));
    }
  }
  for (const id of Object.keys(draft.coverage.sentences)) {
    if (coverage && !sentences.has(id)) report(coverage, ['sentences', id], 'cite.unknown', unknown(id));
  }
  for (const source of draft.sources.examples.values()) {
    const content = draft.examples.find((one) => one.file === source.file)?.content;
    for (const [index, example] of content?.examples.entries() ?? []) {
      for (const [position, cite] of example.cite.entries()) {
        if (sentences.has(cite) || sections.has(cite)) continue;
        report(source, ['examples', index, 'cite', position], 'cite.unknown', unknown(cite));
      }
    }
  }
}

/** The text's own identity: sentence ids without repeats, and the same instrument as policy.yaml. */
export function checkText(draft: Draft, report: Report): void {
  const { text: source, policy } = draft.sources;
  const manifest = draft.terms.epochs[0]?.manifest;
  if (!source || !policy || !manifest) return;
  const same = [
    ['id', draft.text.id, manifest.id],
    ['version', draft.text.version, manifest.version],
    ['status', draft.text.status, manifest.status],
    ['title', draft.text.title, manifest.title],
    ['titleSuffix', draft.text.titleSuffix ?? '', manifest.titleSuffix ?? ''],
    ['issuer', draft.text.issuer, manifest.issuer],
  ] as const;
  for (const [member, inText, inPolicy] of same) {
    if (inText !== inPolicy) report(policy, [member], 'text.differs', { member, inText, inPolicy });
  }
  const seen = new Set<string>();
  for (const [position, section] of draft.text.sections.entries()) {
    if (seen.has(section.id)) report(source, ['sections', position, 'id'], 'text.repeated', { id: section.id });
    seen.add(section.id);
    for (const [index, { id }] of section.sentences.entries()) {
      const path = ['sections', position, 'sentences', index, 'id'];
      if (seen.has(id)) report(source, path, 'text.repeated', { id });
      if (!id.startsWith(`${section.id}.`)) report(source, path, 'text.section', { id, section: section.id });
      seen.add(id);
    }
  }
}

function near(word: string, known: Iterable<string>): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : say('did-you-mean', { word: meant });
}

/** The passage of the sentence that begins or ends like the phrase: a wrong character in the middle is the usual slip. */
function nearestPassage(phrase: string, sentence: string): string {
  for (let length = phrase.length - 1; length >= 2; length -= 1) {
    const start = sentence.indexOf(phrase.slice(0, length));
    if (start >= 0) return say('phrase.passage', { passage: sentence.slice(start, start + phrase.length) });
    const end = sentence.indexOf(phrase.slice(-length));
    if (end >= 0)
      return say('phrase.passage', {
        passage: sentence.slice(Math.max(0, end + length - phrase.length), end + length),
      });
  }
  return '';
}
