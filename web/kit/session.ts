import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { type Membership, type SessionView, type SignedIn, sessionView } from '../../contracts/session.ts';
import { actFor, useActingFor } from './acting-for.ts';
import { get } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get('/session', sessionView, { signal }),
  staleTime: 60_000,
});

/** Who is signed in; undefined while it is not known yet. */
export function useSession(): SessionView | undefined {
  return useQuery(sessionQuery).data;
}

/** Whom the frame shows its pages to: stays while the person signs in again in the dialog over them. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

/** The person, for everything below the frame. */
export function useSignedIn(): SignedIn {
  const session = useContext(SignedInContext);
  if (!session) throw new Error('a page that needs a person was shown to nobody');
  return session;
}

/** The organisation for whom the person acts: the chosen one, else the first that may be acted for. */
export function useActingMembership(): Membership | undefined {
  const { memberships } = useSignedIn();
  const chosen = useActingFor();
  const membership = memberships.find(({ organisationId }) => organisationId === chosen) ?? memberships[0];
  useEffect(() => actFor(membership?.organisationId), [membership]);
  return membership;
}
