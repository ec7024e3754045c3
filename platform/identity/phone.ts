/** The address below which people without an e-mail address are kept; nothing is ever sent there (RFC 2606). */
const NO_MAIL = '@phone.invalid';

/**
 * A mobile number in the form in which it is stored (E.164): `138 0013 8000`, `0086-13800138000` and `+8613800138000`
 * are one. Numbers of other countries need their `+`. undefined where it is none.
 */
export function normalPhone(given: string): string | undefined {
  const digits = given.normalize('NFKC').replace(/[\s()\-.]/g, '');
  const mainland = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mainland !== undefined) return `+86${mainland}`;
  return /^\+(?!86)[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

/** Enough to recognise the own number, too little to call it: `138****8000`. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const local = phone.replace(/^\+86/, '');
  return `${local.slice(0, 3)}****${local.slice(-4)}`;
}

/** What stands in the column of the e-mail address of somebody who has none. */
export function placeholderEmail(phone: string): string {
  return `${phone.replace('+', '')}${NO_MAIL}`;
}

/** The e-mail address of a person, where there is one. */
export function realEmail(email: string): string | null {
  return email.endsWith(NO_MAIL) ? null : email;
}
