import type { WorkItem } from '../../../../contracts/work-list.ts';
import { Clock } from '../../../kit/parts/clock.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { deadlineOf } from './deadline.ts';
import { say, stateWord } from './say.ts';

interface WorkTableProps {
  readonly items: readonly WorkItem[];
  /** Where J and K stand, and what the drawer shows. */
  readonly row: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** One row for each application, by due day; on a phone one card. */
export function WorkTable({ items, row, onOpen, chosen, onChoose }: WorkTableProps) {
  return (
    <Table
      caption={say('list.caption')}
      folds
      rows={items}
      keyOf={({ id }) => id}
      open={row}
      onOpen={({ id }) => onOpen(id)}
      selection={{ chosen, onChange: onChoose, nameOf: ({ number }) => number }}
      isDone={({ state }) => state === 'declined' || state === 'withdrawn'}
      sorting={{ by: 'due', descending: false }}
      columns={[
        { id: 'due', head: say('column.due'), cell: (item) => <Clock deadline={deadlineOf(item)} /> },
        {
          id: 'number',
          head: say('column.number'),
          rowHead: true,
          cell: ({ id, number, isSample }) => (
            <span>
              <PageLink to={`/applications/${id}`}>{number}</PageLink>
              {isSample && <SubLine>{say('hint.sample')}</SubLine>}
            </span>
          ),
        },
        { id: 'applicant', head: say('column.applicant'), wide: true, cell: Applicant },
        {
          id: 'clauses',
          head: say('column.clauses'),
          cell: ({ clauses }) => (
            <span className="work-list__clauses">{clauses.map(({ title }) => title).join(say('list.separator'))}</span>
          ),
        },
        {
          id: 'state',
          head: say('column.state'),
          cell: ({ state, responsible }) => (
            <span>
              {stateWord(state)}
              {responsible && <SubLine>{responsible.name}</SubLine>}
            </span>
          ),
        },
        {
          id: 'claimed',
          head: say('column.claimed'),
          figure: true,
          cell: ({ claimedFen }) => <Money fen={claimedFen} as="table" unknown={say('unknown')} />,
        },
        { id: 'hints', head: say('column.hints'), cell: Hints },
      ]}
    />
  );
}

function Applicant({ organisationName, subjects }: WorkItem) {
  return (
    <span>
      {organisationName}
      {subjects.length > 0 && (
        <SubLine>{subjects.map((title) => say('subject.title', { title })).join(say('list.separator'))}</SubLine>
      )}
    </span>
  );
}

function Hints({ hints }: WorkItem) {
  const { findings, missingMaterials, correctionNotices, documentsToSign } = hints;
  return (
    <span className="work-list__hints">
      {missingMaterials > 0 && <Tag warn>{say('hint.missing', { count: missingMaterials })}</Tag>}
      {findings > 0 && <Tag warn>{say('hint.findings', { count: findings })}</Tag>}
      {correctionNotices > 0 && <Tag>{say('hint.notices', { count: correctionNotices })}</Tag>}
      {documentsToSign > 0 && <Tag>{say('hint.sign', { count: documentsToSign })}</Tag>}
    </span>
  );
}
