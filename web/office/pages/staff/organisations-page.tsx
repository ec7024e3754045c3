import { useState } from 'react';
import type { z } from 'zod';
import { organisationPage } from '../../../../contracts/party.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useRowKeys } from '../../../kit/keys.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { say } from './say.ts';

type Line = z.output<typeof organisationPage>['items'][number];

const FILTERS = [{ name: 'search', label: say('organisations.search') }];

/** Every organisation that ever registered, by name. */
export function Page() {
  const [{ search, cursor }] = useQueryState();
  const { staffRoles } = useSignedIn();
  const found = useGet(`/organisations${writeQuery({ search, cursor })}`, organisationPage);
  const checks = staffRoles.some((role) => role === 'clerk' || role === 'supervisor');
  return (
    <PageBody
      title={say('organisations.title')}
      actions={
        checks && <LinkButton to="/organisations/letters?state=submitted">{say('organisations.letters')}</LinkButton>
      }
    >
      <FilterBar label={say('organisations.filter')} filters={FILTERS} />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty title={say('organisations.empty')} /> : <List organisations={items} />}
            <Pager next={next} words={say('organisations.count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function List({ organisations }: { readonly organisations: readonly Line[] }) {
  const go = useGo();
  const open = (id: string) => go(`/organisations/${id}`);
  const [row, setRow] = useState<string>();
  useRowKeys({
    keys: organisations.map(({ organisationId }) => organisationId),
    current: row,
    onMove: setRow,
    onOpen: open,
  });
  return (
    <Table
      caption={say('organisations.caption')}
      folds
      rows={organisations}
      keyOf={({ organisationId }) => organisationId}
      open={row}
      onOpen={({ organisationId }) => open(organisationId)}
      isDone={({ mergedInto }) => mergedInto !== null}
      columns={[
        {
          id: 'name',
          head: say('organisations.name'),
          rowHead: true,
          wide: true,
          cell: ({ organisationId, name, mergedInto }) => (
            <span>
              <PageLink to={`/organisations/${organisationId}`}>{name}</PageLink>{' '}
              {mergedInto !== null && <Tag>{say('organisation.merged')}</Tag>}
            </span>
          ),
        },
        { id: 'uscc', head: say('organisation.uscc'), cell: ({ uscc }) => <span className="num">{uscc}</span> },
        {
          id: 'authority',
          head: say('organisation.authority'),
          cell: ({ authority }) => (
            <Tag warn={authority === 'waiting'}>{say(`organisation.authority.${authority}`)}</Tag>
          ),
        },
      ]}
    />
  );
}
