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

/** A clock that runs on from another time: the demonstration's, and that of tests which stop it. */
export class MovedClock implements Clock {
  #offset = 0;
  #stoppedAt: Date | undefined;

  now(): Date {
    return this.#stoppedAt ?? new Date(Date.now() + this.#offset);
  }

  today(): string {
    return beijingDay(this.now());
  }

  /** Lets it run on `milliseconds` ahead of the system's time. */
  moveBy(milliseconds: number): void {
    this.#stoppedAt = undefined;
    this.#offset = milliseconds;
  }

  /** Stands still at an instant, for tests and for what is made under a written date. */
  stopAt(instant: Date): void {
    this.#stoppedAt = instant;
  }
}
