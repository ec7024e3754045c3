import { checkRequest, refusalMessage } from '../../../../engine/index.ts';
import { tell } from '../view/words.ts';
import type { Answers } from './answers.ts';
import { answersOfRequest, type ImportedRequest } from './import.ts';
import type { Ground } from './outcome.ts';

export type Imported = { readonly answers: Answers } | { readonly refusal: string };

/** The text of a file → answers, or the sentence that says why not. Nothing is taken over half. */
export function importedAnswers(text: string, { policy, compiled, phrases }: Ground): Imported {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { refusal: tell('import.not-json') };
  }
  const named = policyOf(value);
  const { id } = policy.definition.manifest;
  if (named !== undefined && named !== id) return { refusal: tell('import.other-policy', { policy: named }) };
  const checked = checkRequest(compiled, value);
  if (!checked.ok) return { refusal: tell('import.refused', { sentence: refusalMessage(checked.refusal, phrases) }) };
  return { answers: answersOfRequest(checked.value as unknown as ImportedRequest, policy) };
}

function policyOf(value: unknown): string | undefined {
  const named = typeof value === 'object' && value !== null ? (value as { policy?: unknown }).policy : undefined;
  return typeof named === 'string' ? named : undefined;
}
