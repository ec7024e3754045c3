import { WORK_KINDS } from '../../../../contracts/subjects.ts';
import { type SubjectLine, subjectPage } from '../../../../contracts/works.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { CheckMark } from '../../../works/check-mark.tsx';
import { KIND_OPTIONS, kindWord } from '../../../works/words.ts';
import { say } from './say.ts';

/** The works, parks, events and projects of the organisation. */
export function Page() {
  const [{ kind, cursor }] = useQueryState();
  const works = useGet(`/works${writeQuery({ kind, cursor })}`, subjectPage);
  return (
    <PageBody
      title={say('list.title')}
      note={say('list.note')}
      actions={
        <LinkButton kind="main" icon="plus" to="/works/new">
          {say('list.new')}
        </LinkButton>
      }
    >
      <FilterBar
        label={say('list.filter')}
        filters={[{ name: 'kind', label: say('list.kind'), options: KIND_OPTIONS }]}
      />
      <Answer of={works}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('list.empty')}>
                <p>{say('list.empty-what')}</p>
              </Empty>
            ) : (
              <Works works={items} />
            )}
            <Pager next={next} words={say('list.count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Works({ works }: { readonly works: readonly SubjectLine[] }) {
  return (
    <Table
      caption={say('list.caption')}
      folds
      rows={works}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'title',
          head: say('list.name'),
          rowHead: true,
          wide: true,
          cell: ({ id, title, presenterName }) => (
            <span>
              <PageLink to={`/works/${id}`}>{title}</PageLink>
              {presenterName !== '' && <SubLine>{presenterName}</SubLine>}
            </span>
          ),
        },
        { id: 'kind', head: say('list.kind'), cell: ({ kind }) => kindWord(kind) },
        { id: 'numbers', head: say('list.numbers'), cell: ({ filingState }) => <CheckMark state={filingState} /> },
        {
          id: 'released',
          head: say('list.released'),
          cell: ({ releasedOn }) => (releasedOn === null ? '—' : chineseDay(releasedOn)),
        },
        {
          id: 'today',
          head: say('work.days'),
          cell: ({ id, kind, title, mergedInto }) =>
            WORK_KINDS.includes(kind) && mergedInto === null ? (
              <PageLink to={`/works/${id}/days/add`} label={say('list.today-of', { title })}>
                {say('list.today')}
              </PageLink>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
