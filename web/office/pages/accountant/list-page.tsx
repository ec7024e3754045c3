import { assignmentList } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from '../verification/say.ts';

/** The applications that the accountant was given. */
export function Page() {
  const [{ cursor = '' }] = useQueryState();
  const found = useGet(`/accountant/assignments${cursor === '' ? '' : `?cursor=${cursor}`}`, assignmentList);
  return (
    <PageBody title={say('mine.title')}>
      <Answer of={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={say('mine.none')}>
              <p>{say('mine.none-what')}</p>
            </Empty>
          ) : (
            <>
              <Table
                caption={say('mine.caption')}
                rows={items}
                keyOf={({ id }) => id}
                isDone={({ returnedAt }) => returnedAt !== null}
                folds
                columns={[
                  {
                    id: 'number',
                    head: say('mine.number'),
                    rowHead: true,
                    cell: ({ applicationId, number }) => (
                      <PageLink to={`/accountant/${applicationId}`}>{number ?? ''}</PageLink>
                    ),
                  },
                  {
                    id: 'organisation',
                    head: say('mine.organisation'),
                    wide: true,
                    cell: ({ organisationName }) => organisationName,
                  },
                  { id: 'due', head: say('mine.due'), cell: ({ dueDay }) => chineseDay(dueDay) },
                  {
                    id: 'state',
                    head: say('mine.state'),
                    cell: ({ returnedAt }) =>
                      returnedAt === null ? (
                        <Status kind="yours">{say('mine.open')}</Status>
                      ) : (
                        <>
                          <Status kind="done">{say('mine.returned')}</Status>
                          <SubLine>{chineseDay(returnedAt.slice(0, 10))}</SubLine>
                        </>
                      ),
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
