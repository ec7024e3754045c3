import type { VoucherCollision, VoucherPlace } from '../../../../contracts/evidence.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { say } from './say.ts';

/** Where a voucher itself stands. */
export function Places({ places }: { readonly places: readonly VoucherPlace[] }) {
  if (places.length === 0) return <p className="note">{say('places.none')}</p>;
  return (
    <Table
      caption={say('places.caption')}
      folds
      rows={places}
      keyOf={({ costLineId }) => costLineId}
      columns={[
        { id: 'place', head: say('places.title'), rowHead: true, wide: true, cell: (place) => <Place place={place} /> },
        {
          id: 'amount',
          head: say('collisions.amount'),
          figure: true,
          cell: ({ amountFen }) => <Money fen={amountFen} as="table" />,
        },
        { id: 'counted', head: say('collisions.counted'), figure: true, cell: (place) => <Counted place={place} /> },
      ]}
    />
  );
}

/** Other vouchers that are the same or look like it, each with its place. A hint, never a decision. */
export function Collisions({
  collisions,
  more,
}: {
  readonly collisions: readonly VoucherCollision[];
  readonly more: boolean;
}) {
  if (collisions.length === 0) return <p className="note">{say('collisions.none')}</p>;
  return (
    <>
      <Table
        caption={say('collisions.caption')}
        folds
        rows={collisions}
        keyOf={({ kind, place, voucherId }) => `${kind} ${place.costLineId} ${voucherId}`}
        columns={[
          {
            id: 'kind',
            head: say('collisions.kind'),
            cell: ({ kind, sameOrganisation, place }) => (
              <span>
                <Tag warn={place.countedFen !== null || !sameOrganisation}>{say(`collisions.${kind}`)}</Tag>
                <SubLine>{say(sameOrganisation ? 'collisions.own' : 'collisions.other')}</SubLine>
              </span>
            ),
          },
          {
            id: 'place',
            head: say('collisions.place'),
            rowHead: true,
            wide: true,
            cell: ({ place, voucherId }) => (
              <span>
                <Place place={place} />
                <SubLine>
                  <PageLink to={`/vouchers/${voucherId}`}>{say('collisions.look')}</PageLink>
                </SubLine>
              </span>
            ),
          },
          {
            id: 'amount',
            head: say('collisions.amount'),
            figure: true,
            cell: ({ place }) => <Money fen={place.amountFen} as="table" />,
          },
          {
            id: 'counted',
            head: say('collisions.counted'),
            figure: true,
            cell: ({ place }) => <Counted place={place} />,
          },
        ]}
      />
      {more && <p className="note">{say('collisions.more')}</p>}
    </>
  );
}

function Place({ place }: { readonly place: VoucherPlace }) {
  const { number, year, position, invoiceLine, organisationName, description } = place;
  const line = invoiceLine === null ? '' : say('place.line', { line: invoiceLine });
  return (
    <span>
      {organisationName}
      <SubLine>{`${say('place', { number, year, position })}${line}`}</SubLine>
      {description !== '' && <SubLine>{description}</SubLine>}
    </span>
  );
}

function Counted({ place: { countedFen } }: { readonly place: VoucherPlace }) {
  return <Money fen={countedFen} as="table" unknown={say('not-counted')} />;
}
