import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { answerGate, mountGates, useOpenGate } from '../gates.ts';
import { Dialog, FocusFirst } from '../parts/dialog.tsx';
import { Loading } from '../parts/states.tsx';
import { say } from '../say.ts';
import { sessionQuery, useSignedIn } from '../session.ts';

const SignIn = lazy(async () => ({ default: (await import('../account/sign-in.tsx')).SignIn }));
const SecondFactor = lazy(async () => ({ default: (await import('../account/second-factor.tsx')).SecondFactor }));

/** The dialogs over a page whose calls wait: sign in again, show the second factor. */
export function Gates() {
  const open = useOpenGate();
  const client = useQueryClient();
  const person = useSignedIn().account.id;
  useEffect(mountGates, []);
  // Who opens the dialog is signed out: the form needs to know what this site offers to sign in.
  useEffect(() => {
    if (open === 'sign-in') void client.invalidateQueries(sessionQuery);
  }, [open, client]);
  if (!open) return null;
  const pass = async () => {
    const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    const same = session.signedIn && session.account.id === person;
    answerGate(open, same);
    // Somebody else: nothing that waits may be done in another name, and nothing stays on the screen.
    if (!same) location.reload();
  };
  const onDone = () => void pass();
  return (
    <Dialog key={open} title={say(`gate.${open}`)} onClose={() => answerGate(open, false)}>
      <p className="note">{say(`gate.${open}-why`)}</p>
      <Suspense fallback={<Loading lines={3} />}>
        <FocusFirst key={open}>
          {open === 'sign-in' ? <SignIn onDone={onDone} /> : <SecondFactor onDone={onDone} />}
        </FocusFirst>
      </Suspense>
    </Dialog>
  );
}
