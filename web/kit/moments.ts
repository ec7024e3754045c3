import { say } from './say.ts';

/** Moments as people write them, in Beijing. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

function partsOf(instant: string): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2026-06-18T06:20:00Z` → 2026年6月18日 14:20. */
export function momentWords(instant: string): string {
  const { year = '', month = '', day = '', hour = '', minute = '' } = partsOf(instant);
  return say('moment', { year, month: Number(month), day: Number(day), hour, minute });
}
