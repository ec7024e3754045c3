import { type Contact, contactLink } from '../contacts.ts';

/** A telephone number or mail address as a link, anything else as text. */
export function ContactValue({ contact }: { readonly contact: Contact }) {
  const href = contactLink(contact.value);
  return href === undefined ? contact.value : <a href={href}>{contact.value}</a>;
}
