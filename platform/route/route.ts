import type { Command, Query } from '../command/command.ts';

/**
 * Where a command or query is reached. The routes of a module stand in its `routes.ts`, the only file of it that knows
 * HTTP. `:name` parts of the path and the body (of a query: the query string) together are the input.
 */
export type Route = CommandRoute | QueryRoute;

// biome-ignore lint/suspicious/noExplicitAny: a list of commands of different inputs; each checks its own input.
type AnyCommand = Command<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: the same for queries.
type AnyQuery = Query<any, any>;

export interface CommandRoute {
  readonly kind: 'command';
  readonly method: 'POST';
  readonly path: string;
  readonly command: AnyCommand;
}

export interface QueryRoute {
  readonly kind: 'query';
  readonly method: 'GET';
  readonly path: string;
  readonly query: AnyQuery;
}

/** A command under its address below /api/v1. */
export function post(path: `/${string}`, command: AnyCommand): CommandRoute {
  return { kind: 'command', method: 'POST', path: `/api/v1${path}`, command };
}

/** A query under its address below /api/v1. */
export function get(path: `/${string}`, query: AnyQuery): QueryRoute {
  return { kind: 'query', method: 'GET', path: `/api/v1${path}`, query };
}
