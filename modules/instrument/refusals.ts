import messages from '../../messages/zh-CN/instrument.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);
export const words: Readonly<Record<string, string>> = messages;
