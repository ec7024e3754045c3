import { useState } from 'react';
import type { z } from 'zod';
import { debarmentView, type recordDebarment } from '../../../../contracts/integrity.ts';
import { useCommand } from '../../../kit/data.ts';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { say } from './say.ts';

type Decision = Omit<z.input<typeof recordDebarment>, 'organisationId'>;

interface RecordProps {
  readonly organisationId: string;
  readonly onClose: () => void;
}

/** Enters a decision; how long it bars is a rule of the policy, so no end is asked for. */
export function RecordDialog({ organisationId, onClose }: RecordProps) {
  const { today } = useSignedIn();
  const [decidedOn, setDecidedOn] = useState<string | null>(null);
  const [documentNumber, setDocumentNumber] = useState('');
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const record = useCommand<Decision, typeof debarmentView>({
    path: `/organisations/${organisationId}/debarments`,
    schema: debarmentView,
    refresh: ['/organisations'],
    onDone() {
      toast(say('record.done'));
      onClose();
    },
  });
  const isFuture = decidedOn !== null && decidedOn > today;
  const missing = (isMissing: boolean) => (pressed && isMissing ? say('missing') : undefined);
  const submit = () => {
    setPressed(true);
    if (decidedOn === null || isFuture || reason.trim() === '') return;
    record.mutate({ decidedOn, reason: reason.trim(), documentNumber: documentNumber.trim() });
  };
  return (
    <Dialog title={say('record.act')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say('record.what')}</p>
        <DateInput
          label={say('decided-on')}
          required
          max={today}
          value={decidedOn}
          onChange={setDecidedOn}
          error={isFuture ? say('record.future') : missing(decidedOn === null)}
        />
        <TextInput label={say('record.document')} maxLength={100} value={documentNumber} onChange={setDocumentNumber} />
        <TextArea
          label={say('reason')}
          help={say('record.reason-help')}
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={missing(reason.trim() === '')}
        />
        {record.isError && <ErrorState error={record.error} />}
        <p className="actions">
          <Button kind="danger" type="submit" busy={record.isPending}>
            {say('record.act')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
