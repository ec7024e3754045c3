import messages from '../../messages/zh-CN/works.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);
