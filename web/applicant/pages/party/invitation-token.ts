/** What stands behind # in the link of an invitation: it never goes out with the address. */
export function tokenOfAddress(): string | undefined {
  const token = window.location.hash.slice(1);
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}
