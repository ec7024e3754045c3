import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../database/transaction.ts';
import { settingTable } from './tables.ts';

/**
 * Something that an administrator may change while the service runs. Its meaning and the source of its default stand in
 * `messages/zh-CN/settings.json` under `meaning.<key>` and `source.<key>`.
 */
export interface Setting<T = unknown> {
  /** `module.name`. */
  readonly key: string;
  /** How a page asks for it. */
  readonly type: 'whole-number' | 'text' | 'yes-no';
  readonly schema: z.ZodType<T>;
  readonly default: T;
  /** working-days, days, bytes …: a key `unit.<unit>` of the phrases. */
  readonly unit?: string;
}

export interface WholeNumber {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}

export function wholeNumber(key: string, { default: byDefault, min, max, unit }: WholeNumber): Setting<number> {
  const schema = z.int().min(min).max(max);
  return { key, type: 'whole-number', schema, default: byDefault, ...(unit === undefined ? {} : { unit }) };
}

/**
 * The value in force, read anew each time: one look-up by key, and a change counts for all processes from its commit on.
 * A stored value that this release no longer allows counts as not set.
 */
export async function readSetting<T>(reader: Reader, setting: Setting<T>): Promise<T> {
  const [row] = await reader
    .select({ value: settingTable.value })
    .from(settingTable)
    .where(eq(settingTable.key, setting.key));
  const parsed = setting.schema.safeParse(row?.value);
  return row && parsed.success ? parsed.data : setting.default;
}
