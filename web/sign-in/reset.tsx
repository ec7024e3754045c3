import { useState } from 'react';
import { useAct } from '../kit/account/act.ts';
import { auth } from '../kit/account/auth.ts';
import { isAboutPassword, NewPassword, NO_PASSWORD } from '../kit/account/new-password.tsx';
import { Button } from '../kit/parts/button.tsx';
import { LinkButton } from '../kit/parts/link.tsx';
import { ErrorState } from '../kit/parts/states.tsx';
import { say } from '../kit/say.ts';
import { Callout } from '../public/components/callout.tsx';

/** Where the link of a mail leads: a forgotten password, or an account that was made for somebody invited. */
export function Reset({ signInPath }: { readonly signInPath: string }) {
  const [value, setValue] = useState(NO_PASSWORD);
  const [done, setDone] = useState(false);
  const { busy, error, run } = useAct();
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const reset = async () => {
    if (!value.agrees) return;
    if (await run(() => auth('/reset-password', { token, newPassword: value.password }))) setDone(true);
  };
  if (done) {
    return (
      <Callout kind="note">
        <p>{say('reset.done')}</p>
        <p className="actions">
          <LinkButton kind="main" href={signInPath}>
            {say('sign-in.do')}
          </LinkButton>
        </p>
      </Callout>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void reset();
      }}
    >
      <p className="note">{say('reset.what')}</p>
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
