import { fill } from '../../../../engine/phrases.ts';
import acts from '../../../../messages/zh-CN/acts.json' with { type: 'json' };
import phrases from '../../../../messages/zh-CN/office-audit.json' with { type: 'json' };

/** A sentence of the auditor's page. */
export function say(key: keyof typeof phrases, params: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[key], params);
}

const names: Readonly<Record<string, string>> = acts;

/** The name of an act; an act of an earlier release keeps its own. */
export function actName(act: string): string {
  return names[act] ?? act;
}

/** All acts, by their names, for a choice. */
export function actOptions(): { readonly value: string; readonly label: string }[] {
  return Object.entries(names)
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'zh-CN'));
}
