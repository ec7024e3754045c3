import { useState } from 'react';
import { type SearchResult, searchResults } from '../../../../contracts/work-list.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useRowKeys } from '../../../kit/keys.ts';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { say, stateWord } from '../worklist/say.ts';

/** Applications by number, company and work: two signs are enough. */
export function Page() {
  const [{ text = '', cursor }] = useQueryState();
  const isAsked = text.trim() !== '';
  const found = useGet(`/search${writeQuery({ text: text.trim(), cursor })}`, searchResults, { enabled: isAsked });
  const note = found.data && say('search.found', { text, count: found.data.items.length });
  return (
    <PageBody title={say('search.title')} {...(note === undefined ? {} : { note })}>
      {isAsked ? (
        <Answer of={found}>
          {({ items, next }) => (
            <>
              {items.length === 0 ? (
                <Empty title={say('search.none')}>
                  <p>{say('search.none-hint')}</p>
                </Empty>
              ) : (
                <Results items={items} />
              )}
              <Pager next={next} />
            </>
          )}
        </Answer>
      ) : (
        <Empty title={say('search.empty')} />
      )}
    </PageBody>
  );
}

function Results({ items }: { readonly items: readonly SearchResult[] }) {
  const go = useGo();
  const open = (id: string) => go(`/applications/${id}`);
  const [row, setRow] = useState<string>();
  useRowKeys({ keys: items.map(({ id }) => id), current: row, onMove: setRow, onOpen: open });
  return (
    <Table
      caption={say('search.caption')}
      folds
      rows={items}
      keyOf={({ id }) => id}
      open={row}
      onOpen={({ id }) => open(id)}
      columns={[
        {
          id: 'number',
          head: say('column.number'),
          rowHead: true,
          cell: ({ id, number }) => <PageLink to={`/applications/${id}`}>{number}</PageLink>,
        },
        {
          id: 'applicant',
          head: say('column.applicant'),
          wide: true,
          cell: ({ organisationName, subjects }) => (
            <span>
              {organisationName}
              {subjects.length > 0 && (
                <SubLine>
                  {subjects.map((title) => say('subject.title', { title })).join(say('list.separator'))}
                </SubLine>
              )}
            </span>
          ),
        },
        { id: 'round', head: say('search.round'), wide: true, cell: ({ roundTitle }) => roundTitle },
        { id: 'state', head: say('column.state'), cell: ({ state }) => stateWord(state) },
        { id: 'submitted', head: say('search.submitted'), cell: ({ submittedOn }) => chineseDay(submittedOn) },
      ]}
    />
  );
}
