import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session.ts';

/** Asks again who is here and with which second factor. */
export function useSessionAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries(sessionQuery);
}
