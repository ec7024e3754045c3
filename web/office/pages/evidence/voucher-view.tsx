import { useState } from 'react';
import { type OfficeVoucherView, officeVoucher } from '../../../../contracts/evidence.ts';
import { ReadingMark } from '../../../evidence/reading-mark.tsx';
import { VoucherFacts } from '../../../evidence/voucher-facts.tsx';
import { VoucherPicture } from '../../../evidence/voucher-picture.tsx';
import { kindWord } from '../../../evidence/words.ts';
import { useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { chineseDay, yuanFigure } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { CancelInvoice } from './cancel-invoice.tsx';
import { Collisions, Places } from './collisions.tsx';
import { EstablishDialog } from './establish-dialog.tsx';
import { say } from './say.ts';

/** A voucher as the office sees it: picture, reading beside typing, where it is counted and what collides with it. */
export function VoucherView({ voucherId }: { readonly voucherId: string }) {
  const found = useGet(`/office/vouchers/${encodeURIComponent(voucherId)}`, officeVoucher);
  return <Answer of={found}>{(voucher) => <Voucher key={voucher.id} voucher={voucher} />}</Answer>;
}

function Voucher({ voucher }: { readonly voucher: OfficeVoucherView }) {
  const { id, label, kind, file, organisationName, createdAt, hasPreview } = voucher;
  return (
    <div className="stack">
      <p className="cost-bar">
        <span className="voucher-marks">
          <b>{label}</b>
          <ReadingMark voucher={voucher} />
        </span>
        <LinkButton kind="plain" icon="eye" href={`/api/v1/files/${file.id}/content`} download={file.name}>
          {say('show.original')}
        </LinkButton>
      </p>
      {hasPreview && <VoucherPicture voucherId={id} label={label} />}
      <DataList
        data={[
          { label: say('show.kind'), value: kindWord(kind) },
          { label: say('show.organisation'), value: organisationName },
          { label: say('show.file'), value: file.name },
          { label: say('show.uploaded'), value: chineseDay(createdAt.slice(0, 10)) },
          { label: say('show.key'), value: <Key voucher={voucher} /> },
          { label: say('show.invoice'), value: <Counted voucher={voucher} /> },
        ]}
      />
      <Acts voucher={voucher} />
      <Section title={say('collisions.title', { count: voucher.collisions.length })}>
        <Collisions collisions={voucher.collisions} more={voucher.moreCollisions} />
      </Section>
      <Section title={say('places.title')}>
        <Places places={voucher.places} />
      </Section>
      <VoucherFacts voucher={voucher} />
    </div>
  );
}

function Key({ voucher: { invoiceKey, established } }: { readonly voucher: OfficeVoucherView }) {
  if (invoiceKey === null) return <span className="note">{say('show.key-none')}</span>;
  return (
    <span>
      {invoiceKey}
      {established && <span className="sub">{say('show.established')}</span>}
    </span>
  );
}

function Counted({ voucher: { invoice } }: { readonly voucher: OfficeVoucherView }) {
  if (!invoice) return <span className="note">{say('show.counted-none')}</span>;
  const { countedFen, totalFen, cancelledAt } = invoice;
  if (cancelledAt !== null) {
    return (
      <Callout kind="warn">
        <p>{say('show.cancelled', { day: chineseDay(cancelledAt.slice(0, 10)) })}</p>
      </Callout>
    );
  }
  return <span>{say('show.counted', { counted: yuanFigure(countedFen), total: yuanFigure(totalFen) })}</span>;
}

function Acts({ voucher }: { readonly voucher: OfficeVoucherView }) {
  const { mayEstablish, mayCancel, invoiceKey, invoice, reading } = voucher;
  const [open, setOpen] = useState<'establish' | 'cancel'>();
  const cancels = reading?.cancels ?? invoiceKey;
  const isCancelled = invoice !== null && invoice.cancelledAt !== null;
  const close = () => setOpen(undefined);
  if (!mayEstablish && !mayCancel) return null;
  return (
    <p className="actions">
      {mayEstablish && (
        <Button kind="plain" onClick={() => setOpen('establish')}>
          {say('establish')}
        </Button>
      )}
      {mayCancel && cancels !== null && !isCancelled && (
        <Button kind="plain" onClick={() => setOpen('cancel')}>
          {say('cancel')}
        </Button>
      )}
      {open === 'establish' && <EstablishDialog voucher={voucher} onClose={close} />}
      {open === 'cancel' && cancels !== null && <CancelInvoice invoiceKey={cancels} onClose={close} />}
    </p>
  );
}
