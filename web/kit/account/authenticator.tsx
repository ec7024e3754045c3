import { useState } from 'react';
import { z } from 'zod';
import { Tick } from '../fields/choice.tsx';
import { TextInput } from '../fields/text.tsx';
import { Section } from '../frame/page-body.tsx';
import { Button } from '../parts/button.tsx';
import { PrintButton } from '../parts/marks.tsx';
import { ErrorState, toast } from '../parts/states.tsx';
import { say } from '../say.ts';
import { useSignedIn } from '../session.ts';
import { useAct } from './act.ts';
import { auth } from './auth.ts';
import { QrCode } from './qr-code.tsx';
import { useSessionAgain } from './session-again.ts';

const setUp = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const renewed = z.object({ backupCodes: z.array(z.string()) });

type Step =
  | { readonly kind: 'overview' }
  | { readonly kind: 'scan'; readonly uri: string; readonly codes: readonly string[] }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

/** The second factor by an app: set up, recovery codes, removed. */
export function Authenticator() {
  const [step, setStep] = useState<Step>({ kind: 'overview' });
  return (
    <Section title={say('totp.title')} id="second-factor">
      <p className="note">{say('totp.what')}</p>
      {step.kind === 'overview' && <Overview onStep={setStep} />}
      {step.kind === 'scan' && <Scan uri={step.uri} onDone={() => setStep({ kind: 'codes', codes: step.codes })} />}
      {step.kind === 'codes' && <RecoveryCodes codes={step.codes} onDone={() => setStep({ kind: 'overview' })} />}
    </Section>
  );
}

function Overview({ onStep }: { readonly onStep: (step: Step) => void }) {
  const { secondFactor } = useSignedIn();
  const [password, setPassword] = useState('');
  const { busy, error, run } = useAct();
  const again = useSessionAgain();
  const isSet = secondFactor === 'stale' || secondFactor === 'fresh';
  const asked = password === '' ? {} : { password };
  const enable = async () => {
    const { totpURI, backupCodes } = await auth('/two-factor/enable', asked, setUp);
    onStep({ kind: 'scan', uri: totpURI, codes: backupCodes });
  };
  const renew = async () => {
    const { backupCodes } = await auth('/two-factor/generate-backup-codes', asked, renewed);
    onStep({ kind: 'codes', codes: backupCodes });
  };
  const disable = async () => {
    await auth('/two-factor/disable', asked);
    toast(say('totp.removed'));
    await again();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run(isSet ? renew : enable);
      }}
    >
      <TextInput
        label={say('password.current')}
        help={say('totp.password-help')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {error !== undefined && <ErrorState error={error} />}
      <p className="actions">
        {!isSet && (
          <Button kind="main" type="submit" busy={busy}>
            {say('totp.enable')}
          </Button>
        )}
        {isSet && (
          <>
            <Button type="submit" busy={busy}>
              {say('totp.renew')}
            </Button>
            <Button kind="plain" disabled={busy} onClick={() => void run(enable)}>
              {say('totp.enable')}
            </Button>
            <Button kind="danger" disabled={busy} onClick={() => void run(disable)}>
              {say('totp.disable')}
            </Button>
          </>
        )}
      </p>
    </form>
  );
}

function Scan({ uri, onDone }: { readonly uri: string; readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const { busy, error, run } = useAct();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const verify = async () => {
    if (await run(() => auth('/two-factor/verify-totp', { code }))) onDone();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void verify();
      }}
    >
      <p>{say('totp.scan')}</p>
      <QrCode text={uri} label={say('totp.qr')} />
      <p className="note">
        {say('totp.secret')} <code className="code">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <TextInput
        label={say('factor.totp')}
        help={say('factor.totp-help')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
      {error !== undefined && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {say('totp.verify')}
        </Button>
      </p>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const again = useSessionAgain();
  const done = async () => {
    await again();
    onDone();
  };
  return (
    <div className="stack">
      <h3>{say('totp.codes')}</h3>
      <p>{say('totp.codes-what')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="code">{code}</code>
          </li>
        ))}
      </ul>
      <p className="actions">
        <Button kind="plain" onClick={() => void navigator.clipboard?.writeText(codes.join('\n'))}>
          {say('totp.copy')}
        </Button>
        <PrintButton />
      </p>
      <Tick label={say('totp.kept')} checked={kept} onChange={setKept} />
      <p className="actions">
        <Button kind="main" disabled={!kept} onClick={() => kept && void done()}>
          {say('totp.done')}
        </Button>
      </p>
    </div>
  );
}
