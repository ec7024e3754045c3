import { useState } from 'react';
import { type OfficeRoundView, officeRoundList, ROUND_STATES } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useRowKeys } from '../../../kit/keys.ts';
import { momentWords } from '../../../kit/moments.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { RoundStatus } from './round-status.tsx';
import { say } from './say.ts';

const FILTERS = [
  {
    name: 'state',
    label: say('list.state'),
    options: ROUND_STATES.map((state) => ({ value: state, label: say(`state.${state}`) })),
  },
];

/** Every round, drafts too, the newest first. */
export function Page() {
  const [{ state, cursor }] = useQueryState();
  const { staffRoles } = useSignedIn();
  const found = useGet(`/office/rounds${writeQuery({ state, cursor })}`, officeRoundList);
  const drafts = staffRoles.some((role) => role === 'officer' || role === 'supervisor');
  return (
    <PageBody
      title={say('list.title')}
      note={say('list.note')}
      actions={
        drafts && (
          <LinkButton kind="main" icon="plus" to="/rounds/new">
            {say('list.new')}
          </LinkButton>
        )
      }
    >
      <FilterBar label={say('list.filter')} filters={FILTERS} />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty title={say('list.empty')} /> : <List rounds={items} />}
            <Pager next={next} words={say('list.count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function List({ rounds }: { readonly rounds: readonly OfficeRoundView[] }) {
  const go = useGo();
  const open = (id: string) => go(`/rounds/${id}`);
  const [row, setRow] = useState<string>();
  useRowKeys({ keys: rounds.map(({ id }) => id), current: row, onMove: setRow, onOpen: open });
  return (
    <Table
      caption={say('list.caption')}
      folds
      rows={rounds}
      keyOf={({ id }) => id}
      open={row}
      onOpen={({ id }) => open(id)}
      isDone={({ state }) => state === 'cancelled'}
      columns={[
        {
          id: 'title',
          head: say('list.round'),
          rowHead: true,
          wide: true,
          cell: ({ id, title, number, isSample }) => (
            <span>
              <PageLink to={`/rounds/${id}`}>{title}</PageLink> {isSample && <Tag warn>{say('sample')}</Tag>}
              <SubLine>{number === null ? say('no-number') : say('number', { number })}</SubLine>
            </span>
          ),
        },
        { id: 'state', head: say('list.state'), cell: (round) => <RoundStatus round={round} /> },
        { id: 'version', head: say('list.version'), cell: ({ version }) => version },
        { id: 'year', head: say('list.year'), figure: true, cell: ({ programYear }) => programYear },
        { id: 'opens', head: say('list.opens'), cell: ({ opensAt }) => (opensAt ? momentWords(opensAt) : '—') },
        { id: 'closes', head: say('list.closes'), cell: ({ closesAt }) => (closesAt ? momentWords(closesAt) : '—') },
      ]}
    />
  );
}
