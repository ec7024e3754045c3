import type { PolicyPackage } from '../../engine/package.ts';
import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/citations.json' with { type: 'json' };
import { chineseNumber } from './amounts.ts';

/** How people call a place in the text. Shared by server pages and the calculator: keep it small. */

type Named = Pick<PolicyPackage, 'text'>;
type Section = Named['text']['sections'][number];

/** `art2` → 第二条; a section that is not an article goes by its title (附则). */
export function sectionLabel(section: Pick<Section, 'id' | 'title'>): string {
  const article = /^art([1-9]\d?)$/.exec(section.id);
  return article ? fill(phrases.article, { number: chineseNumber(Number(article[1])) }) : section.title;
}

/** Sentence or section id → 第二条第2句, 第一条. An id that the text does not have stays as it is, so that it is seen. */
export function citationLabel(policy: Named, id: string): string {
  const [sectionId = '', sentence] = id.split('.s');
  const section = policy.text.sections.find((candidate) => candidate.id === sectionId);
  if (!section) return id;
  if (sentence === undefined) return sectionLabel(section);
  return fill(phrases.sentence, { section: sectionLabel(section), number: sentence });
}
