import { useState } from 'react';
import { revisedVoucher, type VoucherView, voucher as voucherSchema } from '../../../../contracts/evidence.ts';
import { ReadingMark } from '../../../evidence/reading-mark.tsx';
import { TypedFields } from '../../../evidence/typed-fields.tsx';
import { VoucherFacts } from '../../../evidence/voucher-facts.tsx';
import { VoucherPicture } from '../../../evidence/voucher-picture.tsx';
import { isWaiting, KIND_OPTIONS, kindIn } from '../../../evidence/words.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useGo, usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from './say.ts';

const POLL_MILLISECONDS = 2000;

/** One voucher: what was read of it, what the company says of it. */
export function Page() {
  const id = usePathPart('voucherId');
  const [polls, setPolls] = useState(true);
  const found = useGet(`/vouchers/${encodeURIComponent(id)}`, voucherSchema, {
    pollMilliseconds: polls && POLL_MILLISECONDS,
  });
  const waits = found.data === undefined || isWaiting(found.data);
  if (waits !== polls) setPolls(waits);
  return <Answer of={found}>{(voucher) => <Voucher key={voucher.revision} voucher={voucher} />}</Answer>;
}

function Voucher({ voucher }: { readonly voucher: VoucherView }) {
  const { id, label, file, createdAt, withdrawn, hasPreview } = voucher;
  const [asking, setAsking] = useState(false);
  const go = useGo();
  const withdraw = useCommand({
    path: `/vouchers/${id}/withdraw`,
    schema: revisedVoucher,
    body: () => ({ revision: voucher.revision }),
    refresh: ['/vouchers'],
    onDone: () => {
      toast(say('show.withdrawn'));
      go('/vouchers');
    },
  });
  return (
    <PageBody
      title={label}
      note={say('show.caption', { name: file.name, date: chineseDay(createdAt.slice(0, 10)) })}
      actions={
        !withdrawn && (
          <Button kind="plain" onClick={() => setAsking(true)}>
            {say('show.withdraw')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="voucher-marks">
          <ReadingMark voucher={voucher} />
          <PageLink to="/vouchers">{say('show.back')}</PageLink>
        </p>
        {hasPreview && <VoucherPicture voucherId={id} label={label} />}
        <VoucherFacts voucher={voucher} />
        {!withdrawn && <Typed voucher={voucher} />}
      </div>
      {asking && (
        <ConfirmDialog
          title={say('show.withdraw')}
          act={say('show.withdraw')}
          danger
          onConfirm={() => withdraw.mutateAsync()}
          onClose={() => setAsking(false)}
        >
          {say('show.withdraw-what')}
        </ConfirmDialog>
      )}
    </PageBody>
  );
}

function Typed({ voucher }: { readonly voucher: VoucherView }) {
  const { id, revision, file } = voucher;
  const [kind, setKind] = useState(voucher.kind);
  const [label, setLabel] = useState(voucher.label === file.name ? '' : voucher.label);
  const [typed, setTyped] = useState(voucher.typed);
  const isRead = voucher.readingState === 'read' && voucher.totalFen !== null;
  const save = useCommand({
    path: `/vouchers/${id}/change`,
    schema: revisedVoucher,
    body: () => ({ revision, kind, label, typed }),
    refresh: ['/vouchers'],
    onDone: () => toast(say('show.saved')),
  });
  return (
    <Section title={say('show.typed')}>
      <div className="stack">
        {!isRead && <p className="note">{say('show.typed-note')}</p>}
        <div className="row">
          <Select
            label={say('show.kind')}
            value={kind}
            onChange={(value) => setKind(kindIn(value) ?? kind)}
            options={KIND_OPTIONS}
          />
          <TextInput
            label={say('show.label')}
            value={label}
            onChange={setLabel}
            maxLength={200}
            placeholder={file.name}
          />
        </div>
        {isRead ? (
          <details className="more">
            <summary>{say('show.by-hand')}</summary>
            <TypedFields kind={kind} typed={typed} onChange={setTyped} />
          </details>
        ) : (
          <TypedFields kind={kind} typed={typed} onChange={setTyped} />
        )}
        {save.error && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" busy={save.isPending} onClick={() => save.mutate()}>
            {say('show.save')}
          </Button>
        </p>
      </div>
    </Section>
  );
}
