import { type Setting, wholeNumber } from '../settings/setting.ts';

/** How large an uploaded file may be. */
export const MOST_MEGABYTES = wholeNumber('files.megabytes', { default: 50, min: 1, max: 500, unit: 'megabytes' });

export const FILE_SETTINGS: readonly Setting[] = [MOST_MEGABYTES];
