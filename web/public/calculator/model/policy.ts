import type { PolicyPackage } from '../../../../engine/package.ts';

/** What the page knows of a package. The sentences stay on the server: a citation needs only the section titles. */
export type PagePolicy = Pick<PolicyPackage, 'definition' | 'text' | 'materials'>;

export function pagePolicy({ definition, text, materials }: PolicyPackage): PagePolicy {
  const sections = text.sections.map(({ id, title }) => ({ id, title, sentences: [] }));
  return { definition, text: { ...text, sections }, materials };
}
