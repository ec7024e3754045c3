import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SignedIn } from '../../../contracts/session.ts';
import { leaveToSignIn } from '../account/back.ts';
import { askPerson } from '../gates.ts';
import { sessionQuery } from '../session.ts';

type FrameSession =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'here'; readonly session: SignedIn };

/**
 * Who the workplace is shown to. Nobody signed in at the start: off to the sign-in page and back. Signed out later:
 * a dialog over the page, which stays as it is. Somebody else signed in: the page is opened anew.
 */
export function useFrameSession(): FrameSession {
  const query = useQuery({ ...sessionQuery, refetchOnWindowFocus: true });
  const last = useRef<SignedIn | undefined>(undefined);
  const { data, error } = query;
  const shown = data?.signedIn ? data : last.current;

  useEffect(() => {
    if (!data) return;
    if (data.signedIn) {
      if (last.current && last.current.account.id !== data.account.id) location.reload();
      last.current = data;
    } else leaveOrAsk(last.current);
  }, [data]);

  if (shown) return { kind: 'here', session: shown };
  if (error) return { kind: 'failed', error, retry: () => void query.refetch() };
  return { kind: 'waiting' };
}

function leaveOrAsk(before: SignedIn | undefined): void {
  if (before) void askPerson('sign-in');
  else leaveToSignIn();
}
