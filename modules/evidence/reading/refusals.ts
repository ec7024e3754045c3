import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/evidence-reading.json' with { type: 'json' };
import { type Refused, refusalsOf } from '../../../platform/command/refusal.ts';

/** What a reading gives: its value, or the reason why there is none. Nothing that reads a file of a stranger throws. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

type PhraseKey = keyof typeof phrases;
type Params = Readonly<Record<string, string | number>>;

const refusal = refusalsOf(phrases);
type RefusalCode = Parameters<typeof refusal>[0];

/** A refusal of a file; `refusal.CODE` and `cure.CODE` of the messages. */
export function refuse(code: RefusalCode, params: Params = {}): Refused {
  return refusal(code, { params, kind: 'invalid' });
}

export function say(key: PhraseKey, params: Params = {}): string {
  return fill(phrases[key], params);
}

export function given<T>(value: T): Outcome<T> {
  return { ok: true, value };
}
