import { text, timestamp } from 'drizzle-orm/pg-core';
import { platformSchema } from '../database/installation.ts';

/** When the administrators were last told of each reason: all processes together tell them once an hour. */
export const alertTable = platformSchema.table('alert', {
  reason: text('reason').primaryKey(),
  toldAt: timestamp('told_at', { withTimezone: true }).notNull(),
});
