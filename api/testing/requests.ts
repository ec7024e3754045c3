import type { LightMyRequestResponse } from 'fastify';
import type { Problem } from '../../contracts/errors.ts';
import type { Server } from '../server-type.ts';

/** A request that is allowed and small. */
export const SMALL = { asOf: '2026-06-01', claims: [{ id: 'c1', clause: 'content-creation' }] } as const;

/** Posts a body as it stands, JSON or not. */
export function post(
  server: Server,
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return server.inject({
    method: 'POST',
    url,
    payload: body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export function problemOf(response: LightMyRequestResponse): Problem['error'] & { readonly status: number } {
  const { error, status } = response.json<Problem>();
  return { ...error, status };
}
