import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { wayBack } from '../kit/account/back.ts';
import { SecondFactor } from '../kit/account/second-factor.tsx';
import { SignIn } from '../kit/account/sign-in.tsx';
import { Brand } from '../kit/frame/brand.tsx';
import { OfflineBar } from '../kit/parts/states.tsx';
import { say } from '../kit/say.ts';
import { sessionQuery } from '../kit/session.ts';
import { Callout } from '../public/components/callout.tsx';
import { Forgotten } from './forgotten.tsx';
import { Register } from './register.tsx';
import { Reset } from './reset.tsx';

type Step = 'sign-in' | 'register' | 'forgotten' | 'reset';

function stepOf(path: string): Step {
  const last = path.split('/')[2];
  return last === 'register' || last === 'forgotten' || last === 'reset' ? last : 'sign-in';
}

/** Another step, with the way back kept. */
function stepPath(step: Step): string {
  const back = new URLSearchParams(location.search).get('back');
  const path = step === 'sign-in' ? '/sign-in' : `/sign-in/${step}`;
  return back === null ? path : `${path}?${new URLSearchParams({ back })}`;
}

/** Signing in and what belongs to it; goes on to where the person came from, else to the workplace of the account. */
export function SignInPage() {
  const client = useQueryClient();
  const step = stepOf(location.pathname);
  const goOn = async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    const isStaff = session.signedIn && session.staffRoles.length > 0;
    location.replace(wayBack() ?? (isStaff ? '/office' : '/my'));
  };
  const onDone = () => void goOn();
  if (step === 'register') {
    return (
      <Frame title={say('register.title')} links={['sign-in']}>
        <Register onDone={onDone} />
      </Frame>
    );
  }
  if (step === 'forgotten') {
    return (
      <Frame title={say('forgotten.title')} links={['sign-in']}>
        <Forgotten />
      </Frame>
    );
  }
  if (step === 'reset') {
    return (
      <Frame title={say('reset.title')} links={['sign-in', 'forgotten']}>
        <Reset signInPath={stepPath('sign-in')} />
      </Frame>
    );
  }
  const query = new URLSearchParams(location.search);
  const back = query.get('back') ?? '/sign-in';
  return (
    <Frame title={say('sign-in.title')} links={['register', 'forgotten']}>
      {query.has('error') && (
        <Callout kind="error">
          <p>{say('sign-in.error')}</p>
        </Callout>
      )}
      {query.has('verified') && (
        <Callout kind="note">
          <p>{say('sign-in.verified')}</p>
        </Callout>
      )}
      {query.has('second-factor') ? <SecondFactor onDone={onDone} /> : <SignIn onDone={onDone} back={back} />}
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly links: readonly Exclude<Step, 'reset'>[];
  readonly children: ReactNode;
}

function Frame({ title, links, children }: FrameProps) {
  useEffect(() => {
    document.title = say('title', { page: title });
  }, [title]);
  return (
    <>
      <a className="skip" href="#main">
        {say('frame.skip')}
      </a>
      <header className="my-head">
        <Brand />
      </header>
      <OfflineBar />
      <main id="main" className="sign-in" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
        <nav className="sign-in__links" aria-label={say('sign-in.other')}>
          {links.map((step) => (
            <a key={step} href={stepPath(step)}>
              {say(`link.${step}`)}
            </a>
          ))}
        </nav>
      </main>
    </>
  );
}
