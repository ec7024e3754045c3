import { DOCUMENT_STATES, officialDocumentList } from '../../../../contracts/official-documents.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { say } from './say.ts';

const STATUS: Readonly<Record<(typeof DOCUMENT_STATES)[number], StatusKind>> = {
  drafted: 'yours',
  signed: 'going',
  'sent-for-seal': 'going',
  served: 'done',
};

/** All documents, from the draft to the reading by the applicant. */
export function Page() {
  const [query] = useQueryState();
  const found = useGet(`/documents${writeQuery({ state: query.state, cursor: query.cursor })}`, officialDocumentList);
  return (
    <PageBody title={say('documents.title')}>
      <FilterBar
        label={say('documents.filter')}
        filters={[
          {
            name: 'state',
            label: say('documents.state'),
            options: DOCUMENT_STATES.map((value) => ({ value, label: say(`document.state.${value}`) })),
          },
        ]}
      />
      <Answer of={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={say('documents.none')}>
              <p>{say('documents.none-what')}</p>
            </Empty>
          ) : (
            <>
              <Table
                caption={say('documents.list')}
                folds
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    id: 'number',
                    head: say('documents.number'),
                    cell: ({ number }) => number ?? <span className="note">{say('documents.no-number')}</span>,
                  },
                  {
                    id: 'title',
                    head: say('documents.document'),
                    cell: ({ id, title }) => <PageLink to={`/documents/${id}`}>{title}</PageLink>,
                    wide: true,
                    rowHead: true,
                  },
                  {
                    id: 'state',
                    head: say('documents.state'),
                    cell: ({ state }) => <Status kind={STATUS[state]}>{say(`document.state.${state}`)}</Status>,
                  },
                  { id: 'drafted', head: say('documents.drafted'), cell: ({ draftedAt }) => momentWords(draftedAt) },
                  {
                    id: 'served',
                    head: say('documents.served'),
                    cell: ({ servedAt }) => (servedAt === null ? say('document.not-yet') : momentWords(servedAt)),
                  },
                  {
                    id: 'read',
                    head: say('documents.read'),
                    cell: ({ readAt }) => (readAt === null ? say('documents.unread') : momentWords(readAt)),
                  },
                ]}
              />
              <Pager next={next} />
            </>
          )
        }
      </Answer>
    </PageBody>
  );
}
