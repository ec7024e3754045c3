import { siteCheckList } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { say } from '../verification/say.ts';

/** The places that the inspector has to go to, or has been to. */
export function Page() {
  const [{ cursor = '' }] = useQueryState();
  const found = useGet(`/site-checks/mine${cursor === '' ? '' : `?cursor=${cursor}`}`, siteCheckList);
  return (
    <PageBody title={say('visits.title')}>
      <Answer of={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={say('visits.none')}>
              <p>{say('visits.none-what')}</p>
            </Empty>
          ) : (
            <>
              <Table
                caption={say('visits.caption')}
                rows={items}
                keyOf={({ id }) => id}
                isDone={({ doneAt }) => doneAt !== null}
                folds
                columns={[
                  {
                    id: 'number',
                    head: say('mine.number'),
                    rowHead: true,
                    cell: ({ id, number }) => <PageLink to={`/site-checks/${id}`}>{number ?? ''}</PageLink>,
                  },
                  {
                    id: 'organisation',
                    head: say('mine.organisation'),
                    wide: true,
                    cell: ({ organisationName }) => organisationName,
                  },
                  {
                    id: 'state',
                    head: say('mine.state'),
                    cell: ({ doneAt }) =>
                      doneAt === null ? (
                        <Status kind="yours">{say('visits.open')}</Status>
                      ) : (
                        <Status kind="done">{say('visits.done')}</Status>
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
