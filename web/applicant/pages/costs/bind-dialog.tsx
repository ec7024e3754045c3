import { useState } from 'react';
import { type CostLineView, revisedCostLine, type VoucherPlaceOfLine } from '../../../../contracts/cost-lines.ts';
import { type VoucherKind, type VoucherLine, voucherList } from '../../../../contracts/evidence.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { SubLine } from '../../../kit/parts/table.tsx';
import { Tabs } from '../../../kit/parts/tabs.tsx';
import { writeQuery } from '../../../kit/url.ts';
import { VoucherDrop } from '../vouchers/add-vouchers.tsx';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface BindProps {
  readonly applicationId: string;
  readonly line: CostLineView;
  readonly onClose: () => void;
}

const KINDS: Readonly<Record<VoucherPlaceOfLine, VoucherKind>> = {
  contract: 'contract',
  invoice: 'invoice',
  slip: 'bank-slip',
};
const PLACES = ['contract', 'invoice', 'slip'] as const;

/** Contract, invoice and slip of one cost line: chosen from those handed in, or uploaded here. */
export function BindDialog({ applicationId, line, onClose }: BindProps) {
  const [place, setPlace] = useState<VoucherPlaceOfLine>(PLACES.find((one) => line[one] === null) ?? 'invoice');
  return (
    <Dialog title={say('bind.title', { number: line.position + 1 })} onClose={onClose} wide>
      <div className="stack">
        <p className="note">{say('bind.note')}</p>
        <Tabs
          label={say('vouchers')}
          tabs={PLACES.map((id) => ({ id, label: say(line[id] === null ? 'missing' : 'bound', { kind: say(id) }) }))}
          current={place}
          onChange={(id) => setPlace(PLACES.find((one) => one === id) ?? place)}
        >
          <PlaceOfVoucher key={place} applicationId={applicationId} line={line} place={place} />
        </Tabs>
        <p className="actions">
          <Button kind="main" onClick={onClose}>
            {say('bind.done')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

interface PlaceProps {
  readonly applicationId: string;
  readonly line: CostLineView;
  readonly place: VoucherPlaceOfLine;
}

function PlaceOfVoucher({ applicationId, line, place }: PlaceProps) {
  const [invoiceLine, setInvoiceLine] = useState(line.invoiceLine);
  const bound = line[place];
  const bind = useCommand<string | null, typeof revisedCostLine>({
    path: `/applications/${applicationId}/cost-lines/${line.id}/bind`,
    schema: revisedCostLine,
    body: (voucherId) => ({
      revision: line.revision,
      as: place,
      voucherId,
      invoiceLine: place === 'invoice' && voucherId !== null ? invoiceLine : null,
    }),
    refresh: pathsAfter(applicationId),
    onDone: (_answer, voucherId) => voucherId !== null && toast(say('bind.saved', { kind: say(place) })),
  });
  return (
    <div className="stack">
      {bound ? (
        <p>
          <b>{bound.label}</b> {bound.number !== '' && <SubLine>{bound.number}</SubLine>}
          <Button kind="quiet" busy={bind.isPending} onClick={() => bind.mutate(null)}>
            {say('bind.take-off')}
          </Button>
        </p>
      ) : (
        <p className="note">{say('bind.none')}</p>
      )}
      {place === 'invoice' && (
        <NumberInput
          label={say('bind.invoice-line')}
          help={say('bind.invoice-line-help')}
          min={1}
          max={2000}
          value={invoiceLine}
          onChange={setInvoiceLine}
        />
      )}
      {place === 'invoice' && bound && invoiceLine !== line.invoiceLine && (
        <p className="actions">
          <Button kind="usual" busy={bind.isPending} onClick={() => bind.mutate(bound.id)}>
            {say('save')}
          </Button>
        </p>
      )}
      {bind.error && <ErrorState error={bind.error} />}
      <OwnVouchers
        applicationId={applicationId}
        place={place}
        boundId={bound?.id}
        busy={bind.isPending}
        onChoose={bind.mutate}
      />
      <VoucherDrop
        kind={KINDS[place]}
        label={say('bind.upload', { kind: say(place) })}
        multiple={false}
        onAdded={(id) => bind.mutate(id)}
      />
    </div>
  );
}

interface OwnProps {
  readonly applicationId: string;
  readonly place: VoucherPlaceOfLine;
  readonly boundId: string | undefined;
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
}

function OwnVouchers({ applicationId, place, boundId, busy, onChoose }: OwnProps) {
  const [q, setQ] = useState('');
  const query = writeQuery({ kind: KINDS[place], q: q.trim(), limit: 20 });
  const found = useGet(`/applications/${applicationId}/vouchers${query}`, voucherList);
  return (
    <section className="stack" aria-label={say('bind.own', { kind: say(place) })}>
      <TextInput label={say('bind.search')} type="search" value={q} onChange={setQ} maxLength={100} />
      <Answer of={found} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{say('bind.own-none', { kind: say(place) })}</p>
          ) : (
            <ul className="item-list">
              {items
                .filter(({ id }) => id !== boundId)
                .map((voucher) => (
                  <li key={voucher.id}>
                    <VoucherWords voucher={voucher} />
                    <Button kind="plain" busy={busy} onClick={() => onChoose(voucher.id)}>
                      {say('bind.choose')}
                      <span className="sr">{voucher.label}</span>
                    </Button>
                  </li>
                ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function VoucherWords({ voucher: { label, number, otherParty, totalFen } }: { readonly voucher: VoucherLine }) {
  const about = [number, otherParty].filter((part) => part !== '').join(' · ');
  return (
    <span>
      <b>{label}</b> {totalFen !== null && <Money fen={totalFen} />}
      {about !== '' && <SubLine>{about}</SubLine>}
    </span>
  );
}
