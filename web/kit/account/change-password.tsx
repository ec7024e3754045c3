import { useState } from 'react';
import { TextInput } from '../fields/text.tsx';
import { Section } from '../frame/page-body.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorState, toast } from '../parts/states.tsx';
import { say } from '../say.ts';
import { useAct } from './act.ts';
import { auth } from './auth.ts';
import { isAboutPassword, NewPassword, NO_PASSWORD } from './new-password.tsx';

/** A new password; all other sessions end with the old one. */
export function ChangePassword() {
  const [current, setCurrent] = useState('');
  const [value, setValue] = useState(NO_PASSWORD);
  const [done, setDone] = useState(0);
  const { busy, error, run } = useAct();
  const change = async () => {
    if (!value.agrees) return;
    const body = { currentPassword: current, newPassword: value.password };
    if (!(await run(() => auth('/change-password', body)))) return;
    setCurrent('');
    setValue(NO_PASSWORD);
    setDone(done + 1);
    toast(say('password.changed'));
  };
  return (
    <Section title={say('password.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <TextInput
          label={say('password.current')}
          name="current-password"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <NewPassword key={done} value={value} onChange={setValue} error={error} />
        {error !== undefined && !isAboutPassword(error) && <ErrorState error={error} />}
        <p className="actions">
          <Button type="submit" busy={busy}>
            {say('password.change')}
          </Button>
        </p>
      </form>
    </Section>
  );
}
