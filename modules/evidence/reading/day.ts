/** Days as people and files write them. */

const FORMS = [
  /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[T\s]\s*[\d:.+]+Z?)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/,
];

/** The parts of a date as YYYY-MM-DD, whether or not such a day exists; undefined where the text is no date. */
export function dayOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match) return `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  }
  return undefined;
}

/** Whether the day is in the calendar. */
export function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return day >= '1949-10-01' && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
