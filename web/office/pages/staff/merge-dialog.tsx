import { useState } from 'react';
import type { z } from 'zod';
import { nothing, organisationPage, type organisationShown } from '../../../../contracts/party.ts';
import { get } from '../../../kit/api.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { writeQuery } from '../../../kit/url.ts';
import { say } from './say.ts';

interface MergeDialogProps {
  readonly organisation: z.output<typeof organisationShown>;
  readonly onClose: () => void;
}

/** Records that the organisation became part of another, which is named by its code. */
export function MergeDialog({ organisation, onClose }: MergeDialogProps) {
  const [uscc, setUscc] = useState('');
  const [reason, setReason] = useState('');
  const [unknown, setUnknown] = useState(false);
  const merge = useCommand<{ readonly intoId: string; readonly reason: string }, typeof nothing>({
    path: `/organisations/${organisation.organisationId}/merge`,
    schema: nothing,
    refresh: ['/organisations'],
    onDone: () => {
      toast(say('act.done'));
      onClose();
    },
  });
  const submit = async () => {
    const code = uscc.trim().toUpperCase();
    const { items } = await get(`/organisations${writeQuery({ search: code })}`, organisationPage);
    const into = items.find((item) => item.uscc === code);
    setUnknown(into === undefined);
    if (into) merge.mutate({ intoId: into.organisationId, reason });
  };
  return (
    <Dialog title={say('organisation.merge')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit().catch(() => setUnknown(true));
        }}
      >
        <p>{say('organisation.merge-what', { name: organisation.name })}</p>
        <TextInput
          label={say('organisation.merge-into')}
          required
          maxLength={24}
          value={uscc}
          onChange={setUscc}
          error={unknown ? say('organisation.merge-unknown') : undefined}
        />
        <TextArea
          label={say('organisation.merge-reason')}
          required
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={setReason}
        />
        {merge.error && <ErrorState error={merge.error} />}
        <p className="actions">
          <Button kind="danger" type="submit" busy={merge.isPending}>
            {say('organisation.merge')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
