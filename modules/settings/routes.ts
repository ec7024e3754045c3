import { get, post, type Route } from '../../platform/route/route.ts';
import type { Setting } from '../../platform/settings/setting.ts';
import { changeSetting } from './change-setting.ts';
import { listSettings } from './list-settings.ts';

export function settingRoutes(declared: readonly Setting[]): readonly Route[] {
  return [get('/settings', listSettings(declared)), post('/settings/:key/change', changeSetting(declared))];
}
