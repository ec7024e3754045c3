import { eq } from 'drizzle-orm';
import { changeSetting as input, setting as output } from '../../contracts/settings.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import type { Setting } from '../../platform/settings/setting.ts';
import { settingTable } from '../../platform/settings/tables.ts';
import { may } from './permissions.ts';
import { refuse, viewOf } from './setting-view.ts';

/** Sets a value, or goes back to the default (`value: null`); counts for all processes from the commit on. */
export const changeSetting = (declared: readonly Setting[]) =>
  defineCommand({
    name: 'settings.change',
    input,
    output,
    permission: may.change,
    sensitive: true,
    async run({ tx, actor, now }, { key, value, expected }) {
      const setting = declared.find((one) => one.key === key);
      if (!setting) return refuse('UNKNOWN_SETTING', { params: { key }, path: '/key', kind: 'not-found' });
      if (value !== null && !setting.schema.safeParse(value).success) {
        return refuse('SETTING_VALUE', { path: '/value', kind: 'invalid' });
      }
      const [row] = await tx.select().from(settingTable).where(eq(settingTable.key, key)).for('update');
      const before = viewOf(setting, row);
      if (before.value !== (expected ?? setting.default)) {
        return refuse('SETTING_CHANGED', { params: { value: String(before.value) } });
      }
      const after = { key, value, since: now, setBy: actor.accountId };
      if (value === null) await tx.delete(settingTable).where(eq(settingTable.key, key));
      else {
        const { key: _key, ...set } = after;
        await tx.insert(settingTable).values(after).onConflictDoUpdate({ target: settingTable.key, set });
      }
      const view = viewOf(setting, value === null ? undefined : after, actor.name);
      const audit = { on: { type: 'setting', id: key }, before: { value: before.value }, after: { value: view.value } };
      return done(view, audit, [event('SettingChanged', { key })]);
    },
  });
