import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { z } from 'zod';
import { useCommand, useGet, useRefresh } from '../data.ts';
import { TextInput } from '../fields/text.tsx';
import { Section } from '../frame/page-body.tsx';
import { momentWords } from '../moments.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../parts/states.tsx';
import { say } from '../say.ts';
import { useSignedIn } from '../session.ts';
import { useAct } from './act.ts';
import { addPasskey } from './auth.ts';
import { useSessionAgain } from './session-again.ts';

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
const passkeyList = z.object({ items: z.array(passkey) });
type Passkey = z.output<typeof passkey>;

/** Passkeys of the account: fingerprint, face, a key on a cord. */
export function Passkeys() {
  const passkeys = useGet('/passkeys', passkeyList);
  const [removing, setRemoving] = useState<Passkey>();
  return (
    <Section title={say('passkey.title')}>
      <p className="note">{say('passkey.what')}</p>
      <Answer of={passkeys} lines={2}>
        {({ items }) => (
          <ul className="item-list">
            {items.map((item) => (
              <li key={item.id}>
                <span>
                  <b>{item.name}</b>
                  <span className="sub">
                    {item.lastUsedAt === null
                      ? say('passkey.added', { moment: momentWords(item.createdAt) })
                      : say('passkey.used', { moment: momentWords(item.lastUsedAt) })}
                  </span>
                </span>
                <Button kind="quiet" onClick={() => setRemoving(item)}>
                  {say('passkey.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {browserSupportsWebAuthn() ? <AddPasskey /> : <p className="note">{say('passkey.unsupported')}</p>}
      {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(undefined)} />}
    </Section>
  );
}

function RemovePasskey({
  passkey: { id, name },
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}) {
  const again = useSessionAgain();
  const remove = useCommand({ path: `/passkeys/${id}/remove`, refresh: ['/passkeys'], onDone: () => void again() });
  return (
    <ConfirmDialog
      title={say('passkey.remove-title', { name })}
      act={say('passkey.remove')}
      danger
      onConfirm={() => remove.mutateAsync()}
      onClose={onClose}
    >
      {say('passkey.remove-what')}
    </ConfirmDialog>
  );
}

function AddPasskey() {
  const { secondFactor } = useSignedIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAct();
  const refresh = useRefresh();
  const again = useSessionAgain();
  const needsPassword = secondFactor === 'none' || secondFactor === 'missing';
  const add = async () => {
    const added = await run(() => addPasskey(name.trim(), needsPassword ? password : undefined));
    if (!added) return;
    setName('');
    setPassword('');
    toast(say('passkey.done'));
    await Promise.all([refresh('/passkeys'), again()]);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="row">
        <TextInput
          label={say('passkey.name')}
          help={say('passkey.name-help')}
          value={name}
          onChange={setName}
          maxLength={60}
        />
        {needsPassword && (
          <TextInput
            label={say('password.current')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
      </div>
      {error !== undefined && <ErrorState error={error} />}
      <p className="actions">
        <Button type="submit" icon="plus" busy={busy}>
          {say('passkey.add')}
        </Button>
      </p>
    </form>
  );
}
