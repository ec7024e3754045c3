import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { TextInput } from '../fields/text.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorState } from '../parts/states.tsx';
import { say } from '../say.ts';
import { useAct } from './act.ts';
import { confirmSecondFactor, signInWithPasskey } from './auth.ts';

/** The code of the app, a recovery code, or a passkey. While signing in, and before a sensitive act. */
export function SecondFactor({ onDone }: { readonly onDone: () => void }) {
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp');
  const [code, setCode] = useState('');
  const { busy, error, run } = useAct();
  const pass = async (act: () => Promise<void>) => {
    if (await run(act)) onDone();
  };
  const other = kind === 'totp' ? 'recovery' : 'totp';
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void pass(() => confirmSecondFactor(code));
      }}
    >
      <TextInput
        key={kind}
        label={say(`factor.${kind}`)}
        help={say(`factor.${kind}-help`)}
        name="one-time-code"
        autoComplete="one-time-code"
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        value={code}
        onChange={setCode}
      />
      {error !== undefined && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {say('factor.do')}
        </Button>
        {browserSupportsWebAuthn() && (
          <Button kind="plain" icon="lock" disabled={busy} onClick={() => void pass(signInWithPasskey)}>
            {say('factor.passkey')}
          </Button>
        )}
        <Button
          kind="quiet"
          onClick={() => {
            setKind(other);
            setCode('');
          }}
        >
          {say(`factor.use-${other}`)}
        </Button>
      </p>
    </form>
  );
}
