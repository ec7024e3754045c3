import { useState } from 'react';
import { DateInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useScreenCommand } from './acts.ts';
import { ColleagueField } from './colleague-field.tsx';
import { say } from './say.ts';

interface AssignAccountantProps {
  readonly applicationId: string;
  readonly onClose: () => void;
}

/** Gives the application to an accountant from outside until a day. */
export function AssignAccountantDialog({ applicationId, onClose }: AssignAccountantProps) {
  const [accountId, setAccountId] = useState('');
  const [dueDay, setDueDay] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const assign = useScreenCommand<object>(applicationId, '/accountants', () => {
    toast(say('accountants.given'));
    onClose();
  });
  const submit = () => {
    setPressed(true);
    if (accountId !== '' && dueDay !== null) assign.mutate({ accountId, dueDay });
  };
  return (
    <Dialog title={say('accountants.assign')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ColleagueField
          label={say('accountants.who')}
          staffRole="accountant"
          value={accountId}
          onChange={setAccountId}
          error={pressed && accountId === '' ? say('fill') : undefined}
        />
        <DateInput
          label={say('accountants.due')}
          required
          value={dueDay}
          onChange={setDueDay}
          error={pressed && dueDay === null ? say('fill') : undefined}
        />
        {assign.isError && <ErrorState error={assign.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={assign.isPending}>
            {say('accountants.assign')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
