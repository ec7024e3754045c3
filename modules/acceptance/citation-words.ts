import nzh from 'nzh/cn';
import { fill, type PolicyPackage } from '../../engine/index.ts';
import words from '../../messages/zh-CN/citations.json' with { type: 'json' };

/** How a document calls a sentence of the policy: `art2.s2` by article and number, other sections by their title. */
export function citationWords({ text }: PolicyPackage, sentence: string): string {
  const [sectionId = '', number = ''] = sentence.split('.s');
  const section = text.sections.find(({ id }) => id === sectionId);
  const article = /^art([1-9]\d?)$/.exec(sectionId)?.[1];
  const name = article ? fill(words.article, { number: nzh.encodeS(Number(article)) }) : (section?.title ?? sectionId);
  return number === '' ? name : fill(words.sentence, { section: name, number });
}
