import { useState } from 'react';
import { useAct } from '../kit/account/act.ts';
import { auth } from '../kit/account/auth.ts';
import { isAboutPassword, NewPassword, NO_PASSWORD } from '../kit/account/new-password.tsx';
import { TextInput } from '../kit/fields/text.tsx';
import { Button } from '../kit/parts/button.tsx';
import { ErrorState } from '../kit/parts/states.tsx';
import { say } from '../kit/say.ts';
import { Callout } from '../public/components/callout.tsx';

type Step = 'ask' | 'mailed' | 'texted' | 'done';

/** A link by mail, or a code by text message. Says the same whether or not there is such an account. */
export function Forgotten() {
  const [name, setName] = useState('');
  const [step, setStep] = useState<Step>('ask');
  const { busy, error, run } = useAct();
  const ask = async () => {
    const who = name.trim();
    const isMail = who.includes('@');
    const asked = await run(() =>
      isMail
        ? auth('/request-password-reset', { email: who })
        : auth('/phone-number/request-password-reset', { phoneNumber: who }),
    );
    if (asked) setStep(isMail ? 'mailed' : 'texted');
  };
  if (step === 'texted') return <ByCode phone={name.trim()} onDone={() => setStep('done')} />;
  if (step !== 'ask') {
    return (
      <Callout kind="note">
        <p>{say(step === 'mailed' ? 'forgotten.mailed' : 'reset.done')}</p>
      </Callout>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <p className="note">{say('forgotten.what')}</p>
      <TextInput
        label={say('sign-in.name')}
        name="username"
        autoComplete="username"
        inputMode="email"
        value={name}
        onChange={setName}
      />
      {error !== undefined && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {say('forgotten.do')}
        </Button>
      </p>
    </form>
  );
}

function ByCode({ phone, onDone }: { readonly phone: string; readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [value, setValue] = useState(NO_PASSWORD);
  const { busy, error, run } = useAct();
  const reset = async () => {
    if (!value.agrees) return;
    const body = { phoneNumber: phone, otp: code, newPassword: value.password };
    if (await run(() => auth('/phone-number/reset-password', body))) onDone();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void reset();
      }}
    >
      <p className="note">{say('forgotten.texted')}</p>
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
          {say('reset.do')}
        </Button>
      </p>
    </form>
  );
}
