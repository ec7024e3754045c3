import { say } from './refusals.ts';

/** The undertaking of truth that is shown and taken with every submission. */
export function currentUndertaking(): { readonly version: string; readonly paragraphs: string[] } {
  const paragraphs = [say('undertaking.1'), say('undertaking.2'), say('undertaking.3'), say('undertaking.4')];
  return { version: say('undertaking.version'), paragraphs };
}
