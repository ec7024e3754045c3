import { PageBody } from '../frame/page-body.tsx';
import { say } from '../say.ts';
import { useSignedIn } from '../session.ts';
import { Authenticator } from './authenticator.tsx';
import { ChangePassword } from './change-password.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';

/** Second factor, passkeys, password, sessions of the person who is signed in. */
export function Page() {
  const { account } = useSignedIn();
  const note = [account.name, account.email, account.phone].filter(Boolean).join(' · ');
  return (
    <PageBody title={say('frame.account')} note={note} narrow>
      <Authenticator />
      <Passkeys />
      <ChangePassword />
      <Sessions />
    </PageBody>
  );
}
