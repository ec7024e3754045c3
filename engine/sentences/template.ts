import type { Phrases } from '../phrases.ts';

/** Sentences with {name} placeholders, prepared once: what is fixed is joined when the policy is compiled. */

/** Tells one value of a sentence. */
export type Teller<Context> = (context: Context) => string;
export type Tellers<Context> = Readonly<Record<string, Teller<Context> | undefined>>;

/** A value that is the same in every sentence. */
export function always(text: string): () => string {
  return () => text;
}

/** Remembers the last answer: the sentences of one request tell the same day again and again. */
export function remembering(tell: (value: string) => string): (value: string) => string {
  let last: string | undefined;
  let text = '';
  return (value) => {
    if (value !== last) [last, text] = [value, tell(value)];
    return text;
  };
}

/** A phrase by key. A missing one is a defect of the message file, found when the policy is compiled. */
export function phrase(phrases: Phrases, key: string): string {
  const found = Object.hasOwn(phrases, key) ? phrases[key] : undefined;
  if (found === undefined) throw new Error(`the phrases lack ${key}`);
  return found;
}

/** Splits a template at its placeholders; a name that nobody tells stays as it is, so that it is seen. */
export function compileTemplate<Context>(template: string, tellers: Tellers<Context>): Teller<Context> {
  const fixed: string[] = [''];
  const told: Teller<Context>[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{([^{}]+)\}/g)) {
    const name = match[1] ?? '';
    const teller = Object.hasOwn(tellers, name) ? tellers[name] : undefined;
    const before = template.slice(end, match.index) + (teller ? '' : match[0]);
    fixed[fixed.length - 1] += before;
    end = match.index + match[0].length;
    if (teller) {
      told.push(teller);
      fixed.push('');
    }
  }
  fixed[fixed.length - 1] += template.slice(end);
  const [first = ''] = fixed;
  if (told.length === 0) return () => first;
  return (context) => told.reduce((text, teller, index) => text + teller(context) + fixed[index + 1], first);
}
