import type { DefectCode } from '../../contracts/acceptance.ts';
import type { DocumentState } from '../../contracts/official-documents.ts';
import { fill } from '../../engine/index.ts';
import messages from '../../messages/zh-CN/acceptance.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';

export const refuse = refusalsOf(messages);

/** A sentence of the module, filled in. */
export function say(key: keyof typeof messages, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(messages[key], params);
}

export function documentStateWord(state: DocumentState): string {
  return messages[`document-state.${state}`];
}

/** What the applicant does about a defect of this kind. */
export function cureOf(code: DefectCode): string {
  return messages[`to-mend.${code}`];
}
