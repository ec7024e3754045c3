import { z } from 'zod';
import { writtenLine } from './texts.ts';

/**
 * Settings that change while the service runs. Below /api/v1:
 *
 * - `GET /settings` (staff administrators, auditor) → SettingList
 * - `POST /settings/:key/change` {value, expected} → Setting (system administrator); `value: null` goes back to the default
 */

export const setting = z
  .strictObject({
    key: z.string(),
    type: z.enum(['whole-number', 'text', 'yes-no']),
    unit: z.string().nullable(),
    meaning: z.string(),
    source: z.string(),
    value: z.unknown(),
    default: z.unknown(),
    isDefault: z.boolean(),
    since: z.iso.datetime().nullable(),
    setBy: z.uuid().nullable(),
    /** null where the account is gone. */
    setByName: z.string().nullable(),
  })
  .meta({ id: 'Setting' });
export type SettingView = z.output<typeof setting>;

export const settingList = z.strictObject({ items: z.array(setting) }).meta({ id: 'SettingList' });

const value = z.union([z.number(), z.boolean(), z.string().max(2000), z.null()]);
/** `expected`: the value that the administrator saw; SETTING_CHANGED where somebody changed it since. */
export const changeSetting = z.strictObject({ key: writtenLine(100), value, expected: value });
