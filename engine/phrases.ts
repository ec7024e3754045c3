/** Sentences by key with {name} placeholders; the engine holds none of its own, they come from `messages/`. */
export type Phrases = Readonly<Record<string, string>>;

/** Fills {name} placeholders; a name without a value stays as it is, so that a missing value is seen. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}
