import { useState } from 'react';
import type { z } from 'zod';
import { cancellationList, type cancellationProposal } from '../../../../contracts/evidence.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, Empty, toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { CancelInvoice } from './cancel-invoice.tsx';
import { say } from './say.ts';

type Proposal = z.output<typeof cancellationProposal>;

/** Red-letter invoices that say they cancel another: the officer decides. */
export function Page() {
  const [{ cursor }] = useQueryState();
  const proposals = useGet(`/office/invoice-cancellations${writeQuery({ cursor })}`, cancellationList);
  const [open, setOpen] = useState<{ readonly act: 'cancel' | 'dismiss'; readonly proposal: Proposal }>();
  const close = () => setOpen(undefined);
  return (
    <PageBody title={say('cancellations.title')} note={say('cancellations.note')}>
      <Answer of={proposals}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('cancellations.empty')} />
            ) : (
              <Proposals items={items} onAct={(act, proposal) => setOpen({ act, proposal })} />
            )}
            <Pager next={next} />
          </>
        )}
      </Answer>
      {open?.act === 'cancel' && <CancelInvoice invoiceKey={open.proposal.invoiceKey} onClose={close} />}
      {open?.act === 'dismiss' && <Dismiss proposal={open.proposal} onClose={close} />}
    </PageBody>
  );
}

interface ProposalsProps {
  readonly items: readonly Proposal[];
  readonly onAct: (act: 'cancel' | 'dismiss', proposal: Proposal) => void;
}

function Proposals({ items, onAct }: ProposalsProps) {
  return (
    <Table
      caption={say('cancellations.caption')}
      folds
      rows={items}
      keyOf={({ voucherId }) => voucherId}
      columns={[
        {
          id: 'red',
          head: say('cancellations.red'),
          rowHead: true,
          wide: true,
          cell: ({ voucherId, label, organisationName }) => (
            <span>
              <PageLink to={`/vouchers/${voucherId}`}>{label || say('cancellations.red')}</PageLink>
              <SubLine>{organisationName}</SubLine>
            </span>
          ),
        },
        { id: 'key', head: say('cancellations.key'), cell: ({ invoiceKey }) => invoiceKey },
        {
          id: 'counted',
          head: say('cancellations.counted'),
          figure: true,
          cell: ({ countedFen }) => <Money fen={countedFen} as="table" />,
        },
        {
          id: 'at',
          head: say('cancellations.at'),
          cell: ({ proposedAt }) => chineseDay(proposedAt.slice(0, 10)),
        },
        {
          id: 'acts',
          head: say('cancellations.acts'),
          cell: (proposal) => (
            <span className="nowrap-acts">
              <Button kind="plain" onClick={() => onAct('cancel', proposal)}>
                {say('cancel')}
              </Button>
              <Button kind="quiet" onClick={() => onAct('dismiss', proposal)}>
                {say('cancellations.dismiss')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}

function Dismiss({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }) {
  const dismiss = useCommand<string>({
    path: `/office/invoice-cancellations/${proposal.voucherId}/dismiss`,
    body: (reason) => ({ reason }),
    refresh: ['/office/invoice-cancellations'],
    onDone: () => toast(say('cancellations.dismissed')),
  });
  return (
    <ConfirmDialog
      title={say('cancellations.dismiss')}
      act={say('cancellations.dismiss')}
      reason={{ label: say('cancel.reason'), required: true }}
      onConfirm={(reason) => dismiss.mutateAsync(reason)}
      onClose={onClose}
    >
      {say('cancellations.dismiss-what')}
    </ConfirmDialog>
  );
}
