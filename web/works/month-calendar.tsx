import type { ShootingDayView } from '../../contracts/shooting-days.ts';
import { Icon, type IconName } from '../public/components/icon.tsx';
import { type DayMark, marksOf, weeksOf } from './month.ts';
import { word } from './words.ts';
import './works.css';

interface MonthCalendarProps {
  /** `2026-05`. */
  readonly month: string;
  readonly days: readonly ShootingDayView[];
}

const SHAPES: Readonly<Record<DayMark['side'], IconName>> = { inside: 'check', outside: 'dash', undecided: 'question' };

export function monthWords(month: string): string {
  return word('calendar.month', { year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) });
}

/** The shooting days of a month as a table of weeks: each day says where it counts, with a shape and a word. */
export function MonthCalendar({ month, days }: MonthCalendarProps) {
  const marks = marksOf(days);
  const weekdays = word('calendar.weekdays').split(',');
  return (
    <table className="month">
      <caption className="sr">{word('calendar.caption', { month: monthWords(month) })}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null) ?? ''}>
            {week.map((day, at) => (
              <DayCell key={day ?? `${weekdays[at]}`} day={day} mark={day === null ? undefined : marks.get(day)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, mark }: { readonly day: string | null; readonly mark: DayMark | undefined }) {
  if (day === null) return <td />;
  return (
    <td data-side={mark?.side} data-confirmed={mark?.isConfirmed || undefined}>
      <span className="month__date">{Number(day.slice(8))}</span>
      {mark && (
        <span className="month__mark">
          <Icon name={SHAPES[mark.side]} />
          {word(`calendar.${mark.side}`)}
          {mark.isConfirmed && <span className="sr">{word('calendar.confirmed')}</span>}
        </span>
      )}
    </td>
  );
}
