import { useState } from 'react';
import { type VoucherLine, voucherList } from '../../../../contracts/evidence.ts';
import { ReadingMark } from '../../../evidence/reading-mark.tsx';
import { isWaiting, KIND_OPTIONS, kindIn, kindWord } from '../../../evidence/words.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { AddVouchers } from './add-vouchers.tsx';
import { say } from './say.ts';

const POLL_MILLISECONDS = 2000;

/** The vouchers of the organisation: handed in once, used wherever they are needed. */
export function Page() {
  const [{ kind, q, cursor }] = useQueryState();
  const [adding, setAdding] = useState(false);
  const [polls, setPolls] = useState(false);
  const path = `/vouchers${writeQuery({ kind: kindIn(kind), q, cursor })}`;
  const vouchers = useGet(path, voucherList, { pollMilliseconds: polls && POLL_MILLISECONDS });
  const waits = vouchers.data?.items.some(isWaiting) ?? false;
  if (waits !== polls) setPolls(waits);
  return (
    <PageBody
      title={say('list.title')}
      note={say('list.note')}
      actions={
        <Button kind="main" icon="upload" onClick={() => setAdding(true)}>
          {say('list.add')}
        </Button>
      }
    >
      <FilterBar
        label={say('list.filter')}
        filters={[
          { name: 'kind', label: say('list.kind'), options: KIND_OPTIONS },
          { name: 'q', label: say('list.q') },
        ]}
      />
      <Answer of={vouchers}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Nothing isFiltered={Boolean(kind || q)} /> : <Vouchers vouchers={items} />}
            <Pager next={next} words={say('list.count', { count: items.length })} />
          </>
        )}
      </Answer>
      {adding && <AddVouchers first={kindIn(kind) ?? 'invoice'} onClose={() => setAdding(false)} />}
    </PageBody>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <Empty title={say('list.not-found')} />;
  return (
    <Empty title={say('list.empty')}>
      <p>{say('list.empty-what')}</p>
    </Empty>
  );
}

function Vouchers({ vouchers }: { readonly vouchers: readonly VoucherLine[] }) {
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
