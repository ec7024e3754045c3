import { ACCEPTANCE_SETTINGS } from '../modules/acceptance/index.ts';
import { APPLICATION_SETTINGS } from '../modules/application/index.ts';
import { FILE_SETTINGS } from '../platform/files/settings.ts';
import type { Setting } from '../platform/settings/setting.ts';

/** All declared settings, in the order of the page: each module adds its list here. */
export const SETTINGS: readonly Setting[] = [...APPLICATION_SETTINGS, ...ACCEPTANCE_SETTINGS, ...FILE_SETTINGS];
