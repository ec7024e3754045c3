import type { SettingView } from '../../../../contracts/settings.ts';
import { say } from './say.ts';

/** A value of a setting with its unit, in words. */
export function valueWords({ unit }: Pick<SettingView, 'unit'>, value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  const words = String(value);
  return unit === null ? words : say('with-unit', { value: words, unit });
}
