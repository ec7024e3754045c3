import messages from '../../messages/zh-CN/party.json' with { type: 'json' };
import type { Refused } from '../../platform/command/refusal.ts';
import { refusalsOf } from '../../platform/command/refusal.ts';
import { refuse as refusePlatform } from '../../platform/command/runner.ts';

export const refuse = refusalsOf(messages);

/** The one answer for what does not exist and what is none of the asker's business. */
export const notFound: Refused = refusePlatform('NOT_FOUND', { kind: 'not-found' });

/** The reason that stands in letters which a merger overtook. */
export const OVERTAKEN_BY_MERGER = messages['letter.merged'];
