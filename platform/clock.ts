/** The only place that reads the time. Everything else is given a clock. */
export interface Clock {
  now(): Date;
  /** The current day in Beijing, `YYYY-MM-DD`. */
  today(): string;
}

const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The day in Beijing at an instant, `YYYY-MM-DD`. */
export function beijingDay(instant: Date): string {
  return beijing.format(instant);
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => beijingDay(new Date()),
};
