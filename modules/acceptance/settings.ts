import { z } from 'zod';
import messages from '../../messages/zh-CN/acceptance.json' with { type: 'json' };
import type { Setting } from '../../platform/settings/setting.ts';

const LONGEST = 60;
const line = z.string().trim().min(1).max(LONGEST);

function text(key: string, byDefault: string): Setting<string> {
  return { key, type: 'text', schema: line, default: byDefault };
}

/** What stands in front of the year in the number of a document. */
export const DOCUMENT_PREFIX = text('acceptance.documentPrefix', messages['default.documentPrefix']);
/** The body that issues documents. */
export const ISSUING_BODY = text('acceptance.issuingBody', messages['default.issuingBody']);
/** Where an applicant asks for administrative reconsideration. */
export const RECONSIDERATION_AUTHORITY = text(
  'acceptance.reconsiderationAuthority',
  messages['default.reconsiderationAuthority'],
);

export const ACCEPTANCE_SETTINGS = [DOCUMENT_PREFIX, ISSUING_BODY, RECONSIDERATION_AUTHORITY] as const;
