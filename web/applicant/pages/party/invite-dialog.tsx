import { useState } from 'react';
import { invited } from '../../../../contracts/party.ts';
import { useCommand } from '../../../kit/data.ts';
import { RadioGroup } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { Form, wrongAt } from './form.tsx';
import { say } from './say.ts';

const ROLES = ['preparer', 'viewer'] as const;

interface InviteDialogProps {
  readonly organisationId: string;
  readonly onClose: () => void;
}

/** Invites by e-mail address or mobile number: what was typed tells which. */
export function InviteDialog({ organisationId, onClose }: InviteDialogProps) {
  const [address, setAddress] = useState('');
  const [role, setRole] = useState<string>('preparer');
  const invite = useCommand<{ readonly role: string; readonly to: object }, typeof invited>({
    path: `/organisations/${organisationId}/invite`,
    schema: invited,
    refresh: ['/organisations'],
    onDone: () => {
      toast(say('members.invited'));
      onClose();
    },
  });
  const typed = address.trim();
  const channel = typed.includes('@') ? 'email' : 'mobile';
  return (
    <Dialog title={say('members.invite')} onClose={onClose}>
      <Form
        act={say('members.invite')}
        busy={invite.isPending}
        error={invite.error}
        onSubmit={() => invite.mutate({ role, to: { channel, address: typed } })}
      >
        <TextInput
          label={say('members.address')}
          help={say('members.address-help')}
          required
          maxLength={200}
          value={address}
          onChange={setAddress}
          error={wrongAt(invite.error, '/to/address')}
        />
        <RadioGroup
          label={say('members.role')}
          value={role}
          onChange={setRole}
          options={ROLES.map((value) => ({ value, label: say(`members.role.${value}`) }))}
        />
      </Form>
    </Dialog>
  );
}
