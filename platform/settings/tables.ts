import { jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** Values that an administrator set. What is not here has its declared default. */
export const settingTable = platformSchema.table('setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  since: timestamp('since', { withTimezone: true }).notNull(),
  setBy: uuid('set_by'),
});
