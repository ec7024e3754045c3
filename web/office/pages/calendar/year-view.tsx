import type { WorkingYear } from '../../../../contracts/calendar.ts';
import './calendar.css';
import { say } from './say.ts';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const DAYS_IN_WEEK = 7;

/** Twelve months; holidays say 休, weekends on which people work say 班. */
export function YearView({ year }: { readonly year: WorkingYear }) {
  const kinds = new Map([
    ...year.off.map((day) => [day, 'off'] as const),
    ...year.workWeekends.map((day) => [day, 'work'] as const),
  ]);
  return (
    <>
      <p className="note">{say('legend')}</p>
      <div className="year">
        {MONTHS.map((month) => (
          <Month key={month} year={year.year} month={month} kinds={kinds} />
        ))}
      </div>
    </>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly kinds: ReadonlyMap<string, 'off' | 'work'>;
}

function Month({ year, month, kinds }: MonthProps) {
  return (
    <table className="year__month">
      <caption>{say('month', { month })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {say(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== '')}>
            {week.map((day, column) => (
              <td key={day || WEEKDAYS[column]} data-is={kinds.get(day)} data-weekend={column > 4 || undefined}>
                {day !== '' && Number(day.slice(8))}
                {kinds.get(day) === 'off' && <b>{say('day-off')}</b>}
                {kinds.get(day) === 'work' && <b>{say('day-work')}</b>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Weeks from Monday; '' outside of the month. */
function weeksOf(year: number, month: number): readonly (readonly string[])[] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (first.getUTCDay() + DAYS_IN_WEEK - 1) % DAYS_IN_WEEK;
  const cells = Array.from({ length: Math.ceil((before + days) / DAYS_IN_WEEK) * DAYS_IN_WEEK }, (_, index) => {
    const day = index - before + 1;
    if (day < 1 || day > days) return '';
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / DAYS_IN_WEEK }, (_, week) =>
    cells.slice(week * DAYS_IN_WEEK, (week + 1) * DAYS_IN_WEEK),
  );
}
