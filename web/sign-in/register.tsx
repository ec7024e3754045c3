import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../kit/account/act.ts';
import { auth } from '../kit/account/auth.ts';
import { isAboutPassword, NewPassword, NO_PASSWORD } from '../kit/account/new-password.tsx';
import { command } from '../kit/api.ts';
import { RadioGroup } from '../kit/fields/choice.tsx';
import { TextInput } from '../kit/fields/text.tsx';
import { Button } from '../kit/parts/button.tsx';
import { ErrorState, toast } from '../kit/parts/states.tsx';
import { say } from '../kit/say.ts';
import { sessionQuery } from '../kit/session.ts';
import { Callout } from '../public/components/callout.tsx';

/** A person registers by e-mail or by mobile number; the organisation comes afterwards. */
export function Register({ onDone }: { readonly onDone: () => void }) {
  const [by, setBy] = useState('email');
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <Callout kind="note">
        <p>{say('register.mail-sent')}</p>
      </Callout>
    );
  }
  return (
    <>
      <p className="note">{say('register.what')}</p>
      <RadioGroup
        label={say('register.by')}
        inline
        value={by}
        onChange={setBy}
        options={[
          { value: 'email', label: say('register.by-email') },
          { value: 'phone', label: say('register.by-phone') },
        ]}
      />
      {by === 'email' ? <ByEmail onDone={onDone} onSent={() => setSent(true)} /> : <ByPhone onDone={onDone} />}
    </>
  );
}

function ByEmail({ onDone, onSent }: { readonly onDone: () => void; readonly onSent: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [value, setValue] = useState(NO_PASSWORD);
  const { busy, error, run } = useAct();
  const client = useQueryClient();
  const register = async () => {
    if (!value.agrees) return;
    const body = { name, email: email.trim(), password: value.password, callbackURL: '/sign-in?verified=1' };
    if (!(await run(() => auth('/sign-up/email', body)))) return;
    // Where mail is sent, the address has to be verified first, and nobody is signed in yet.
    const { signedIn } = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (signedIn) onDone();
    else onSent();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
    >
      <TextInput label={say('register.name')} name="name" autoComplete="name" value={name} onChange={setName} />
      <TextInput
        label={say('register.email')}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <NewPassword value={value} onChange={setValue} error={error} />
      {error !== undefined && !isAboutPassword(error) && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {say('register.do')}
        </Button>
      </p>
    </form>
  );
}

function ByPhone({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [value, setValue] = useState(NO_PASSWORD);
  const sending = useAct();
  const { busy, error, run } = useAct();
  const send = async () => {
    if (await sending.run(() => auth('/phone-number/send-otp', { phoneNumber: phone }))) toast(say('code.sent'));
  };
  const register = async () => {
    if (!value.agrees) return;
    const body = { name, phone, code, password: value.password };
    if (await run(() => command('/account/sign-up-by-phone', body))) onDone();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
    >
      <TextInput label={say('register.name')} name="name" autoComplete="name" value={name} onChange={setName} />
      <TextInput
        label={say('register.phone')}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="username"
        value={phone}
        onChange={setPhone}
      />
      <p className="actions">
        <Button kind="plain" busy={sending.busy} onClick={() => void send()}>
          {say('code.send')}
        </Button>
      </p>
      {sending.error !== undefined && <ErrorState error={sending.error} />}
      <TextInput
        label={say('code.label')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      <NewPassword value={value} onChange={setValue} error={error} />
      {error !== undefined && !isAboutPassword(error) && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {say('register.do')}
        </Button>
      </p>
    </form>
  );
}
