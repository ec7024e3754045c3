import { useState } from 'react';
import { REGISTER_QUEUES, type SubjectLine, subjectPage } from '../../../../contracts/works.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useRowKeys } from '../../../kit/keys.ts';
import { momentWords } from '../../../kit/moments.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { CheckMark } from '../../../works/check-mark.tsx';
import { KIND_OPTIONS, kindWord, word } from '../../../works/words.ts';
import { say } from './say.ts';

const FILTERS = [
  {
    name: 'queue',
    label: say('register.queue'),
    options: REGISTER_QUEUES.map((queue) => ({ value: queue, label: say(`queue.${queue}`) })),
  },
  { name: 'kind', label: say('register.kind'), options: KIND_OPTIONS },
  { name: 'q', label: say('register.q') },
];

/** The register of everything that claims may refer to, and what waits in it for the office. */
export function Page() {
  const [{ queue, kind, q, organisationId, cursor }] = useQueryState();
  const works = useGet(`/office/works${writeQuery({ queue, kind, q, organisationId, cursor })}`, subjectPage);
  return (
    <PageBody
      title={say('register.title')}
      note={say('register.note')}
      actions={<LinkButton to="/works/merges">{say('register.merges')}</LinkButton>}
    >
      <FilterBar label={say('register.filter')} filters={FILTERS} />
      <Answer of={works}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty title={say('register.empty')} /> : <Register works={items} />}
            <Pager next={next} words={say('register.count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Register({ works }: { readonly works: readonly SubjectLine[] }) {
  const go = useGo();
  const open = (id: string) => go(`/works/${id}`);
  const [row, setRow] = useState<string>();
  useRowKeys({ keys: works.map(({ id }) => id), current: row, onMove: setRow, onOpen: open });
  return (
    <Table
      caption={say('register.caption')}
      folds
      rows={works}
      keyOf={({ id }) => id}
      open={row}
      onOpen={({ id }) => open(id)}
      columns={[
        {
          id: 'title',
          head: say('register.name'),
          rowHead: true,
          wide: true,
          cell: ({ id, title, kind, mergedInto }) => (
            <span>
              <PageLink to={`/works/${id}`}>{title}</PageLink>{' '}
              {mergedInto !== null && <Tag>{say('register.merged')}</Tag>}
              <SubLine>{kindWord(kind)}</SubLine>
            </span>
          ),
        },
        { id: 'presenter', head: say('register.presenter'), wide: true, cell: (work) => work.presenterName || '—' },
        { id: 'tier', head: say('register.tier'), cell: ({ filingTier }) => filingTier?.label ?? '—' },
        { id: 'numbers', head: say('register.numbers'), cell: (work) => <CheckMark state={work.filingState} /> },
        {
          id: 'key',
          head: say('register.key'),
          cell: ({ keyProject, keyProjectState }) =>
            keyProject === null ? (
              '—'
            ) : (
              <span>
                {word(`key.${keyProject}`)} <CheckMark state={keyProjectState} />
              </span>
            ),
        },
        {
          id: 'created',
          head: say('register.created'),
          cell: ({ createdAt }) => momentWords(createdAt),
        },
      ]}
    />
  );
}
