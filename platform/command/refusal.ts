import { fillIn } from '../fill-in.ts';

/** A refusal is a value: a stable code, a sentence a person understands, what to do next, and the member it is about. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** What to do next; undefined where the sentence says it. */
  readonly cure?: string;
  /** JSON Pointer to the member of the input. */
  readonly path: string;
  /** Of which kind it is; the interface turns it into a status. */
  readonly kind: RefusalKind;
}

export type RefusalKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'unavailable';

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

type Phrases = Readonly<Record<string, string>>;
type CodeOf<P> = Extract<keyof P, `refusal.${string}`> extends `refusal.${infer Code}` ? Code : never;

export interface RefusalDetail {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly path?: string;
  readonly kind?: RefusalKind;
}

/**
 * Makes the refusals of a module from its phrases: `refusal.CODE` is the sentence, `cure.CODE` (where there is one) what
 * to do next. Default kind: conflict.
 */
export function refusalsOf<P extends Phrases>(phrases: P): (code: CodeOf<P>, detail?: RefusalDetail) => Refused {
  const words: Phrases = phrases;
  return (code, { params = {}, path = '', kind = 'conflict' } = {}) => {
    const message = fillIn(words[`refusal.${code}`] ?? code, params);
    const cure = words[`cure.${code}`];
    return {
      ok: false,
      refusal: { code, message, path, kind, ...(cure === undefined ? {} : { cure: fillIn(cure, params) }) },
    };
  };
}
