/** What lists show of personal values: enough to recognise one's own, too little to use. */

/** 张*, 张*三, 欧***倩: the first and, of three signs and more, the last. */
export function maskName(name: string): string {
  const signs = [...name];
  const [first = ''] = signs;
  if (signs.length <= 2) return signs.length === 2 ? `${first}*` : '*'.repeat(signs.length);
  return `${first}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`;
}

/** 138****1234; with a country code as without. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '').replace(/[\s-]/g, '');
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** ****1234. */
export function maskAccount(account: string): string {
  const digits = account.replace(/\s/g, '');
  return digits.length < 8 ? '****' : `****${digits.slice(-4)}`;
}

/** 110101********123X. */
export function maskIdNumber(number: string): string {
  return number.length < 15 ? '****' : `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;
}

/** z***@example.com. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '****' : `${[...email][0]}***${email.slice(at)}`;
}
