import type { ShootingDayView } from '../../contracts/shooting-days.ts';
import type { SubjectView } from '../../contracts/works.ts';
import { type Selection, SubLine, Table } from '../kit/parts/table.tsx';
import { chineseDay } from '../public/amounts.ts';
import { DayMarkOf } from './check-mark.tsx';
import { word } from './words.ts';

interface DaysTableProps {
  readonly days: readonly ShootingDayView[];
  readonly crews: SubjectView['crews'];
  readonly selection?: Selection<ShootingDayView>;
}

/** Lines of the register of shooting days. */
export function DaysTable({ days, crews, selection }: DaysTableProps) {
  const crewNames = new Map(crews.map(({ id, name }) => [id, name]));
  return (
    <Table
      caption={word('days.caption')}
      folds
      rows={days}
      keyOf={({ id }) => id}
      {...(selection ? { selection } : {})}
      columns={[
        { id: 'day', head: word('days.day'), rowHead: true, cell: ({ day }) => chineseDay(day) },
        {
          id: 'place',
          head: word('days.place'),
          wide: true,
          cell: ({ place, isMainPlace }) => (
            <span>
              {place}
              {isMainPlace && <SubLine>{word('days.main')}</SubLine>}
            </span>
          ),
        },
        {
          id: 'side',
          head: word('days.side'),
          cell: ({ inDistrict }) => word(inDistrict ? 'calendar.inside' : 'calendar.outside'),
        },
        { id: 'crew', head: word('days.crew'), cell: ({ crewId }) => crewNames.get(crewId ?? '') ?? '—' },
        {
          id: 'proof',
          head: word('days.proof'),
          cell: ({ proofFileId }) =>
            proofFileId === null ? '—' : <a href={`/api/v1/files/${proofFileId}/content`}>{word('days.proof-open')}</a>,
        },
        {
          id: 'state',
          head: word('days.state'),
          wide: true,
          cell: ({ state, note }) => (
            <span>
              <DayMarkOf state={state} />
              {note !== '' && <SubLine>{note}</SubLine>}
            </span>
          ),
        },
      ]}
    />
  );
}
