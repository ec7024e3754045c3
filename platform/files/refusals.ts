import messages from '../../messages/zh-CN/files.json' with { type: 'json' };
import { refusalsOf } from '../command/refusal.ts';

export const refuse = refusalsOf(messages);
export type FileRefusalCode = Parameters<typeof refuse>[0];
