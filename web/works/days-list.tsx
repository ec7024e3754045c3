import type { ReactNode } from 'react';
import type { ShootingDayView } from '../../contracts/shooting-days.ts';
import type { SubjectView } from '../../contracts/works.ts';
import { chineseDay } from '../public/amounts.ts';
import { DayMarkOf } from './check-mark.tsx';
import { word } from './words.ts';

interface DaysListProps {
  readonly days: readonly ShootingDayView[];
  readonly crews: SubjectView['crews'];
  /** What can be done with a line. */
  readonly act: (day: ShootingDayView) => ReactNode;
}

/** Lines of the register of shooting days for a small screen: two lines of words for each. */
export function DaysList({ days, crews, act }: DaysListProps) {
  const crewNames = new Map(crews.map(({ id, name }) => [id, name]));
  return (
    <ul className="item-list" aria-label={word('days.caption')}>
      {days.map((day) => (
        <li key={day.id}>
          <span>
            <b>{chineseDay(day.day)}</b> {placeWords(day, crewNames.get(day.crewId ?? ''))}
            <span className="sub">
              <DayMarkOf state={day.state} /> {day.note}{' '}
              {day.proofFileId !== null && (
                <a href={`/api/v1/files/${day.proofFileId}/content`}>{word('days.proof')}</a>
              )}
            </span>
          </span>
          {act(day)}
        </li>
      ))}
    </ul>
  );
}

function placeWords({ place, inDistrict, isMainPlace }: ShootingDayView, crew: string | undefined): string {
  const side = word(inDistrict ? 'calendar.inside' : 'calendar.outside');
  return [place, side, isMainPlace ? word('days.main') : '', crew ?? ''].filter((part) => part !== '').join(' · ');
}
