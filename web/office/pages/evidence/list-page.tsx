import { type OfficeVoucherLine, officeVoucherList } from '../../../../contracts/evidence.ts';
import { ReadingMark } from '../../../evidence/reading-mark.tsx';
import { KIND_OPTIONS, kindIn, kindWord } from '../../../evidence/words.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from './say.ts';

/** Vouchers of all applicants, by number. */
export function Page() {
  const [{ kind, q, cursor }] = useQueryState();
  const vouchers = useGet(`/office/vouchers${writeQuery({ kind: kindIn(kind), q, cursor })}`, officeVoucherList);
  return (
    <PageBody
      title={say('list.title')}
      note={say('list.note')}
      actions={
        <LinkButton kind="plain" icon="warning" to="/invoice-cancellations">
          {say('list.cancellations')}
        </LinkButton>
      }
    >
      <FilterBar
        label={say('list.filter')}
        filters={[
          { name: 'q', label: say('list.q') },
          { name: 'kind', label: say('list.kind'), options: KIND_OPTIONS },
        ]}
      />
      <Answer of={vouchers}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty title={say('list.empty')} /> : <Vouchers vouchers={items} />}
            <Pager next={next} words={say('list.count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Vouchers({ vouchers }: { readonly vouchers: readonly OfficeVoucherLine[] }) {
  return (
    <Table
      caption={say('list.caption')}
      folds
      rows={vouchers}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          head: say('list.name'),
          rowHead: true,
          wide: true,
          cell: ({ id, label, number }) => (
            <span>
              <PageLink to={`/vouchers/${id}`}>{label}</PageLink>
              {number !== '' && <SubLine>{number}</SubLine>}
            </span>
          ),
        },
        { id: 'kind', head: say('list.kind'), cell: ({ kind }) => kindWord(kind) },
        {
          id: 'organisation',
          head: say('list.organisation'),
          wide: true,
          cell: ({ organisationName }) => organisationName,
        },
        { id: 'party', head: say('list.party'), wide: true, cell: ({ otherParty }) => otherParty || '—' },
        {
          id: 'day',
          head: say('list.day'),
          cell: ({ issuedOn }) => (issuedOn === null ? '—' : chineseDay(issuedOn)),
        },
        {
          id: 'amount',
          head: say('list.amount'),
          figure: true,
          cell: ({ totalFen }) => <Money fen={totalFen} as="table" unknown="—" />,
        },
        { id: 'state', head: say('list.state'), cell: (voucher) => <ReadingMark voucher={voucher} /> },
      ]}
    />
  );
}
