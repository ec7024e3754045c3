import { DELIVERY_STATES, deliveryList } from '../../../../contracts/inbox.ts';
import { say } from '../../../inbox/say.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { Answer, Empty, toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';

/** What goes out by mail and text message: here somebody sees that a server is away. */
export function Page() {
  const [{ state, cursor }] = useQueryState();
  const mayRetry = useSignedIn().staffRoles.includes('system-administrator');
  const found = useGet(`/message-deliveries${writeQuery({ state, cursor })}`, deliveryList);
  const retry = useCommand<string>({
    path: (id) => `/message-deliveries/${id}/retry`,
    body: () => ({}),
    refresh: ['/message-deliveries'],
    onDone: () => toast(say('deliveries.retried')),
  });
  const states = DELIVERY_STATES.map((value) => ({ value, label: say(`delivery-state.${value}`) }));
  return (
    <PageBody title={say('deliveries.title')} note={say('deliveries.note')}>
      <FilterBar
        label={say('deliveries.filter')}
        filters={[{ name: 'state', label: say('deliveries.state'), options: states }]}
      />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('deliveries.empty')} />
            ) : (
              <Table
                caption={say('deliveries.caption')}
                folds
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  { id: 'created', head: say('deliveries.created'), cell: ({ createdAt }) => momentWords(createdAt) },
                  {
                    id: 'to',
                    head: say('deliveries.to'),
                    rowHead: true,
                    cell: ({ to, channel }) => (
                      <span>
                        {to}
                        <SubLine>{say(`channel.${channel}`)}</SubLine>
                      </span>
                    ),
                  },
                  { id: 'kind', head: say('deliveries.kind'), cell: ({ kind }) => say(`delivery-kind.${kind}`) },
                  {
                    id: 'state',
                    head: say('deliveries.state'),
                    cell: ({ state: now, lastError }) => (
                      <Tag warn={now !== 'sent' && (lastError !== null || now === 'not-configured')}>
                        {say(`delivery-state.${now}`)}
                      </Tag>
                    ),
                  },
                  { id: 'attempts', head: say('deliveries.attempts'), figure: true, cell: ({ attempts }) => attempts },
                  { id: 'error', head: say('deliveries.error'), wide: true, cell: ({ lastError }) => lastError ?? '—' },
                  {
                    id: 'retry',
                    head: say('deliveries.retry'),
                    cell: ({ id, kind, state: now }) =>
                      mayRetry && now !== 'sent' && kind === 'message' ? (
                        <Button kind="plain" onClick={() => retry.mutate(id)}>
                          {say('deliveries.retry')}
                        </Button>
                      ) : (
                        '—'
                      ),
                  },
                ]}
              />
            )}
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}
