/** Fills the `{name}` places of a sentence; a name without a value stays as it is. */
export function fillIn(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
