import type { SettingView } from '../../contracts/settings.ts';
import messages from '../../messages/zh-CN/settings.json' with { type: 'json' };
import { refusalsOf } from '../../platform/command/refusal.ts';
import type { Setting } from '../../platform/settings/setting.ts';
import type { settingTable } from '../../platform/settings/tables.ts';

export const refuse = refusalsOf(messages);
const words: Readonly<Record<string, string>> = messages;

/** A declared setting with the value in force, in words. `name` is that of the account that set it. */
export function viewOf(
  setting: Setting,
  row: typeof settingTable.$inferSelect | undefined,
  name: string | null = null,
): SettingView {
  const { key, type, unit } = setting;
  const stored = setting.schema.safeParse(row?.value);
  const isDefault = !row || !stored.success;
  return {
    key,
    type,
    unit: unit === undefined ? null : (words[`unit.${unit}`] ?? unit),
    meaning: words[`meaning.${key}`] ?? key,
    source: words[`source.${key}`] ?? '',
    value: isDefault ? setting.default : stored.data,
    default: setting.default,
    isDefault,
    since: isDefault ? null : row.since.toISOString(),
    setBy: isDefault ? null : row.setBy,
    setByName: isDefault ? null : name,
  };
}
