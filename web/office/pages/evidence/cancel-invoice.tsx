import { cancelledInvoice } from '../../../../contracts/evidence.ts';
import { useCommand } from '../../../kit/data.ts';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

/** Registers that an invoice was cancelled by a red-letter one. */
export function CancelInvoice({ invoiceKey, onClose }: { readonly invoiceKey: string; readonly onClose: () => void }) {
  const cancel = useCommand<string, typeof cancelledInvoice>({
    path: `/office/invoices/${encodeURIComponent(invoiceKey)}/cancel`,
    schema: cancelledInvoice,
    body: (reason) => ({ reason }),
    refresh: ['/office/vouchers', '/office/invoice-cancellations'],
    onDone: ({ released }) => toast(say('cancel.done', { count: released })),
  });
  return (
    <ConfirmDialog
      title={say('cancel')}
      act={say('cancel')}
      danger
      reason={{ label: say('cancel.reason'), required: true }}
      onConfirm={(reason) => cancel.mutateAsync(reason)}
      onClose={onClose}
    >
      {say('cancel.what', { key: invoiceKey })}
    </ConfirmDialog>
  );
}
