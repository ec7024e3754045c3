import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { z } from 'zod';
import { command } from '../api.ts';
import { TextInput } from '../fields/text.tsx';
import { Button } from '../parts/button.tsx';
import { FocusFirst } from '../parts/dialog.tsx';
import { Progress } from '../parts/marks.tsx';
import { ErrorState } from '../parts/states.tsx';
import { say } from '../say.ts';
import { sessionQuery, useSession } from '../session.ts';
import { useAct } from './act.ts';
import { auth, signInWithPasskey } from './auth.ts';
import { SecondFactor } from './second-factor.tsx';

const signInAnswer = z.object({ twoFactorRedirect: z.boolean().optional() });

interface SignInProps {
  /** Signed in, with everything that the account asks for. */
  readonly onDone: () => void;
  /** Where the outside provider sends the person back to; left out in the dialog, which must not leave its page. */
  readonly back?: string;
}

/** Name and password, then the second factor where the account has one. On the page and in the dialog over a page. */
export function SignIn({ onDone, back }: SignInProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<'password' | 'factor'>('password');
  const { busy, error, run } = useAct();

  const pass = async (act: () => Promise<unknown>) => {
    if (await run(act)) onDone();
  };
  const withPassword = async (event: FormEvent) => {
    event.preventDefault();
    let needsFactor = false;
    const passed = await run(async () => {
      const who = name.trim();
      const answer = who.includes('@')
        ? await auth('/sign-in/email', { email: who, password }, signInAnswer)
        : await auth('/sign-in/phone-number', { phoneNumber: who, password }, signInAnswer);
      needsFactor = answer.twoFactorRedirect ?? false;
    });
    if (passed && needsFactor) setStep('factor');
    else if (passed) onDone();
  };
  if (step === 'factor') {
    return (
      <FocusFirst>
        <SecondFactor onDone={onDone} />
      </FocusFirst>
    );
  }
  return (
    <>
      <form className="stack" onSubmit={(event) => void withPassword(event)}>
        <TextInput
          label={say('sign-in.name')}
          name="username"
          autoComplete="username"
          value={name}
          onChange={setName}
          inputMode="email"
        />
        <TextInput
          label={say('sign-in.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {error !== undefined && <ErrorState error={error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={busy}>
            {say('sign-in.do')}
          </Button>
          {browserSupportsWebAuthn() && (
            <Button kind="plain" icon="lock" disabled={busy} onClick={() => void pass(signInWithPasskey)}>
              {say('sign-in.passkey')}
            </Button>
          )}
        </p>
      </form>
      {back !== undefined && <OutsideProvider back={back} onPick={(go) => void run(go)} />}
      <DemonstrationAccounts
        busy={busy}
        onPick={(accountId) => void pass(() => command('/demonstration/sign-in', { accountId }))}
      />
    </>
  );
}

const providerAnswer = z.object({ url: z.string() });

interface OutsideProviderProps {
  readonly back: string;
  readonly onPick: (go: () => Promise<void>) => void;
}

/** The city's unified sign-on, where one is configured. */
function OutsideProvider({ back, onPick }: OutsideProviderProps) {
  const session = useSession();
  const provider = session?.signedIn === false ? session.provider : undefined;
  if (provider === undefined) return null;
  const go = async () => {
    const { url } = await auth('/sign-in/social', { provider: 'oidc', callbackURL: back }, providerAnswer);
    location.assign(url);
  };
  return (
    <p className="actions">
      <Button icon="person" onClick={() => onPick(go)}>
        {say('sign-in.provider', { name: provider })}
      </Button>
    </p>
  );
}

/** Asks for the session every other second while `isWanted`. */
function useLookAgain(isWanted: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => void client.invalidateQueries(sessionQuery), LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [client, isWanted]);
}

const LOOK_MILLISECONDS = 2000;

/** The accounts of the demonstration: one press signs in. */
function DemonstrationAccounts(props: { readonly busy: boolean; readonly onPick: (accountId: string) => void }) {
  const session = useSession();
  const accounts = session?.signedIn === false ? session.demonstrationAccounts : undefined;
  const story = session?.signedIn === false ? session.story : undefined;
  useLookAgain(story !== undefined);
  if (!accounts || (accounts.length === 0 && !story)) return null;
  return (
    <section className="demo-accounts" aria-label={say('sign-in.demonstration')}>
      <h2>{say('sign-in.demonstration')}</h2>
      <p className="note">{say('sign-in.demonstration-what')}</p>
      {story && (
        <p>
          <Progress
            label={say('sign-in.story')}
            value={story.done}
            max={story.of}
            words={say('sign-in.story-words', { done: story.done, of: story.of })}
          />
        </p>
      )}
      <ul>
        {accounts.map(({ accountId, name, role }) => (
          <li key={accountId}>
            <button type="button" disabled={props.busy} onClick={() => props.onPick(accountId)}>
              <b>{name}</b>
              <span>{role}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
