import { useState } from 'react';
import type { OfficeRoundView } from '../../../../contracts/round.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextArea } from '../../../kit/fields/text.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog, Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { MomentInput } from './moment-input.tsx';
import { dayOf, isAfter } from './moments.ts';
import { say } from './say.ts';

interface DialogProps {
  readonly round: OfficeRoundView;
  readonly onClose: () => void;
}

const REFRESH = ['/office/rounds', '/rounds'];

/** Ends a round, or throws a draft away, with a reason. */
export function CancelDialog({ round, onClose }: DialogProps) {
  const isDraft = round.state === 'draft';
  const cancel = useCommand<{ readonly reason: string }>({
    path: `/rounds/${round.id}/cancel`,
    refresh: REFRESH,
    onDone: () => toast(say('cancel.done')),
  });
  return (
    <ConfirmDialog
      title={say(isDraft ? 'cancel.draft' : 'cancel.act')}
      act={say(isDraft ? 'cancel.draft' : 'cancel.act')}
      danger
      reason={{
        label: say('reason'),
        required: true,
        help: isDraft ? undefined : say('reason-public'),
      }}
      onConfirm={(reason) => cancel.mutateAsync({ reason })}
      onClose={onClose}
    >
      <p>{say(isDraft ? 'cancel.draft-what' : 'cancel.what')}</p>
    </ConfirmDialog>
  );
}

interface Extension {
  readonly closesAt: string;
  readonly graceUntil: string | null;
  readonly reason: string;
}

/** Moves the deadline of a published round to a later moment. */
export function ExtendDialog({ round, onClose }: DialogProps) {
  const { today } = useSignedIn();
  const [closesAt, setClosesAt] = useState<string | null>(null);
  const [graceUntil, setGraceUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const extend = useCommand<Extension>({
    path: `/rounds/${round.id}/extend`,
    refresh: REFRESH,
    onDone() {
      toast(say('extend.done'));
      onClose();
    },
  });
  const until = round.closesAt ?? '';
  const late = closesAt !== null && isAfter(closesAt, until) && dayOf(closesAt) >= today;
  const graceless = graceUntil !== null && closesAt !== null && !isAfter(graceUntil, closesAt);
  const submit = () => {
    setPressed(true);
    if (closesAt === null || !late || graceless || reason.trim() === '') return;
    extend.mutate({ closesAt, graceUntil, reason: reason.trim() });
  };
  return (
    <Dialog title={say('extend.act')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say('extend.now', { until: until === '' ? '—' : momentWords(until) })}</p>
        <MomentInput
          label={say('extend.closes')}
          required
          value={closesAt}
          onChange={setClosesAt}
          error={(pressed || closesAt !== null) && !late ? say('extend.not-later') : undefined}
        />
        <MomentInput
          label={say('extend.grace')}
          help={round.graceUntil ? say('extend.grace-now', { until: momentWords(round.graceUntil) }) : undefined}
          value={graceUntil}
          onChange={setGraceUntil}
          error={graceless ? say('defect.grace-order') : undefined}
        />
        <TextArea
          label={say('reason')}
          help={say('reason-public')}
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={pressed && reason.trim() === '' ? say('reason-missing') : undefined}
        />
        {extend.isError && <ErrorState error={extend.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={extend.isPending}>
            {say('extend.act')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
