import { QueryClient, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { actingFor, useActingFor } from './acting-for.ts';
import { command, get } from './api.ts';
import { ApiProblem } from './problem.ts';
import { randomId } from './random-id.ts';

/** Reading and acting from components. What was read is kept by organisation and path. */

const FRESH_MILLISECONDS = 10_000;
const TRIES = 2;

/** Only what may go better the next time is tried again: no answer, or a fault of the service. */
function worthAnotherTry(count: number, error: unknown): boolean {
  const refused = error instanceof ApiProblem && error.status < 500;
  return count < TRIES && !refused;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MILLISECONDS, retry: worthAnotherTry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

interface GetOptions {
  /** False: nothing is asked yet. */
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds while the page is seen. */
  readonly pollMilliseconds?: number | false;
}

/** What the service answers to `path` (`/works/w1`). The result goes to `<Answer>` or is read by hand. */
export function useGet<S extends z.ZodType>(
  path: string,
  schema: S,
  { enabled = true, pollMilliseconds = false }: GetOptions = {},
): UseQueryResult<z.output<S>> {
  const organisation = useActingFor();
  return useQuery({
    queryKey: ['get', organisation ?? '', path],
    queryFn: ({ signal }) => get(path, schema, { signal }),
    enabled,
    refetchInterval: pollMilliseconds,
  });
}

/** Makes what was read from these paths (prefixes: `/works`) be read again. */
export function useRefresh(): (...prefixes: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (...prefixes) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [kind, , path] }) =>
        kind === 'get' && typeof path === 'string' && prefixes.some((prefix) => path.startsWith(prefix)),
    });
}

/** Puts an answer in the place of what was read before (`remember('/applications/a1', draft)`), without asking again. */
export function useRemember(): (path: string, answer: unknown) => void {
  const client = useQueryClient();
  return (path, answer) => client.setQueryData(['get', actingFor() ?? '', path], answer);
}

interface CommandUse<Input, S extends z.ZodType> {
  readonly path: string | ((input: Input) => string);
  readonly schema?: S;
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The body for an input. Default: the input itself. */
  readonly body?: (input: Input) => unknown;
  /** Paths (prefixes) that have to be read again afterwards. */
  readonly refresh?: readonly string[];
  readonly onDone?: (answer: z.output<S>, input: Input) => void;
}

/**
 * An act of a person: `const accept = useCommand({ path: (id) => `/applications/${id}/accept` }); accept.mutate(id)`.
 * Pressed again after a failure without an answer, it goes out under the same key; a refusal ends the act.
 */
export function useCommand<Input = void, S extends z.ZodType = z.ZodUnknown>(use: CommandUse<Input, S>) {
  const refresh = useRefresh();
  const open = useRef<{ readonly act: string; readonly key: string } | undefined>(undefined);
  return useMutation<z.output<S>, Error, Input>({
    mutationFn: async (input) => {
      const path = typeof use.path === 'string' ? use.path : use.path(input);
      const body = use.body ? use.body(input) : (input ?? {});
      const act = JSON.stringify([path, body, actingFor()]);
      if (open.current?.act !== act) open.current = { act, key: randomId() };
      try {
        const answer = await command(path, body, {
          idempotencyKey: open.current.key,
          ...(use.schema ? { schema: use.schema } : {}),
          ...(use.method ? { method: use.method } : {}),
        });
        open.current = undefined;
        return answer;
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500) open.current = undefined;
        throw error;
      }
    },
    onSuccess: async (answer, input) => {
      use.onDone?.(answer, input);
      await refresh(...(use.refresh ?? []));
    },
  });
}
