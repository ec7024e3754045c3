import { useState } from 'react';
import { STAFF_ROLES } from '../../../../contracts/roles.ts';
import { appointed, left, nothingMore, staffInvited, substitutionArranged } from '../../../../contracts/staff.ts';
import { useCommand } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { roleWord } from '../../say.ts';
import { ActDialog, wrongAt } from './act-dialog.tsx';
import { say } from './say.ts';
import type { StaffLine } from './staff-page.tsx';

export type StaffAct =
  | { readonly kind: 'invite' | 'substitute' }
  | { readonly kind: 'appoint' | 'leave'; readonly person: StaffLine }
  | { readonly kind: 'end'; readonly person: StaffLine; readonly appointment: StaffLine['appointments'][number] };

interface StaffActDialogProps {
  readonly act: StaffAct;
  readonly people: readonly StaffLine[];
  readonly onClose: () => void;
}

/** The form of an act on people of the office. */
export function StaffActDialog({ act, people, onClose }: StaffActDialogProps) {
  switch (act.kind) {
    case 'invite':
      return <Invite onClose={onClose} />;
    case 'substitute':
      return <Substitute people={people} onClose={onClose} />;
    case 'appoint':
      return <Appoint person={act.person} onClose={onClose} />;
    case 'leave':
      return <Leave person={act.person} onClose={onClose} />;
    case 'end':
      return <End person={act.person} appointment={act.appointment} onClose={onClose} />;
  }
}

const ROLE_OPTIONS = STAFF_ROLES.map((value) => ({ value, label: roleWord(value) }));
const nameOf = ({ name }: StaffLine) => name || say('staff.no-name');

interface Closing {
  readonly onClose: () => void;
}

function useDone(onClose: () => void) {
  return () => {
    toast(say('act.done'));
    onClose();
  };
}

function Invite({ onClose }: Closing) {
  const { today } = useSignedIn();
  const [typed, setTyped] = useState({ email: '', role: '', department: '', fromDay: today });
  const invite = useCommand<typeof typed, typeof staffInvited>({
    path: '/staff/invite',
    schema: staffInvited,
    refresh: ['/staff'],
    onDone: useDone(onClose),
  });
  return (
    <ActDialog title={say('act.invite')} command={invite} onClose={onClose} onSubmit={() => invite.mutate(typed)}>
      <TextInput
        label={say('appoint.email')}
        help={say('appoint.email-help')}
        type="email"
        required
        maxLength={200}
        value={typed.email}
        onChange={(email) => setTyped({ ...typed, email })}
        error={wrongAt(invite.error, '/email')}
      />
      <RoleFields typed={typed} error={invite.error} onChange={(more) => setTyped({ ...typed, ...more })} />
      <DateInput
        label={say('appoint.from')}
        min={today}
        value={typed.fromDay}
        onChange={(day) => setTyped({ ...typed, fromDay: day ?? today })}
      />
    </ActDialog>
  );
}

interface RoleFieldsProps {
  readonly typed: { readonly role: string; readonly department: string };
  readonly error: unknown;
  readonly onChange: (more: { readonly role?: string; readonly department?: string }) => void;
}

function RoleFields({ typed, error, onChange }: RoleFieldsProps) {
  return (
    <>
      <Select
        label={say('appoint.role')}
        required
        blank={say('appoint.role-blank')}
        options={ROLE_OPTIONS}
        value={typed.role}
        onChange={(role) => onChange({ role })}
        error={wrongAt(error, '/role')}
      />
      <TextInput
        label={say('appoint.department')}
        help={say('appoint.department-help')}
        maxLength={100}
        value={typed.department}
        onChange={(department) => onChange({ department })}
      />
    </>
  );
}

function Appoint({ person, onClose }: Closing & { readonly person: StaffLine }) {
  const { today } = useSignedIn();
  const [typed, setTyped] = useState({ role: '', department: '', fromDay: today, untilDay: null as string | null });
  const appoint = useCommand<object, typeof appointed>({
    path: '/staff/appoint',
    schema: appointed,
    refresh: ['/staff'],
    onDone: useDone(onClose),
  });
  return (
    <ActDialog
      title={`${say('act.appoint')} · ${nameOf(person)}`}
      command={appoint}
      onClose={onClose}
      onSubmit={() => appoint.mutate({ accountId: person.accountId, ...typed })}
    >
      <RoleFields typed={typed} error={appoint.error} onChange={(more) => setTyped({ ...typed, ...more })} />
      <DateInput
        label={say('appoint.from')}
        min={today}
        value={typed.fromDay}
        onChange={(day) => setTyped({ ...typed, fromDay: day ?? today })}
        error={wrongAt(appoint.error, '/fromDay')}
      />
      <DateInput
        label={say('appoint.until')}
        help={say('appoint.until-help')}
        min={typed.fromDay}
        value={typed.untilDay}
        onChange={(untilDay) => setTyped({ ...typed, untilDay })}
        error={wrongAt(appoint.error, '/untilDay')}
      />
    </ActDialog>
  );
}

function Leave({ person, onClose }: Closing & { readonly person: StaffLine }) {
  const { today } = useSignedIn();
  const [lastDay, setLastDay] = useState(today);
  const leave = useCommand<object, typeof left>({
    path: `/staff/${person.accountId}/record-leaving`,
    schema: left,
    refresh: ['/staff'],
    onDone: useDone(onClose),
  });
  return (
    <ActDialog title={say('act.leave')} command={leave} onClose={onClose} onSubmit={() => leave.mutate({ lastDay })}>
      <p>{say('act.leave-what', { name: nameOf(person) })}</p>
      <DateInput label={say('appoint.last-day')} value={lastDay} onChange={(day) => setLastDay(day ?? today)} />
    </ActDialog>
  );
}

function End(props: Closing & { readonly person: StaffLine; readonly appointment: StaffLine['appointments'][number] }) {
  const { person, appointment, onClose } = props;
  const { today } = useSignedIn();
  const [untilDay, setUntilDay] = useState(today);
  const end = useCommand<object, typeof nothingMore>({
    path: `/staff/appointments/${appointment.appointmentId}/end`,
    schema: nothingMore,
    refresh: ['/staff'],
    onDone: useDone(onClose),
  });
  return (
    <ActDialog title={say('act.end')} command={end} onClose={onClose} onSubmit={() => end.mutate({ untilDay })}>
      <p>{say('act.end-what', { name: nameOf(person), role: roleWord(appointment.role) })}</p>
      <DateInput label={say('appoint.last-day')} value={untilDay} onChange={(day) => setUntilDay(day ?? today)} />
    </ActDialog>
  );
}

function Substitute({ people, onClose }: Closing & { readonly people: readonly StaffLine[] }) {
  const { today } = useSignedIn();
  const [typed, setTyped] = useState({
    absentAccountId: '',
    substituteAccountId: '',
    fromDay: today,
    untilDay: today,
  });
  const arrange = useCommand<typeof typed, typeof substitutionArranged>({
    path: '/staff/arrange-substitution',
    schema: substitutionArranged,
    refresh: ['/staff'],
    onDone: useDone(onClose),
  });
  const options = people.map((person) => ({ value: person.accountId, label: nameOf(person) }));
  return (
    <ActDialog title={say('act.substitute')} command={arrange} onClose={onClose} onSubmit={() => arrange.mutate(typed)}>
      <p>{say('substitute.what')}</p>
      <Select
        label={say('substitute.absent')}
        required
        blank={say('substitute.blank')}
        options={options}
        value={typed.absentAccountId}
        onChange={(absentAccountId) => setTyped({ ...typed, absentAccountId })}
        error={wrongAt(arrange.error, '/absentAccountId')}
      />
      <Select
        label={say('substitute.by')}
        required
        blank={say('substitute.blank')}
        options={options.filter(({ value }) => value !== typed.absentAccountId)}
        value={typed.substituteAccountId}
        onChange={(substituteAccountId) => setTyped({ ...typed, substituteAccountId })}
        error={wrongAt(arrange.error, '/substituteAccountId')}
      />
      <DateInput
        label={say('substitute.from')}
        min={today}
        value={typed.fromDay}
        onChange={(day) => setTyped({ ...typed, fromDay: day ?? today })}
        error={wrongAt(arrange.error, '/fromDay')}
      />
      <DateInput
        label={say('substitute.until')}
        min={typed.fromDay}
        value={typed.untilDay}
        onChange={(day) => setTyped({ ...typed, untilDay: day ?? typed.fromDay })}
        error={wrongAt(arrange.error, '/untilDay')}
      />
    </ActDialog>
  );
}
