/** What no text of the database can hold: the sign NUL, and half of a surrogate pair (which JSON can smuggle in). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that sign is what is looked for.
const UNSTORABLE = /\u0000|[\ud800-\udfff]/u;

/** Where in an input the first text stands that cannot be stored, as a path of names; undefined = nowhere. */
export function unstorableIn(value: unknown, at: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? at : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) return at;
    const found = unstorableIn(member, [...at, name]);
    if (found) return found;
  }
  return undefined;
}
