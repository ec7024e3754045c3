import { useState } from 'react';
import { type OfficeVoucherView, revisedVoucher } from '../../../../contracts/evidence.ts';
import { useCommand } from '../../../kit/data.ts';
import { MoneyInput } from '../../../kit/fields/amount.tsx';
import { TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface EstablishProps {
  readonly voucher: OfficeVoucherView;
  readonly onClose: () => void;
}

/** Number and total read off the picture by an officer, with the reason. */
export function EstablishDialog({ voucher, onClose }: EstablishProps) {
  const [key, setKey] = useState(voucher.invoiceKey ?? '');
  const [totalFen, setTotalFen] = useState(voucher.totalFen);
  const [reason, setReason] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const save = useCommand({
    path: `/office/vouchers/${voucher.id}/establish`,
    schema: revisedVoucher,
    body: () => ({ revision: voucher.revision, invoiceKey: key.trim(), totalFen, reason }),
    refresh: ['/office/vouchers'],
    onDone: () => {
      toast(say('establish.saved'));
      onClose();
    },
  });
  const press = () => {
    const isWhole = key.trim() !== '' && totalFen !== null && reason.trim() !== '';
    setIncomplete(!isWhole);
    if (isWhole) save.mutate();
  };
  return (
    <Dialog title={say('establish')} onClose={onClose}>
      <div className="stack">
        <p className="note">{say('establish.what')}</p>
        <TextInput label={say('establish.key')} value={key} onChange={setKey} maxLength={40} required />
        <MoneyInput label={say('establish.total')} value={totalFen} onChange={setTotalFen} required />
        <TextArea label={say('establish.reason')} value={reason} onChange={setReason} maxLength={500} required />
        {incomplete && <p role="alert">{say('establish.incomplete')}</p>}
        {save.error && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" busy={save.isPending} onClick={press}>
            {say('establish.save')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
