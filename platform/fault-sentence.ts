import sentences from '../messages/zh-CN/platform.json' with { type: 'json' };
import type { Fault } from './fault.ts';
import { fillIn } from './fill-in.ts';

const words: Readonly<Record<string, string>> = sentences;

/** What an operator reads: what is wrong and how to mend it. */
export function sentenceOfFault({ code, params }: Fault): string {
  const { expected, ...rest } = params;
  const more = typeof expected === 'string' ? { expected: fillIn(words[expected] ?? expected, rest) } : {};
  return fillIn(words[code] ?? code, { ...rest, ...more });
}
