import type { PolicyPackage } from '../../engine/package.ts';

/** A way to reach the issuer, read out of the notice: 「3.电话:010-89570475」. */
export interface Contact {
  /** The sentence it stands in. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

const NOTICE = 'notice';
const LABELLED = /^\d+\.([^:：]{1,12})[:：]([^\s].{0,80})$/;

/** The labelled lines of the notice section; none where the text has no such section. */
export function contactsOf({ text }: Pick<PolicyPackage, 'text'>): readonly Contact[] {
  const notice = text.sections.find((section) => section.id === NOTICE);
  return (notice?.sentences ?? []).flatMap(({ id, text: sentence }) => {
    const match = LABELLED.exec(sentence);
    return match?.[1] && match[2] ? [{ id, label: match[1], value: match[2] }] : [];
  });
}

/** Address for a link: telephone numbers and mail addresses; undefined for anything else. */
export function contactLink(value: string): string | undefined {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(value)) return `mailto:${value}`;
  if (/^0\d{2,3}-?\d{7,8}$/.test(value)) return `tel:+86${value.replace(/^0/, '').replace('-', '')}`;
  return undefined;
}
