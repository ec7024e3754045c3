import { useState } from 'react';
import { importedCostLines } from '../../../../contracts/cost-lines.ts';
import { voucherList } from '../../../../contracts/evidence.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer, Empty, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface FromInvoicesProps {
  readonly applicationId: string;
  readonly claimId: string;
  readonly onClose: () => void;
}

/** One cost line for each chosen invoice. The button says beforehand how many and how much. */
export function FromInvoices({ applicationId, claimId, onClose }: FromInvoicesProps) {
  const found = useGet(`/applications/${applicationId}/vouchers?kind=invoice&limit=200`, voucherList);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const make = useCommand({
    path: `/applications/${applicationId}/cost-lines/from-vouchers`,
    schema: importedCostLines,
    body: () => ({ claimId, voucherIds: [...chosen] }),
    refresh: pathsAfter(applicationId),
    onDone: ({ added }) => {
      toast(say('invoices.made', { count: added }));
      onClose();
    },
  });
  const sumFen = (found.data?.items ?? []).reduce(
    (sum, { id, totalFen }) => sum + (chosen.has(id) ? (totalFen ?? 0) : 0),
    0,
  );
  return (
    <Dialog title={say('invoices.title')} onClose={onClose} wide>
      <div className="stack">
        <p className="note">{say('invoices.note')}</p>
        <Answer of={found}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say('invoices.none')} />
            ) : (
              <Table
                caption={say('bind.own', { kind: say('invoice') })}
                folds
                rows={items.filter(({ totalFen }) => totalFen !== null)}
                keyOf={({ id }) => id}
                selection={{ chosen, onChange: setChosen, nameOf: ({ label }) => label }}
                columns={[
                  {
                    id: 'name',
                    head: say('invoice'),
                    rowHead: true,
                    wide: true,
                    cell: ({ label, number, otherParty }) => (
                      <span>
                        {otherParty || label}
                        <SubLine>{number}</SubLine>
                      </span>
                    ),
                  },
                  {
                    id: 'amount',
                    head: say('amount-head'),
                    figure: true,
                    cell: ({ totalFen }) => <Money fen={totalFen} as="table" />,
                  },
                ]}
              />
            )
          }
        </Answer>
        {make.error && <ErrorState error={make.error} />}
        <p className="actions">
          <Button
            kind="main"
            busy={make.isPending}
            disabled={chosen.size === 0}
            onClick={() => chosen.size > 0 && make.mutate()}
          >
            {chosen.size === 0
              ? say('invoices.none-chosen')
              : say('invoices.make', { count: chosen.size, amount: yuanFigure(sumFen) })}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {say('close')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
