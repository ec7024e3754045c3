import { fill } from '../../engine/phrases.ts';
import phrases from '../../messages/zh-CN/kit.json' with { type: 'json' };

/** Moments as people write them, in Beijing. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-06-18T06:20:00Z` → 2026年6月18日 14:20. */
export function beijingMoment(instant: string): string {
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = found;
  return fill(phrases.moment, { year, month: Number(month), day: Number(day), hour, minute });
}
