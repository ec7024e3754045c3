import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { settingList } from '../../contracts/settings.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { personTable } from '../../platform/identity/tables.ts';
import type { Setting } from '../../platform/settings/setting.ts';
import { settingTable } from '../../platform/settings/tables.ts';
import { may } from './permissions.ts';
import { viewOf } from './setting-view.ts';

/** All declared settings: value, default, source, since when, by whom. */
export const listSettings = (declared: readonly Setting[]) =>
  defineQuery({
    name: 'settings.list',
    input: z.strictObject({}),
    output: settingList,
    permission: may.list,
    async run({ tx }) {
      const rows = await tx
        .select({ setting: settingTable, name: personTable.name })
        .from(settingTable)
        .leftJoin(personTable, eq(personTable.id, settingTable.setBy));
      const set = new Map(rows.map((row) => [row.setting.key, row]));
      const items = declared.map((setting) => {
        const row = set.get(setting.key);
        return viewOf(setting, row?.setting, row?.name ?? null);
      });
      return { ok: true, value: { items } };
    },
  });
