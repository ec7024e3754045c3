import type { PersonalRegister } from '../../contracts/personal.ts';
import messages from '../../messages/zh-CN/personal.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';
import { type PersonalField, REGISTER } from './register.ts';

export const refuse = refusalsOf(messages);
export const say = (key: keyof typeof messages): string => messages[key];

const words: Readonly<Record<string, string>> = messages;

/** The word of a key that is made at run time. A register without words is a defect. */
export function wordOf(key: string): string {
  const word = words[key];
  if (word === undefined) throw new Error(`messages/zh-CN/personal.json lacks ${key}`);
  return word;
}

/** The register in words. */
export function registerInWords(): PersonalRegister['fields'] {
  return REGISTER.map((one: PersonalField) => ({
    field: one.field,
    name: wordOf(`field.${one.field}`),
    purpose: wordOf(`purpose.${one.purpose}`),
    basis: wordOf(`basis.${one.basis}`),
    sensitive: one.sensitive,
    consent: one.consent === undefined ? null : wordOf(`consent.${one.consent}`),
    sealed: one.sealed === true,
    retention: wordOf(`retention.${one.retention}`),
    erasure: wordOf(`erasure.${one.erasure.how}`),
  }));
}

const SECTIONS = ['purpose', 'necessity', 'risk', 'measures', 'rights', 'review'] as const;

/** The impact assessment (Personal Information Protection Law, articles 55 and 56). */
export function impactInWords() {
  return SECTIONS.map((section) => ({
    title: wordOf(`impact.title.${section}`),
    paragraphs: Object.keys(words)
      .filter((key) => key.startsWith(`impact.${section}.`))
      .map(wordOf),
  }));
}

/** The page docs/personal-data.md. */
export function registerAsMarkdown(): string {
  const yesNo = (is: boolean) => say(is ? 'doc.yes' : 'doc.no');
  const heads = ['field', 'column', 'purpose', 'basis', 'sensitive', 'consent', 'sealed', 'retention', 'erasure'];
  const rows = registerInWords().map((one) => [
    one.name,
    `\`${one.field}\``,
    one.purpose,
    one.basis,
    yesNo(one.sensitive),
    one.consent ?? '—',
    yesNo(one.sealed),
    one.retention,
    one.erasure,
  ]);
  const table = [heads.map((head) => wordOf(`doc.${head}`)), heads.map(() => '---'), ...rows];
  const impact = impactInWords().flatMap(({ title, paragraphs }) => [`### ${title}`, ...paragraphs]);
  return [
    `# ${say('doc.title')}`,
    say('doc.made'),
    `## ${say('doc.register')}`,
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    `## ${say('doc.impact')}`,
    ...impact,
    '',
  ].join('\n\n');
}
